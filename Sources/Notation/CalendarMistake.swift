import Grid

/// A year or a day that never was: 昭和65年, 令和0年, 平成31年5月7日, 2月30日.
///
/// Source: values.md 5 (limits of the eras); rule ERA-001.
package struct CalendarMistake: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The era had no such year; of 平成 after 31 people may have written ahead of time.
    case year(writtenAhead: Bool)
    /// The day lies before the era began or after it ended.
    case outsideEra
    /// The month has no such day.
    case day
  }

  package var kind: Kind
  /// As written.
  package var text: String
  /// The same year in the era that came, nil where there is none.
  package var meant: String?
  package var range: Range<Int>

  /// Every such place of a running text, left to right.
  package static func find(in text: String) -> [CalendarMistake] {
    let folded = FoldedText(text)
    var found: [CalendarMistake] = []
    var index = 0
    while index < folded.count {
      if let year = EraYear(folded, at: index) {
        let day = MonthDay.after(year.separator, folded, at: year.end)
        let end = day?.end ?? year.end
        if let mistake = judge(year, day, folded, index..<end) { found.append(mistake) }
        index = end
      } else if FoldedText.digit(folded[index]) != nil {
        if FoldedText.digit(folded[index - 1]) == nil, let day = MonthDay(folded, at: index),
          day.day != nil
        {
          if !day.exists(in: nil) {
            found.append(mistake(.day, nil, folded, index..<day.end))
          }
          index = day.end
        } else {
          index += 1
        }
      } else {
        index += 1
      }
    }
    return found
  }

  private static func judge(
    _ year: EraYear, _ day: MonthDay?, _ text: FoldedText, _ range: Range<Int>
  ) -> CalendarMistake? {
    let western = year.era.year(year.number)
    if year.number == 0 { return mistake(.year(writtenAhead: false), nil, text, range) }
    if let last = year.era.lastYear, year.number > last {
      let meant = Era.ofFiscalYear(western).map { "\($0.era.rawValue)\($0.number)年" }
      // Nobody knew a day of 平成32年 ahead of time.
      let isAhead = year.era == .heisei && day?.day == nil
      return mistake(.year(writtenAhead: isAhead), meant, text, range)
    }
    guard let day else { return nil }
    guard day.exists(in: western) else { return mistake(.day, nil, text, range) }
    // Of a month alone only one that begins after the era ended is certain.
    let date = (western, day.month, day.day ?? 1)
    let isEarly = day.day != nil && date < year.era.firstDay
    if isEarly || (year.era.next.map { date >= $0.firstDay } ?? false) {
      let other = Era.allCases.last { $0.firstDay <= date }
      let meant = other.map {
        let number = western - $0.firstYear + 1
        return "\($0.rawValue)\(number == 1 ? "元" : "\(number)")年\(day.month)月"
          + (day.day.map { "\($0)日" } ?? "")
      }
      return mistake(.outsideEra, meant, text, range)
    }
    return nil
  }

  private static func mistake(
    _ kind: Kind, _ meant: String?, _ text: FoldedText, _ range: Range<Int>
  ) -> CalendarMistake {
    CalendarMistake(kind: kind, text: text.text(range), meant: meant, range: text.raw(range))
  }
}

extension Era {
  fileprivate var next: Era? { Era.allCases.first { $0.firstYear > firstYear } }
}

/// 令和4年, R4年度, 平成元年: an era with its year and the word 年 behind it, or `R4.` of a date.
private struct EraYear {
  var era: Era
  var number: Int
  var end: Int
  /// 年, or the point of `R4.4.1`.
  var separator: Unicode.Scalar?

  init?(_ text: FoldedText, at start: Int) {
    let at: Int
    if let (named, length) = Era.named(at: start, in: text) {
      (era, at) = (named, text.skippingSpaces(start + length))
    } else if let letter = Era.letter(text[start]), !FoldedText.isLatin(text[start - 1]),
      FoldedText.digit(text[start - 1]) == nil
    {
      (era, at) = (letter, start + 1)
    } else {
      return nil
    }
    if text[at] == "元" {
      number = 1
      end = at + 1
    } else {
      guard let count = twoDigits(text, at) else { return nil }
      (number, end) = count
    }
    let isDotted = Era.letter(text[start]) != nil && (text[end] == "." || text[end] == "/")
    guard text[end] == "年" || isDotted && MonthDay.after(text[end], text, at: end + 1) != nil
    else { return nil }
    separator = text[end]
    end += 1
  }
}

/// 4月1日, spaces allowed, 4月 alone, or `4.1` of a date with points.
private struct MonthDay {
  var month: Int
  /// Nil for a month alone.
  var day: Int?
  var end: Int

  /// What follows a year and its separator.
  static func after(_ separator: Unicode.Scalar?, _ text: FoldedText, at start: Int) -> MonthDay? {
    guard let separator, separator != "年" else { return MonthDay(text, at: start) }
    return MonthDay(text, at: start, between: separator)
  }

  init?(_ text: FoldedText, at start: Int) {
    let first = text.skippingSpaces(start)
    guard let month = DigitRun(text, at: first), month.end - first <= 2, month.value.scale == 0,
      text[month.end] == "月"
    else { return nil }
    self.month = Int(month.value.units)
    let second = text.skippingSpaces(month.end + 1)
    guard let day = DigitRun(text, at: second), day.end - second <= 2, day.value.scale == 0,
      text[day.end] == "日", text[day.end + 1] != "間"
    else {
      end = month.end + 1
      return
    }
    self.day = Int(day.value.units)
    end = day.end + 1
  }

  private init?(_ text: FoldedText, at start: Int, between separator: Unicode.Scalar) {
    guard let month = twoDigits(text, start), text[month.end] == separator,
      let day = twoDigits(text, month.end + 1), text[day.end] != separator
    else { return nil }
    (self.month, self.day, end) = (month.value, day.value, day.end)
  }

  /// Without a year, 29 February may be.
  func exists(in year: Int?) -> Bool {
    guard (1...12).contains(month) else { return false }
    guard let day else { return true }
    guard day >= 1 else { return false }
    let leap = year.map { $0 % 4 == 0 && ($0 % 100 != 0 || $0 % 400 == 0) } ?? true
    let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= days[month - 1]
  }
}

/// One or two digits and no more; the point behind them is a date's, not a decimal's.
private func twoDigits(_ text: FoldedText, _ start: Int) -> (value: Int, end: Int)? {
  var (value, end) = (0, start)
  while let digit = FoldedText.digit(text[end]), end - start < 3 {
    (value, end) = (value * 10 + digit, end + 1)
  }
  return (1...2).contains(end - start) ? (value, end) : nil
}
