/// 「平成25年度は、…姉妹都市締結15周年」: how many years something is old in a certain year.
///
/// Source: rule TXT-019.
package struct Anniversary: Hashable, Sendable {
  /// What is celebrated, without spaces: 「姉妹都市締結」.
  package var subject: String
  package var years: Int
  /// The year it is celebrated in.
  package var year: Int
  package var isFiscalYear: Bool
  /// UTF-8 range of the subject and 「15周年」.
  package var range: Range<Int>

  /// The year it all began, as this mention has it.
  package var start: Int { year - years }

  /// Whether both can be true: a fiscal year is partly the calendar year behind it.
  package func agrees(with other: Anniversary) -> Bool {
    let difference = start - other.start
    if isFiscalYear == other.isFiscalYear { return difference == 0 }
    return (isFiscalYear ? [-1, 0] : [0, 1]).contains(difference)
  }

  /// The anniversaries of a text whose sentence names one year and no more.
  package static func find(in text: String) -> [Anniversary] {
    guard text.contains("周年") else { return [] }
    let folded = FoldedText(text)
    let periods = PeriodScanner(folded).all()
    return folded.scalars.indices.compactMap { index in
      guard folded.matches("周年", at: index) else { return nil }
      return anniversary(endingAt: index, folded, periods)
    }
  }

  private static func anniversary(
    endingAt index: Int, _ folded: FoldedText, _ periods: [PeriodScanner.Hit]
  ) -> Anniversary? {
    var digits = index
    while FoldedText.digit(folded[digits - 1]) != nil { digits -= 1 }
    guard (1...3).contains(index - digits), let years = Int(folded.text(digits..<index)) else {
      return nil
    }
    let sentence = sentence(around: index, folded)
    let named = periods.filter { sentence.contains($0.start) }
    guard named.count == 1, let hit = named.first, let (year, isFiscal) = year(hit.period) else {
      return nil
    }
    var start = digits
    while start > sentence.lowerBound, start != hit.end, !parts(folded.scalars[start - 1]) {
      start -= 1
    }
    let subject = Normalization.withoutSpaces(folded.text(start..<digits))
    // 「設立20周年」 may be anybody's.
    guard subject.unicodeScalars.count >= 4 else { return nil }
    return Anniversary(
      subject: subject, years: years, year: year, isFiscalYear: isFiscal,
      range: folded.raw(start..<index + 2))
  }

  private static func year(_ period: Period) -> (Int, Bool)? {
    switch period.kind {
    case .fiscalYear(let year): (year, true)
    case .calendarYear(let year), .yearMonth(let year, _), .date(let year, _, _): (year, false)
    case .text: nil
    }
  }

  private static func sentence(around index: Int, _ folded: FoldedText) -> Range<Int> {
    var (start, end) = (index, index)
    while start > 0, !"。\n".unicodeScalars.contains(folded.scalars[start - 1]) { start -= 1 }
    while end < folded.count, !"。\n".unicodeScalars.contains(folded.scalars[end]) { end += 1 }
    return start..<end
  }

  /// What a subject does not reach over.
  private static func parts(_ scalar: Unicode.Scalar) -> Bool {
    "、。「」『』()\n ●○◆-はもに".unicodeScalars.contains(scalar)
  }
}
