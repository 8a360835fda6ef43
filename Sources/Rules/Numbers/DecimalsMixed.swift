import Forms
import Grid
import Notation

extension Rule {
  /// Values of one indicator with different numbers of decimals.
  static let decimalsMixed = Rule(
    id: "NUM-008",
    title: Message(ja: "小数桁の不統一", en: "Different decimals within one indicator"),
    severity: .warning,
    why: Message(
      ja: "桁がそろっていないと、100% が 99.6% を丸めたものかどうか読む人には分かりません。",
      en: "With mixed decimals a reader cannot tell whether 100% was rounded from 99.6%."),
    condition: Message(
      ja: "1つの指標の基準・目標・実績で、見えている小数の桁数が違う。"
        + "最も多い桁数（同数なら最初の値の桁数）を基準にする。万などの単位で書いた数が混ざる指標は見ない。",
      en: "The values of one indicator are shown with different numbers of decimals. The most "
        + "frequent number is the standard, on a tie the first value's. Indicators told partly in 万 "
        + "are left alone."),
    remedy: Message(
      ja: "小数の桁数をそろえてください（表示形式だけを変えます）。",
      en: "Show the same number of decimals; only the number format needs to change."),
    source: "NUM-008（数値）",
    fixSafety: .unsafe,
    scope: .indicator,
    examples: [
      Example(
        "実績だけ小数がある", "only the actual has decimals",
        grid: "活用率|%|93|95|↓88.4{0.0}|C|理由|内容|①",
        corrected: "活用率|%|93{0.0}|95{0.0}|88.4{0.0}|C|理由|内容|①"),
      Example(
        "同数なら最初の値が基準", "on a tie the first value is the standard", layout: .register,
        grid: "意識が向上した人の割合|86.2%|↓100%|受講者の割合"),
      Example(
        "伸び率の注記の小数", "decimals of a note on growth", layout: .register,
        grid: "納税する企業数|868社|900社（3.7%増）|法人市民税"),
      Example(
        "同じ桁", "the same decimals",
        grid: "加入率|%|66.1{0.0}|70.0{0.0}|58.2{0.0}|C|理由|内容|①"),
      Example(
        "％表示の小数", "decimals under a percent format",
        grid: "加入率|%|0.031{0.0%}|0.1{0.0%}|0.09{0.0%}|C|理由|内容|①"),
    ],
    check: DecimalsMixed.check)
}

private enum DecimalsMixed {
  private struct Shown {
    var value: IndicatorValue
    var decimals: Int
  }

  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      let shown = indicator.numbers.map { value in
        Shown(value: value, decimals: value.shownDecimals)
      }
      let units = Set(shown.map { $0.value.unit.flatMap(Units.canonicalSpelling) ?? "" })
      // 「43.4万点」 beside 「362,437点」 says nothing of decimals.
      guard units.count == 1, Set(shown.map { $0.value.parsed?.multiplier ?? 1 }).count == 1,
        let standard = Frequency(shown.map(\.decimals)).mostFrequent,
        let first = shown.filter({ $0.decimals != standard }).min(by: isBefore)
      else { return nil }
      return finding(first, standard, shown, indicator, context)
    }
  }

  private static func isBefore(_ left: Shown, _ right: Shown) -> Bool {
    left.value.location < right.value.location
  }

  private static func finding(
    _ first: Shown, _ standard: Int, _ shown: [Shown], _ indicator: Indicator,
    _ context: RuleContext
  ) -> Finding {
    let inputs = Wording.inputs(shown.map(\.value))
    let fix = fix(shown, context)
    let most = shown.map(\.decimals).max() ?? standard
    return context.finding(
      at: first.value.location, key: Wording.key(first.value), owner: indicator.name,
      Message(
        ja: "小数の桁数がそろっていません（\(inputs.ja)）",
        en: "The decimals differ (\(inputs.en))"),
      detail: [
        written(first, standard, shown),
        .cause(
          ja: "整数で入力した、または表示形式がセルごとに違う",
          en: "typed without decimals, or formats that differ from cell to cell"),
        .remedy(
          ja: fix == nil
            ? "桁数をそろえて書く（小数 \(most) 桁の値が分かれば書き足す）"
            : "表示形式を小数 \(most) 桁にそろえる（値は変えない）",
          en: fix == nil
            ? "write all values with the same decimals (\(most), where they are known)"
            : "show \(Message.counted(most, "decimal")) everywhere; the values stay"),
      ],
      evidence: shown.map { Evidence($0.value.role.rawValue, Wording.shown($0.value)) },
      related: shown.map(\.value.location).filter { $0 != first.value.location },
      fix: fix)
  }

  private static func written(
    _ first: Shown, _ standard: Int, _ shown: [Shown]
  ) -> Message {
    let counts = Set(shown.map(\.decimals)).sorted()
    if shown.count(where: { $0.decimals != standard }) == 1 {
      return .written(
        ja: "\(Wording.shown(first.value)) は小数 \(first.decimals) 桁　ほかの値は \(standard) 桁",
        en: "\(Wording.shown(first.value)), decimals: \(first.decimals), elsewhere \(standard)")
    }
    let lists = counts.map { count in
      Wording.list(shown.filter { $0.decimals == count }.map { Wording.shown($0.value) })
    }
    return .written(
      ja: zip(counts, lists).map { "小数 \($0) 桁 \($1.ja)" }.joined(separator: "　"),
      en: zip(counts, lists).map { "decimals \($0): \($1.en)" }.joined(separator: "; "))
  }

  /// Only the number format changes, and only towards more decimals, so that no digit disappears.
  private static func fix(_ shown: [Shown], _ context: RuleContext) -> Fix? {
    let most = shown.map(\.decimals).max() ?? 0
    var edits: [CellEdit] = []
    for entry in shown where entry.decimals < most {
      guard let cell = context.cell(at: entry.value.location), case .number = cell.value,
        let edit = context.edit(
          entry.value.location, to: cell.value,
          format: FormatCode.with(decimals: most, cell.numberFormat))
      else { return nil }
      edits.append(edit)
    }
    return edits.isEmpty ? nil : Fix(context.optInSafety, edits)
  }
}
