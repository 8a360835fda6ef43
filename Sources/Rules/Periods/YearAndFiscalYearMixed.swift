import Forms
import Grid
import Notation

extension Rule {
  /// 「H25年～H30年度」.
  static let yearAndFiscalYearMixed = Rule(
    id: "ERA-008",
    title: Message(ja: "年と年度の混同", en: "Calendar and fiscal year confused"),
    severity: .warning,
    why: Message(
      ja: "年は1月から、年度は4月からです。混ざると期間が3か月ずれます。",
      en: "年 begins in January, 年度 in April: mixed, the period is off by three months."),
    condition: Message(
      ja: "1つの期間の両端で「年」と「年度」が違う（「H25年～H30年度」）。片方に何も付かないものは対象外。",
      en: "One end of a range says 年, the other 年度 (an end without a word is left alone)."),
    remedy: Message(ja: "両端を「年度」か「年」にそろえてください。", en: "Write 年度, or 年, at both ends."),
    source: "ERA-008（年・期間）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "年から年度まで", "from 年 to 年度", layout: .projectTexts,
        grid: "説明会|↓H25年～H30年度の間に170回開いた。", corrected: "説明会|H25年度～H30年度の間に170回開いた。"),
      Example(
        "年度にそろっている", "年度 at both ends", layout: .projectTexts,
        grid: "説明会|平成23年度～平成30年度に開いた。"),
      Example(
        "片方には何も付かない", "one end without a word", layout: .projectTexts,
        grid: "説明会|H25～H30年度に開いた。"),
      Example(
        "期間でない並び", "no range", layout: .projectTexts,
        grid: "説明会|平成25年に始め、平成30年度に終えた。"),
    ],
    check: YearAndFiscalYearMixed.check)
}

private enum YearAndFiscalYearMixed {
  static func check(_ context: RuleContext) -> [Finding] {
    context.texts.periods.filter(\.isFilled).compactMap { text in
      let mixed = text.ranges.filter {
        $0.startWord != .none && $0.endWord != .none && $0.startWord != $0.endWord
      }
      guard let first = mixed.first else { return nil }
      let written = Wording.quoted(mixed.map { text.text.utf8Text($0.range) })
      let place = text.place(first.range)
      return context.finding(
        at: place, key: text.key, owner: text.owner,
        Message(
          ja: "期間の両端で「年」と「年度」が混ざっています", en: "One end of the period says 年, the other 年度"),
        detail: [
          .written(ja: written.ja, en: written.en),
          .cause(
            ja: "「年度」の「度」を書き落とした", en: "the 度 of 年度 was left out"),
          .remedy(
            ja: "\(place.cell) の両端を「年度」にそろえる（暦年なら「年」）",
            en: "write 年度 at both ends in \(place.cell), or 年 if calendar years are meant"),
        ],
        evidence: mixed.map { Evidence("range", text.text.utf8Text($0.range)) },
        fix: fix(text, mixed, context))
    }
  }

  /// 年 becomes 年度, from the last range to the first so that places stay right.
  private static func fix(
    _ text: PeriodText, _ mixed: [PeriodRange], _ context: RuleContext
  ) -> Fix? {
    guard text.location.range == nil else { return nil }
    var corrected = text.text
    for range in mixed.reversed() {
      let written = text.text.utf8Text(range.range)
      let mark = range.markRange.lowerBound - range.range.lowerBound
      let afterMark = range.markRange.upperBound - range.range.lowerBound
      var (start, end) = (
        written.utf8Text(0..<mark), written.utf8Text(afterMark..<written.utf8.count)
      )
      if start.hasSuffix("年") { start += "度" }
      if end.hasSuffix("年") { end += "度" }
      let joint = text.text.utf8Text(range.markRange)
      corrected = corrected.replacing(utf8: range.range, with: start + joint + end)
    }
    return corrected == text.text
      ? nil : context.edit(text.location, to: .text(corrected)).map { Fix(.unsafe, [$0]) }
  }
}
