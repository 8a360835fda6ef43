/// A quotient of whole numbers, kept exact until somebody rounds it.
///
/// Every operation gives nil where the digits run out, never a wrong number.
package struct ExactFraction: Hashable, Sendable {
  package let numerator: Int128
  /// Above zero, and without a common divisor with the numerator.
  package let denominator: Int128

  package init(_ whole: Int) {
    numerator = Int128(whole)
    denominator = 1
  }

  package init?(_ decimal: ExactDecimal) {
    let plain = decimal.normalized
    var denominator: Int128 = 1
    for _ in 0..<plain.scale {
      let (next, overflow) = denominator.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      denominator = next
    }
    self.init(plain.units, denominator)
  }

  private init?(_ numerator: Int128, _ denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / divisor)
    self.denominator = sign * (denominator / divisor)
  }

  private static func commonDivisor(_ one: UInt128, _ other: UInt128) -> Int128 {
    var (large, small) = (one, other)
    while small != 0 { (large, small) = (small, large % small) }
    return Int128(large)
  }

  package var isZero: Bool { numerator == 0 }

  package func adding(_ other: ExactFraction) -> ExactFraction? {
    guard let left = Self.product(numerator, other.denominator),
      let right = Self.product(other.numerator, denominator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    let (above, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : ExactFraction(above, below)
  }

  package func subtracting(_ other: ExactFraction) -> ExactFraction? {
    adding(other.negated)
  }

  package func multiplied(by other: ExactFraction) -> ExactFraction? {
    guard let above = Self.product(numerator, other.numerator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    return ExactFraction(above, below)
  }

  /// Nil for a divisor of zero as well.
  package func divided(by other: ExactFraction) -> ExactFraction? {
    guard let above = Self.product(numerator, other.denominator),
      let below = Self.product(denominator, other.numerator)
    else { return nil }
    return ExactFraction(above, below)
  }

  package var negated: ExactFraction {
    // The smallest Int128 never gets in, so its sign can always be turned.
    ExactFraction(-numerator, denominator) ?? self
  }

  /// As a decimal with `scale` digits behind the point.
  package func rounded(
    _ scale: Int, _ rounding: ExactDecimal.Rounding = .halfUp
  ) -> ExactDecimal? {
    ExactDecimal(units: numerator, scale: 0)
      .divided(by: ExactDecimal(units: denominator, scale: 0), scale: scale, rounding)
  }

  private static func product(_ one: Int128, _ other: Int128) -> Int128? {
    let (product, overflow) = one.multipliedReportingOverflow(by: other)
    return overflow ? nil : product
  }
}

extension ExactFraction: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    let one = left.numerator.multipliedFullWidth(by: right.denominator)
    let other = right.numerator.multipliedFullWidth(by: left.denominator)
    return (one.high, one.low) < (other.high, other.low)
  }
}
