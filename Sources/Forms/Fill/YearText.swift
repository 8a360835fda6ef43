import Grid
import Notation

/// How a form writes fiscal years: `R4`, `令和4年度`, `2022年度`.
package struct YearText: Hashable, Sendable {
  package enum Calendar: Hashable, Sendable { case western, era, letter, eraOmitted }

  package var calendar: Calendar
  /// Behind the number: 年度, 年 or nothing.
  package var suffix: String
  /// The year of the example it was made of.
  package var year: Int
  /// With full-width digits.
  package var isWide = false

  /// Reads an example; nil where it is no year.
  ///
  /// - Parameter years: what tells the era of a year that is written without it (「30年度」).
  package init?(_ example: String, near years: [Int] = []) {
    let text = Normalization.n2(example)
    isWide = Normalization.hasWideDigits(example)
    suffix = text.hasSuffix("年度") ? "年度" : text.hasSuffix("年") ? "年" : ""
    guard
      let year = Period.parse(text)?.fiscalYear
        ?? Period.parse(suffix == "年" ? text + "度" : text)?.fiscalYear
        ?? Period.parse(text)?.resolved(among: years).fiscalYear
    else { return nil }
    self.year = year
    guard let first = text.unicodeScalars.first else { return nil }
    if Period.parse(text)?.omitsEra ?? false {
      calendar = .eraOmitted
    } else if ("0"..."9").contains(first) {
      calendar = .western
    } else {
      calendar = Era.allCases.contains { $0.letter == String(first) } ? .letter : .era
    }
  }

  package init(_ calendar: Calendar, suffix: String, year: Int) {
    self.calendar = calendar
    self.suffix = suffix
    self.year = year
  }

  /// Another year written like this.
  package func text(_ year: Int) -> String {
    let plain = plainText(year)
    guard isWide else { return plain }
    let wide = plain.unicodeScalars.map { scalar in
      (0x30...0x39).contains(scalar.value)
        ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
    }
    return String(String.UnicodeScalarView(wide))
  }

  private func plainText(_ year: Int) -> String {
    guard calendar != .western, let (era, number) = Era.ofFiscalYear(year) else {
      return "\(year)\(suffix)"
    }
    if calendar == .letter { return "\(era.letter)\(number)\(suffix)" }
    let name = calendar == .eraOmitted ? "" : era.rawValue
    return "\(name)\(number == 1 ? "元" : String(number))\(suffix)"
  }
}
