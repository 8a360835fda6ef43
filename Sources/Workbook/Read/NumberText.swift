import Grid

/// Numbers as a section of a number format prints them, rounded half up in decimal.
enum NumberText {
  static func text(_ section: NumberFormat.Section, _ value: Double) -> String? {
    guard !section.tokens.contains(.fraction) else { return nil }
    if section.tokens.contains(where: { if case .exponent = $0 { true } else { false } }) {
      return scientific(section, value)
    }
    guard var number = decimal(value) else { return nil }
    let percents = section.tokens.count { $0 == .percent }
    let shift = 2 * percents - 3 * section.thousands
    guard abs(shift) <= 12 else { return nil }
    number = ExactDecimal(units: number.units, scale: number.scale - shift)
    return print(section, number, general: value)
  }

  /// Excel shows no more than 15 digits of a double; nil where the number has too many zeros for us.
  static func decimal(_ value: Double) -> ExactDecimal? {
    guard let (digits, exponent) = significant(value) else { return nil }
    // Far below what any format prints.
    if exponent < -26 { return ExactDecimal(units: 0, scale: 0) }
    guard exponent < 6, let units = Int128(digits) else { return nil }
    return ExactDecimal(units: units, scale: -exponent)
  }

  /// At most 15 digits and the power of ten they are to be multiplied by.
  private static func significant(_ value: Double) -> (digits: String, exponent: Int)? {
    guard value.isFinite else { return nil }
    let halves = abs(value).description.lowercased().split(separator: "e")
    var exponent = halves.count == 2 ? Int(halves[1]) ?? 0 : 0
    let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    var digits = String(parts[0])
    if parts.count == 2, parts[1] != "0" {
      digits += parts[1]
      exponent -= parts[1].count
    }
    digits = String(digits.drop { $0 == "0" })
    if digits.isEmpty { return ("0", 0) }
    if digits.count > 15, let units = Int128(digits) {
      let cut = digits.count - 15
      digits = String(ExactDecimal(units: units, scale: cut).rescaled(0).units)
      exponent += cut
    }
    while digits.count > 1, digits.hasSuffix("0") {
      digits.removeLast()
      exponent += 1
    }
    // Whole numbers are written out, up to the 21 digits anyone formats.
    if exponent > 0, digits.count + exponent <= 21 {
      digits += String(repeating: "0", count: exponent)
      exponent = 0
    }
    return (digits, exponent)
  }

  private static func print(
    _ section: NumberFormat.Section, _ number: ExactDecimal, general: Double
  ) -> String {
    let point = section.tokens.firstIndex(of: .point) ?? section.tokens.count
    let isDigit: (NumberFormat.Token) -> Bool = { if case .digit = $0 { true } else { false } }
    let decimals = section.tokens[point...].count(where: isDigit)
    let integers = section.tokens[..<point].count(where: isDigit)
    let rounded = wholeScale(number).rescaled(decimals)
    let parts = rounded.description.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts[0] == "0" ? [] : Array(parts[0])
    let fraction = parts.count > 1 ? Array(parts[1]) : []
    var result = ""
    var place = integers
    var decimal = 0
    for (index, token) in section.tokens.enumerated() {
      switch token {
      case .literal(let text): result += text
      case .percent: result += "%"
      case .point: result += "."
      case .general: result += GeneralText.text(general)
      case .digit(let mark) where index < point:
        // The first place takes all digits in excess of the places.
        let from = place == integers ? max(place, whole.count) : place
        for power in stride(from: from, to: place - 1, by: -1) where power >= 1 {
          let digit = power <= whole.count ? whole[whole.count - power] : nil
          result += digitText(digit, mark)
          let shown = digit != nil || mark == UInt8(ascii: "0")
          if section.isGrouped, shown, power > 1, (power - 1) % 3 == 0 { result += "," }
        }
        place -= 1
      case .digit(let mark):
        let rest = fraction[decimal...]
        let isTail = rest.allSatisfy { $0 == "0" }
        result += digitText(isTail && mark != UInt8(ascii: "0") ? nil : fraction[decimal], mark)
        decimal += 1
      default: break
      }
    }
    return result
  }

  /// A negative scale is written out in zeros.
  private static func wholeScale(_ number: ExactDecimal) -> ExactDecimal {
    guard number.scale < 0 else { return number }
    var units = number.units
    for _ in 0..<(-number.scale) { units *= 10 }
    return ExactDecimal(units: units, scale: 0)
  }

  private static func digitText(_ digit: Character?, _ mark: UInt8) -> String {
    if let digit { return String(digit) }
    switch mark {
    case UInt8(ascii: "0"): return "0"
    case UInt8(ascii: "?"): return " "
    default: return ""
    }
  }

  /// `0.00E+00`, with one digit before the point.
  private static func scientific(_ section: NumberFormat.Section, _ value: Double) -> String? {
    guard let (digits, exponent) = significant(value), let units = Int128(digits),
      let mark = section.tokens.firstIndex(where: { if case .exponent = $0 { true } else { false } }
      )
    else { return nil }
    let isDigit: (NumberFormat.Token) -> Bool = { if case .digit = $0 { true } else { false } }
    let point = section.tokens.firstIndex(of: .point) ?? mark
    let decimals = section.tokens[point..<mark].count(where: isDigit)
    guard section.tokens[..<point].count(where: isDigit) == 1 else { return nil }
    var power = value == 0 ? 0 : digits.count - 1 + exponent
    var mantissa = ExactDecimal(units: units, scale: digits.count - 1).rescaled(decimals)
    if mantissa >= ExactDecimal(10) {
      mantissa = ExactDecimal(units: mantissa.units, scale: mantissa.scale + 1).rescaled(decimals)
      power += 1
    }
    let places = section.tokens[mark...].count(where: isDigit)
    let shown = String(abs(power))
    let padding = String(repeating: "0", count: max(0, places - shown.count))
    let plus = section.tokens[mark] == .exponent(plus: true)
    return mantissa.description + "E" + (power < 0 ? "-" : plus ? "+" : "") + padding + shown
  }
}
