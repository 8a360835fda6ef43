/// A number format code taken apart: up to four sections and what each prints.
///
/// Source: ECMA-376 Part 1, 18.8.30 (numFmt) and 18.8.31 (numFmts).
struct NumberFormat: Sendable {
  enum Token: Sendable, Equatable {
    case literal(String)
    /// `0`, `#` or `?`.
    case digit(UInt8)
    case point, percent, general, text
    /// `/` between digits, and what stands behind it where that is a number: `# ?/4`.
    case fraction(over: Int?)
    /// `E+` or `E-`.
    case exponent(plus: Bool)
    /// `y`, `m`, `d`, `h`, `n` (minutes), `s`, `g`, `e`, `a`, `b` and how many of them.
    case date(Character, Int)
    /// `[h]`, `[m]`, `[s]`.
    case elapsed(Character, Int)
    case halfDay(HalfDay)
  }

  /// How the two halves of the day are named.
  enum HalfDay: Sendable { case long, short, japanese }

  struct Section: Sendable {
    var tokens: [Token] = []
    var condition: Condition?
    var isGrouped = false
    /// Commas behind the last digit: each divides by a thousand.
    var thousands = 0
    /// `[DBNum1]` and the like.
    var numerals: KanjiNumerals?
    /// `[$-411]`: names of days and months and halves of the day in Japanese.
    var isJapanese = false
    /// The first year of an era is 元.
    var hasFirstYear = false

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

    var isAboveZero: Bool { comparison.hasPrefix(">") && bound == 0 }
  }

  let sections: [Section]

  /// Bytes of the longest code that is read; Excel takes 255 characters.
  private static let longest = 1024

  /// A code longer than any that Excel takes shows numbers as they are.
  init(_ code: String) {
    sections = NumberFormatParser.sections(of: code.utf8.count > Self.longest ? "General" : code)
  }

  /// What Excel fills a cell with that it cannot show.
  static let unshowable = "########"

  /// The section for a number, and whether it shows the sign itself; nil where no condition holds.
  private func section(for value: Double) -> (section: Section, hidesSign: Bool)? {
    let numeric = Array(sections.prefix(sections.count > 3 ? 3 : sections.count)).filter {
      sections.count == 1 || !$0.isText
    }
    guard let first = numeric.first else { return (sections[0], false) }
    guard numeric.count > 1 else {
      return first.condition?.holds(value) ?? true ? (first, Self.isBelowZero(first)) : nil
    }
    let second = numeric[1]
    if first.condition == nil, second.condition == nil {
      if value < 0 { return (second, true) }
      return (value == 0 && numeric.count > 2 ? numeric[2] : first, false)
    }
    if first.condition?.holds(value) ?? (numeric.count > 2 ? value > 0 : value >= 0) {
      return (first, Self.isBelowZero(first))
    }
    if second.condition?.holds(value) ?? (numeric.count == 2 || value < 0) {
      // What is not `>0` or `>=0` is left to the second section without its sign.
      let isRest = second.condition == nil && first.condition.map(\.isAboveZero) ?? true
      return (
        second, isRest || numeric.count > 2 && second.condition == nil || Self.isBelowZero(second)
      )
    }
    return numeric.count > 2 ? (numeric[2], false) : nil
  }

  private static func isBelowZero(_ section: Section) -> Bool {
    section.condition.map { $0.comparison.hasPrefix("<") && $0.bound <= 0 } ?? false
  }

  /// The number as the format shows it; nil where kensan cannot tell.
  func text(_ value: Double, date1904: Bool) -> String? {
    guard let (section, hidesSign) = section(for: value) else { return Self.unshowable }
    if section.isDate {
      return DateText.text(section, value, date1904: date1904) ?? Self.unshowable
    }
    guard let text = NumberText.text(section, abs(value)) else { return nil }
    return value < 0 && !hidesSign ? "-" + text : text
  }

  /// The text as the format's text section shows it; nil where it is shown as it is.
  func text(_ value: String) -> String? {
    let own = sections.count > 3 ? sections[3] : sections.last { $0.isText }
    return own?.tokens.reduce(into: "") { result, token in
      switch token {
      case .literal(let text): result += text
      case .text: result += value
      default: break
      }
    }
  }
}
