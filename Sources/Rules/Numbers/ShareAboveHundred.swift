import Forms
import Grid
import Notation

extension Rule {
  /// A share of a whole above 100 percent.
  static let shareAboveHundred = Rule(
    id: "NUM-010",
    title: Message(ja: "割合が100%超", en: "Share above 100 percent"),
    severity: .warning,
    why: Message(
      ja: "全体に対する割合は 100％ を超えません。分母か値の誤りです。",
      en: "A share of a whole cannot exceed 100 percent: the value or the whole is wrong."),
    condition: Message(
      ja: "名称が 率・割合・比率 で終わり、単位が％で、値が 100 を超える。"
        + "達成率・進捗率・増減率・伸び率・前年比・充足率は対象外。稼働率・執行率は情報。",
      en: "The name ends in 率, 割合 or 比率, the unit is %, and a value exceeds 100; rates of "
        + "achievement, progress, change and sufficiency are left alone, 稼働率 and 執行率 a hint."),
    remedy: Message(
      ja: "分子・分母と値を確かめてください。", en: "Check the counts and the value."),
    source: "NUM-010（数値）",
    scope: .cell,
    examples: [
      Example(
        "加入率が 104％", "a membership of 104 percent",
        grid: "加入率|%|60|70|↓104|A|-|内容|①"),
      Example("稼働率は情報", "use of capacity is a hint", grid: "施設の稼働率|%|60|70|↓104|A|-|内容|①"),
      Example(
        "増減率は100を超えてよい", "a change may exceed 100",
        grid: "来場者の増減率|%|60|70|131|A|-|内容|①"),
      Example("ちょうど100", "exactly 100", grid: "加入率|%|60|100|100|A|-|内容|①"),
    ],
    check: ShareAboveHundred.check)
}

private enum ShareAboveHundred {
  private static let free = [
    "達成率", "進捗率", "増減率", "増加率", "減少率", "伸び率", "前年比", "前年度比", "充足率", "対前年", "上昇率",
    "成長率", "倍率", "収支比率", "負担比率", "回収率", "自給率", "混雑率", "乗車率", "回転率", "流動比率",
    "当座比率", "固定比率", "有効求人",
  ]
  private static let mild = ["稼働率", "執行率"]

  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.flatMap { indicator -> [Finding] in
      let name = Normalization.withoutQualifier(Normalization.n2(indicator.shortName))
      guard ["率", "割合", "比率"].contains(where: name.hasSuffix),
        !free.contains(where: name.contains), indicator.knownUnit?.canonical == "%"
      else { return [] }
      let severity: Severity? = mild.contains(where: name.contains) ? .info : nil
      return indicator.numbers.filter { ($0.value ?? .zero) > ExactDecimal(100) }.map { value in
        let tenfold = value.value.map { $0 > ExactDecimal(1000) } ?? false
        return context.finding(
          value, of: indicator, severity: severity,
          Message(
            ja: "割合が 100％ を超えています", en: "The share is above 100 percent"),
          detail: [
            .cause(
              ja: tenfold ? "％表示のセルに 100 倍した値を入力した" : "分子と分母の取り違え、または桁の打ち間違い",
              en: tenfold
                ? "a value times 100 in a cell with a percent format"
                : "numerator and denominator confused, or a typing error"),
            .remedy(
              ja: "\(value.location.cell) の分子・分母を確かめる",
              en: "check the counts behind \(value.location.cell)"),
          ],
          related: [indicator.unitLocation].compactMap { $0 })
      }
    }
  }
}
