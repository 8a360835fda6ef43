import Grid

/// Numbers as a section of a number format prints them, rounded half up in decimal.
enum NumberText {
  /// nil where the number has more digits than are kept exact.
  static func text(_ section: NumberFormat.Section, _ value: Double) -> String? {
    for (place, token) in section.tokens.enumerated() {
      switch token {
      case .fraction(let over): return FractionText.text(section, value, at: place, over: over)
      case .exponent: return ScientificText.text(section, value, at: place)
      default: break
      }
    }
    guard let number = decimal(value) else { return nil }
    let percents = section.tokens.count { $0 == .percent }
    let shift = 2 * percents - 3 * section.thousands
    guard abs(shift) <= 12 else { return nil }
    let scaled = ExactDecimal(units: number.units, scale: number.scale - shift)
    return print(section.tokens[...], of: section, scaled, general: value)
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
  static func significant(_ value: Double) -> (digits: String, exponent: Int)? {
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

  /// Some tokens of a section with a number's digits in their places.
  static func print(
    _ tokens: ArraySlice<NumberFormat.Token>, of section: NumberFormat.Section,
    _ number: ExactDecimal, general: Double = 0
  ) -> String {
    let point = tokens.firstIndex(of: .point) ?? tokens.endIndex
    let decimals = tokens[point...].count(where: isDigit)
    let integers = tokens[..<point].count(where: isDigit)
    let (whole, fraction) = digits(of: number, decimals)
    var result = ""
    var place = integers
    var decimal = 0
    for (index, token) in zip(tokens.indices, tokens) {
      switch token {
      case .literal(let text): result += text
      case .percent: result += "%"
      case .point: result += "."
      case .text: result += ExactDecimal.shortestText(of: general)
      case .general:
        let text = GeneralText.text(general)
        result += section.numerals?.counted(text) ?? text
      case .digit(let mark) where index < point:
        // The first place takes all digits in excess of the places.
        let from = place == integers ? max(place, whole.count) : place
        for power in stride(from: from, to: place - 1, by: -1) where power >= 1 {
          let digit = power <= whole.count ? whole[whole.count - power] : nil
          result += digitText(digit, mark, section)
          let shown = digit != nil || mark == UInt8(ascii: "0")
          if section.isGrouped, shown, power > 1, (power - 1) % 3 == 0 { result += "," }
        }
        place -= 1
      case .digit(let mark):
        let isTail = fraction[decimal...].allSatisfy { $0 == "0" }
        let digit = isTail && mark != UInt8(ascii: "0") ? nil : fraction[decimal]
        result += digitText(digit, mark, section)
        decimal += 1
      default: break
      }
    }
    return result
  }

  /// The digits before the point, none for zero, and those behind it.
  private static func digits(
    of number: ExactDecimal, _ decimals: Int
  ) -> (whole: [Character], fraction: [Character]) {
    let number = wholeScale(number)
    let parts = number.rescaled(min(decimals, number.scale)).description
      .split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? Array(parts[1]) : []
    let zeros = [Character](repeating: "0", count: decimals - fraction.count)
    return (parts[0] == "0" ? [] : Array(parts[0]), fraction + zeros)
  }

  /// The last place before the point shows a zero where it would show nothing.
  static func withZero(
    _ tokens: ArraySlice<NumberFormat.Token>
  ) -> ArraySlice<NumberFormat.Token> {
    var tokens = tokens
    let point = tokens.firstIndex(of: .point) ?? tokens.endIndex
    if let last = tokens[..<point].lastIndex(where: isDigit) {
      tokens[last] = .digit(UInt8(ascii: "0"))
    }
    return tokens
  }

  static func isDigit(_ token: NumberFormat.Token) -> Bool {
    if case .digit = token { true } else { false }
  }

  /// A negative scale is written out in zeros.
  private static func wholeScale(_ number: ExactDecimal) -> ExactDecimal {
    guard number.scale < 0 else { return number }
    var units = number.units
    for _ in 0..<(-number.scale) { units *= 10 }
    return ExactDecimal(units: units, scale: 0)
  }

  private static func digitText(
    _ digit: Character?, _ mark: UInt8, _ section: NumberFormat.Section
  ) -> String {
    guard let shown = digit ?? (mark == UInt8(ascii: "0") ? "0" : nil) else {
      return mark == UInt8(ascii: "?") ? " " : ""
    }
    return section.numerals?.digits(String(shown)) ?? String(shown)
  }
}
