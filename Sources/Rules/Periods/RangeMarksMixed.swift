import Forms
import Grid
import Notation

extension Rule {
  /// ～ beside ~ and － between periods.
  static let rangeMarksMixed = Rule(
    id: "ERA-011",
    title: Message(ja: "範囲記号のゆれ", en: "Several marks between periods"),
    severity: .info,
    why: Message(
      ja: "期間の記号が混ざると、検索や自動の読み取りで取りこぼします。",
      en: "With several marks ranges are missed by searches and programs."),
    condition: Message(
      ja: "年と年の間の記号（～ 〜 ~ － - など）がファイルの中で2種類以上ある。"
        + "基準はパラメータ「記号」、なければ最も多い記号。",
      en: "Two or more marks stand between periods in one file. The parameter 記号 gives the "
        + "standard, else the most frequent one."),
    remedy: Message(ja: "1種類の記号にそろえてください。", en: "Use one mark."),
    source: "ERA-011（年・期間）",
    fixSafety: .safe,
    scope: .form,
    examples: [
      Example(
        "2種類の記号", "two marks", layout: .periods,
        grid: "計画期間|令和2年度～令和6年度\n始期|↓令和2年度~令和4年度\n終期|令和5年度～令和6年度\n記入日|令和5年4月28日\n経過|進めた。",
        corrected:
          "計画期間|令和2年度～令和6年度\n始期|令和2年度～令和4年度\n終期|令和5年度～令和6年度\n記入日|令和5年4月28日\n経過|進めた。"),
      Example(
        "1種類", "one mark", layout: .periods,
        grid: "計画期間|令和2年度～令和6年度\n始期|令和2年度\n終期|令和6年度\n記入日|令和5年4月28日\n経過|令和2年度～令和4年度に進めた。"),
      Example(
        "年の間でない記号", "a mark between other things", layout: .periods,
        grid: "計画期間|令和2年度～令和6年度\n始期|令和2年度\n終期|令和6年度\n記入日|令和5年4月28日\n経過|20~29歳の参加が増えた。"),
    ],
    check: RangeMarksMixed.check)
}

private enum RangeMarksMixed {
  private struct Use {
    var text: PeriodText
    var range: PeriodRange
  }

  static func check(_ context: RuleContext) -> [Finding] {
    let uses = context.texts.periods.flatMap { text in
      text.ranges.filter { $0.mark != "から" }.map { Use(text: text, range: $0) }
    }
    let counts = Frequency(uses.map(\.range.mark))
    guard counts.ordered.count > 1,
      let standard = context.parameters["記号"] ?? counts.mostFrequent
    else { return [] }
    let deviating = uses.filter { $0.range.mark != standard }
    guard let first = deviating.first else { return [] }
    let list = counts.ordered.map { "「\($0.value)」\($0.count)件" }.joined(separator: "・")
    let listEN = counts.ordered.map { "\"\($0.value)\" × \($0.count)" }.joined(separator: ", ")
    let place = first.text.place(first.range.markRange)
    return [
      context.finding(
        at: place, key: "mark", owner: "",
        Message(
          ja: "期間の記号が混ざっています（\(list)）", en: "Several marks between periods (\(listEN))"),
        detail: [
          .written(
            ja: "「\(first.text.text.utf8Text(first.range.range))」　そろえる記号「\(standard)」",
            en:
              "\"\(first.text.text.utf8Text(first.range.range))\", the standard is \"\(standard)\""),
          .remedy(
            ja: "\(place.cell) などの記号を「\(standard)」にする",
            en: "use \(standard) in \(place.cell) and elsewhere"),
        ],
        evidence: counts.ordered.map { Evidence($0.value, "\($0.count)") },
        related: deviating.dropFirst().map(\.text.location),
        fix: fix(deviating, standard, context))
    ]
  }

  /// Period fields only; a narrative is not rewritten.
  private static func fix(_ uses: [Use], _ standard: String, _ context: RuleContext) -> Fix? {
    let fields = Dictionary(grouping: uses.filter(\.text.isPeriodField), by: \.text.location)
    let edits = fields.values.sorted { $0[0].text.location < $1[0].text.location }
      .compactMap { uses -> CellEdit? in
        guard uses[0].text.location.range == nil else { return nil }
        let corrected = uses.reversed().reduce(uses[0].text.text) { text, use in
          text.replacing(utf8: use.range.markRange, with: standard)
        }
        return context.edit(uses[0].text.location, to: .text(corrected))
      }
    return edits.isEmpty ? nil : Fix(.safe, edits)
  }
}
