import Grid
import Notation

/// How a form writes fiscal years: `R4`, `令和4年度`, `2022年度`.
struct YearText: Hashable, Sendable {
  enum Calendar: Hashable, Sendable { case western, era, letter }

  var calendar: Calendar
  /// Behind the number: 年度, 年 or nothing.
  var suffix: String
  /// The year of the example it was made of.
  var year: Int

  /// Reads an example; nil where it is no year.
  init?(_ example: String) {
    let text = Normalization.n2(example)
    suffix = text.hasSuffix("年度") ? "年度" : text.hasSuffix("年") ? "年" : ""
    guard
      let year = Period.parse(text)?.fiscalYear
        ?? Period.parse(suffix == "年" ? text + "度" : text)?.fiscalYear
    else { return nil }
    self.year = year
    guard let first = text.unicodeScalars.first else { return nil }
    if ("0"..."9").contains(first) {
      calendar = .western
    } else {
      calendar = Era.allCases.contains { $0.letter == String(first) } ? .letter : .era
    }
  }

  init(_ calendar: Calendar, suffix: String, year: Int) {
    self.calendar = calendar
    self.suffix = suffix
    self.year = year
  }

  /// Another year written like this.
  func text(_ year: Int) -> String {
    guard calendar != .western, let (era, number) = Era.ofFiscalYear(year) else {
      return "\(year)\(suffix)"
    }
    if calendar == .letter { return "\(era.letter)\(number)\(suffix)" }
    return "\(era.rawValue)\(number == 1 ? "元" : String(number))\(suffix)"
  }
}
