import Grid

/// Two periods with a mark between them: 「平成27年度～令和6年度」, 「H27～H30」, 「2020～2024年度（5年間）」.
///
/// Source: values.md 5; rules ERA-005, ERA-008, ERA-011.
package struct PeriodRange: Hashable, Sendable {
  /// The word after a year, which says what kind of year it is.
  package enum Word: Hashable, Sendable { case fiscal, calendar, none }

  package var start: Period
  /// Nil where the range is left open: 「令和2年度～」.
  package var end: Period?
  package var startWord: Word
  package var endWord: Word
  /// The mark as written: `～`, `~`, `から`.
  package var mark: String
  package var markRange: Range<Int>
  /// The number of years in brackets behind the range, nil where there is none.
  package var statedYears: Int?
  /// UTF-8 range of the whole expression, the number of years included.
  package var range: Range<Int>

  /// From the first to the last year, both counted; nil for open ranges and for months and days.
  package var years: Int? {
    guard let end, let first = start.wholeYear, let last = end.wholeYear, first <= last
    else { return nil }
    return last - first + 1
  }

  /// Periods of one kind are compared day by day, others only by their years: 「2020年度～2020年」 is
  /// odd, but not the wrong way round.
  package var isReversed: Bool {
    guard let end else { return false }
    if startWord == endWord { return end.firstDay < start.firstDay }
    return end.firstDay.0 < start.firstDay.0
  }

  /// Every range of a running text, left to right.
  package static func find(in text: String) -> [PeriodRange] {
    let folded = FoldedText(text)
    let scanner = PeriodScanner(folded)
    let bytes = Array(text.utf8)
    var ranges: [PeriodRange] = []
    var index = 0
    for hit in scanner.allWithBareYears() where hit.start >= index {
      guard var found = range(from: hit, folded, scanner) else { continue }
      // Which mark was typed is what ERA-011 asks: as written, not as folded.
      found.range.mark = String(decoding: bytes[found.range.markRange], as: UTF8.self)
      ranges.append(found.range)
      index = found.end
    }
    return ranges
  }

  private static let marks = ["から", "~", "-"]

  private static func range(
    from hit: PeriodScanner.Hit, _ text: FoldedText, _ scanner: PeriodScanner
  ) -> (range: PeriodRange, end: Int)? {
    let at = text.skippingSpaces(hit.end)
    guard let mark = text.first(of: marks, at: at) else { return nil }
    let markEnd = at + mark.unicodeScalars.count
    let next = text.skippingSpaces(markEnd)
    let endHit = scanner.period(at: next) ?? scanner.bareEnd(at: next, after: hit)
    // から without an end is no range, and a hyphen before other words is punctuation.
    guard endHit != nil || mark == "~" else { return nil }
    let last = endHit?.end ?? markEnd
    let (years, end) = statedYears(text, last) ?? (nil, last)
    let range = PeriodRange(
      start: hit.period, end: endHit.map { $0.period.resolved(near: hit.period) },
      startWord: word(text, hit.end), endWord: endHit.map { word(text, $0.end) } ?? .none,
      mark: mark, markRange: text.raw(at..<markEnd), statedYears: years,
      range: text.raw(hit.start..<end))
    return (range, end)
  }

  private static func word(_ text: FoldedText, _ end: Int) -> Word {
    var index = end - 1
    // 「令和4年度(2022年度)」: the bracket repeats the year.
    if text[index] == ")" {
      while index > 0, text[index] != "(" { index -= 1 }
      index -= 1
    }
    switch text[index] {
    case "度": return .fiscal
    case "年": return .calendar
    default: return .none
    }
  }

  /// `(5年間)`, `(5か年)`, `の5年間`, `までの5年間` behind the range.
  private static func statedYears(_ text: FoldedText, _ at: Int) -> (Int?, Int)? {
    var index = text.skippingSpaces(at)
    if text.matches("まで", at: index) { index = text.skippingSpaces(index + 2) }
    if let open = text[index], open == "(" || open == "の" { index += 1 } else { return nil }
    index = text.skippingSpaces(index)
    guard let run = DigitRun(text, at: index), run.value.scale == 0,
      let word = text.first(of: ["年間", "か年", "カ年", "ヵ年", "ヶ年", "箇年"], at: run.end)
    else { return nil }
    var end = run.end + word.unicodeScalars.count
    if text[end] == "計", text[end + 1] == "画" { end += 2 }
    if text[end] == ")" { end += 1 }
    return (Int(run.value.units), end)
  }
}

extension PeriodScanner {
  /// Periods, and four bare digits before a range mark: 「2020～2024年度」.
  func allWithBareYears() -> [Hit] {
    var hits = all()
    var index = 0
    while index + 4 < text.count {
      if FoldedText.digit(text[index]) != nil, FoldedText.digit(text[index - 1]) == nil,
        let year = PeriodScanner.bareYear(text, index..<index + 4),
        text[text.skippingSpaces(index + 4)] == "~", FoldedText.digit(text[index + 4]) == nil,
        !hits.contains(where: { $0.start <= index && index < $0.end })
      {
        hits.append(Hit(period: .fiscal(year), start: index, end: index + 4))
      }
      index += 1
    }
    return hits.sorted { $0.start < $1.start }
  }

  /// The end of 「H23～26」 and 「令和2～6年」: a number that goes on counting the start's era.
  func bareEnd(at start: Int, after hit: Hit) -> Hit? {
    guard let run = DigitRun(text, at: start), run.value.scale == 0,
      let first = hit.period.wholeYear
    else { return nil }
    let number = Int(run.value.units)
    let calendar = text[run.end] == "年"
    let end = calendar ? run.end + 1 : run.end
    // Nothing else may be counted: 「H23～26件」 is no period.
    guard
      calendar || text[end] == nil || FoldedText.isSpace(text[end] ?? " ")
        || ")、。,".unicodeScalars.contains(text[end] ?? " ")
    else { return nil }
    let year: Int
    if run.end - start == 4 {
      year = number
    } else if run.end - start <= 2, FoldedText.digit(text[hit.start]) != nil {
      // 「2019～20年」 goes on in its century.
      year = first / 100 * 100 + number
    } else if run.end - start <= 2, let (era, _) = Era.ofFiscalYear(first) {
      year = era.year(number)
    } else {
      return nil
    }
    guard abs(year - first) <= 60 else { return nil }
    return Hit(
      period: calendar ? Period(.calendarYear(year)) : .fiscal(year), start: start, end: end)
  }
}

extension Period {
  /// The year of a whole year, fiscal or calendar.
  package var wholeYear: Int? {
    switch kind {
    case .fiscalYear(let year), .calendarYear(let year): year
    default: nil
    }
  }

  /// Year and month in which the period begins, for putting periods in order.
  package var firstDay: (Int, Int, Int) {
    switch kind {
    case .fiscalYear(let year): (year, 4, 1)
    case .calendarYear(let year): (year, 1, 1)
    case .yearMonth(let year, let month): (year, month, 1)
    case .date(let year, let month, let day): (year, month, day)
    case .text: (0, 0, 0)
    }
  }
}
