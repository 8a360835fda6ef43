/// A number format code taken apart: up to four sections and what each prints.
///
/// Source: ECMA-376 Part 1, 18.8.30 (numFmt) and 18.8.31 (numFmts).
struct NumberFormat: Sendable {
  enum Token: Sendable, Equatable {
    case literal(String)
    /// `0`, `#` or `?`.
    case digit(UInt8)
    case point, percent, general, text, fraction
    /// `E+` or `E-`.
    case exponent(plus: Bool)
    /// `y`, `m`, `d`, `h`, `n` (minutes), `s`, `g`, `e`, `a`, `b` and how many of them.
    case date(Character, Int)
    /// `[h]`, `[m]`, `[s]`.
    case elapsed(Character, Int)
    /// `AM/PM` or `A/P`.
    case halfDay(Bool)
  }

  struct Section: Sendable {
    var tokens: [Token] = []
    var condition: Condition?
    var isGrouped = false
    /// Commas behind the last digit: each divides by a thousand.
    var thousands = 0

    var isDate: Bool {
      tokens.contains {
        switch $0 {
        case .date, .elapsed: true
        default: false
        }
      }
    }

    var isText: Bool { tokens.contains(.text) }
  }

  struct Condition: Sendable {
    var comparison: String
    var bound: Double

    func holds(_ value: Double) -> Bool {
      switch comparison {
      case "<": value < bound
      case "<=": value <= bound
      case ">": value > bound
      case ">=": value >= bound
      case "=": value == bound
      default: value != bound
      }
    }
  }

  let sections: [Section]

  init(_ code: String) { sections = NumberFormatParser.sections(of: code) }

  /// The section for a number, and whether it shows the sign itself.
  func section(for value: Double) -> (section: Section, hidesSign: Bool)? {
    var numeric = sections.prefix(3).filter { !$0.isText || sections.count == 1 }
    if numeric.isEmpty { return nil }
    if numeric.contains(where: { $0.condition != nil }) {
      for (index, section) in numeric.enumerated() {
        let holds =
          section.condition?.holds(value) ?? (index == 1 && numeric.count > 2 ? value < 0 : true)
        guard holds else { continue }
        let negativeOnly = section.condition.map { $0.comparison.hasPrefix("<") && $0.bound <= 0 }
        return (section, negativeOnly ?? (index == 1 && numeric.count > 2))
      }
      return nil
    }
    if numeric.count > 2, value == 0 { return (numeric[2], true) }
    if numeric.count > 1, value < 0 { return (numeric[1], true) }
    numeric = Array(numeric.prefix(1))
    return (numeric[0], false)
  }

  /// The number as the format shows it; nil where kensan cannot tell (fractions, dates before 1900).
  func text(_ value: Double, date1904: Bool) -> String? {
    guard let (section, hidesSign) = section(for: value) else { return nil }
    if section.isDate { return DateText.text(section, value, date1904: date1904) }
    guard let text = NumberText.text(section, abs(value)) else { return nil }
    return value < 0 && !hidesSign ? "-" + text : text
  }

  /// The text as the format's text section shows it; nil where it is shown as it is.
  func text(_ value: String) -> String? {
    guard let section = sections.last, section.isText else { return nil }
    return section.tokens.reduce(into: "") { result, token in
      switch token {
      case .literal(let text): result += text
      case .text: result += value
      default: break
      }
    }
  }
}
