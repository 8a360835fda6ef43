import Forms
import Grid
import Notation

extension Rule {
  /// A zero that stands for "not surveyed".
  static let zeroForMissing = Rule(
    id: "NUM-007",
    title: Message(ja: "空白と0の混同", en: "Zero in place of a missing value"),
    severity: .warning,
    why: Message(
      ja: "調べていない年を 0 と書くと、平均や増減が実際と大きく違ってしまいます。",
      en: "A zero for a year without a survey distorts every average and every change."),
    condition: Message(
      ja: "実績が 0 で、同じ行の文章に「未実施」「調査なし」などとある。"
        + "または、前後の年の実績がどちらも 50 以上なのに、間の年だけ 0。",
      en: "An actual of 0 beside a text that says 未実施 or 調査なし, or between two years whose "
        + "actuals are both 50 or more."),
    remedy: Message(
      ja: "調べていないなら欠損記号を、本当に 0 なら理由を書いてください。",
      en: "Write the missing mark if nothing was measured; say why if it really was zero."),
    source: "NUM-007（数値）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "前後の年は大きい", "large values before and after", layout: .yearly,
        grid: "参加者数|人|100|120|130|120|↓0|131|-",
        corrected: "参加者数|人|100|120|130|120|-|131|-"),
      Example(
        "調査をしていない", "no survey took place", layout: .yearly,
        grid: "満足度|%|60|65|70|61|↓0|-|R4は調査未実施",
        corrected: "満足度|%|60|65|70|61|-|-|R4は調査未実施"),
      Example(
        "基準の0から始まる", "a start from zero", layout: .yearly,
        grid: "登録団体数|団体|10|50|90|0|50|142|-"),
      Example(
        "小さな値の間の0", "zero among small values", layout: .yearly,
        grid: "死亡事故件数|件|3|3|3|2|0|1|-"),
      Example(
        "欠損記号", "a missing mark", layout: .yearly,
        grid: "参加者数|人|100|120|130|120|-|131|R4は調査未実施"),
    ],
    check: ZeroForMissing.check)
}

private enum ZeroForMissing {
  private static let least = ExactDecimal(50)

  static func check(_ context: RuleContext) -> [Finding] {
    let suspects = context.form.allIndicators.map { ($0, Series($0, [.actual]).points) }
      .filter { $0.1.contains(where: \.number.isZero) }
    guard !suspects.isEmpty else { return [] }
    let said = wordsInSentences(context)
    return suspects.flatMap { indicator, points -> [Finding] in
      let silent = word(beside: indicator, context) ?? indicator.nameLocation.flatMap { said[$0] }
      return points.indices.filter { points[$0].number.isZero }.compactMap { index in
        let around = [index - 1, index + 1].filter(points.indices.contains).map { points[$0] }
        let isHole = around.count == 2 && around.allSatisfy { $0.number >= least }
        guard isHole || silent != nil else { return nil }
        return finding(points[index], isHole ? around : [], silent, indicator, context)
      }
    }
  }

  private static let words = [
    "調査未実施", "調査なし", "調査無し", "調査を実施していない", "調査を行っていない", "調査を実施しなかった",
    "調査を行わなかった", "未調査", "未計測", "未測定", "隔年調査", "未実施",
  ]

  /// The word by which a text of the indicator's own row says that nothing was measured.
  private static func word(
    beside indicator: Indicator, _ context: RuleContext
  ) -> (word: String, field: Field)? {
    let fields = context.form.record(of: indicator)?.fields ?? []
    for field in fields where !field.key.hasPrefix("判定.") && field.key != "指標.名称" {
      let text = Normalization.n2(field.text)
      if let word = words.first(where: { text.contains($0) }) { return (word, field) }
    }
    return nil
  }

  /// The same in a sentence elsewhere, by where the indicator that it names has its name.
  private static func wordsInSentences(
    _ context: RuleContext
  ) -> [Location: (word: String, field: Field)] {
    var found: [Location: (word: String, field: Field)] = [:]
    for narrative in context.narratives {
      for mention in narrative.mentions {
        guard let subject = mention.subject,
          let name = narrative.indicators[subject].nameLocation, found[name] == nil
        else { continue }
        let rest = narrative.words(mention.range.upperBound..<narrative.text.utf8.count)
        let text = Normalization.n2(String(rest.prefix { $0 != "。" && !$0.isNewline }))
        if let word = words.first(where: { text.contains($0) }) {
          found[name] = (word, narrative.field)
        }
      }
    }
    return found
  }

  private static func finding(
    _ point: Series.Point, _ around: [Series.Point], _ silent: (word: String, field: Field)?,
    _ indicator: Indicator, _ context: RuleContext
  ) -> Finding {
    let place = point.value.location.cell
    let mark = context.form.template.settings.missingMark ?? "-"
    let edit =
      point.value.location.range == nil
      ? context.edit(point.value.location, to: .text(mark)) : nil
    let neighbours = around.map { "\($0.number)" }
    return context.finding(
      point.value, of: indicator,
      Message(
        ja: "実績の 0 は「値なし」の意味ではありませんか", en: "Does this 0 mean that there is no value?"),
      detail: [
        around.isEmpty
          ? .written(
            ja: "0　文章には「\(silent?.word ?? "")」", en: "0, while the text says \(silent?.word ?? "")")
          : .written(
            ja: "0　前後の年は \(neighbours.joined(separator: " と "))",
            en: "0, the years around it \(neighbours.joined(separator: " and "))"),
        .remedy(
          ja: "調べていない年なら \(place) を欠損記号「\(mark)」にする。本当に 0 なら理由を書き添える",
          en:
            "put the missing mark \(mark) into \(place) if nothing was measured; else say why it is 0"
        ),
      ],
      evidence: around.map { Evidence("neighbour", "\($0.number)") },
      related: around.map(\.value.location) + (silent.map { [$0.field.location] } ?? []),
      fix: edit.map { Fix(.unsafe, [$0]) })
  }
}
