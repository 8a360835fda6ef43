import Grid

/// Numbers with a power of ten: `0.00E+00`, and `##0.0E+0` whose powers are multiples of three.
enum ScientificText {
  /// - Parameter mark: the place of the exponent among the section's tokens.
  static func text(
    _ section: NumberFormat.Section, _ value: Double, at mark: Int
  ) -> String? {
    guard let (digits, exponent) = NumberText.significant(value), let units = Int128(digits) else {
      return nil
    }
    let tokens = section.tokens
    let point = tokens[..<mark].firstIndex(of: .point) ?? mark
    let integers = max(1, tokens[..<point].count(where: NumberText.isDigit))
    let decimals = tokens[point..<mark].count(where: NumberText.isDigit)
    guard integers <= 15, decimals <= 20 else { return nil }
    var power = 0
    var mantissa = ExactDecimal(0)
    if value != 0 {
      let first = digits.count - 1 + exponent
      power = first - (first % integers + integers) % integers
      mantissa = shifted(units, by: exponent - power).rescaled(decimals)
      // 999.96 becomes 1000.0, which is the next power's 1.0.
      if mantissa >= shifted(1, by: integers) {
        power += integers
        mantissa = shifted(units, by: exponent - power).rescaled(decimals)
      }
    }
    let plus = tokens[mark] == .exponent(plus: true)
    return NumberText.print(NumberText.withZero(tokens[..<mark]), of: section, mantissa)
      + "E" + (power < 0 ? "-" : plus ? "+" : "")
      + NumberText.print(tokens[(mark + 1)...], of: section, ExactDecimal(abs(power)))
  }

  private static func shifted(_ units: Int128, by power: Int) -> ExactDecimal {
    var units = units
    for _ in 0..<max(0, power) { units *= 10 }
    return ExactDecimal(units: units, scale: max(0, -power))
  }
}
