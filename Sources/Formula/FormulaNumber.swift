package import Grid

/// A number of a formula: an exact quotient of whole numbers, so that `1/3*3` is 1 and nothing is
/// rounded before somebody asks for it.
///
/// Where an exact result has more digits than are kept, its operands are rounded to 17 significant
/// digits first, which is what a double holds at most; where that does not help either, the result
/// is nil and the formula cannot be worked out here.
package struct FormulaNumber: Hashable, Sendable {
  package let fraction: ExactFraction

  package static let zero = FormulaNumber(0)
  package static let one = FormulaNumber(1)
  /// The digits that a calculation falls back to.
  static let keptDigits = 17
  /// The digits that Excel shows of a number and tells numbers apart by.
  static let shownDigits = 15

  package init(_ whole: Int) { fraction = ExactFraction(whole) }
  package init(_ fraction: ExactFraction) { self.fraction = fraction }

  package init?(_ decimal: ExactDecimal) {
    guard let fraction = ExactFraction(decimal) else { return nil }
    self.fraction = fraction
  }

  /// The number that a stored double stands for: its shortest text. Nil for what is not finite and
  /// for exponents beyond what is kept.
  package init?(_ double: Double) {
    guard double.isFinite else { return nil }
    self.init(text: double.description)
  }

  /// Reads ASCII `-12.50` or `1.5e-30`; nil for anything else and for too many digits.
  package init?(text: some StringProtocol) {
    let halves = text.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard halves.count <= 2, let mantissa = Self.digits(halves[0]),
      let exponent = halves.count == 2 ? Int(halves[1]) : 0
    else { return nil }
    let shift = exponent - mantissa.scale
    guard abs(shift) <= 37 else { return nil }
    var power = ExactFraction(1)
    for _ in 0..<abs(shift) {
      guard let next = power.multiplied(by: ExactFraction(10)) else { return nil }
      power = next
    }
    guard
      let whole = ExactFraction(ExactDecimal(units: mantissa.units, scale: 0)),
      let result = shift < 0 ? whole.divided(by: power) : whole.multiplied(by: power)
    else { return nil }
    fraction = result
  }

  private static func digits(_ text: some StringProtocol) -> (units: Int128, scale: Int)? {
    var units: Int128 = 0
    var scale = 0
    var isBehindPoint = false
    var hasDigits = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0, UInt8(ascii: "+") where index == 0: continue
      case UInt8(ascii: ".") where !isBehindPoint: isBehindPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard units < 1_000_000_000_000_000_000_000_000_000_000_000_000 else { return nil }
        units = units * 10 + Int128(byte - UInt8(ascii: "0"))
        if isBehindPoint { scale += 1 }
        hasDigits = true
      default: return nil
      }
    }
    guard hasDigits else { return nil }
    return (text.utf8.first == UInt8(ascii: "-") ? -units : units, scale)
  }

  package var isZero: Bool { fraction.isZero }
  package var isNegative: Bool { fraction.numerator < 0 }
  package var isWhole: Bool { fraction.denominator == 1 }
  package var magnitude: FormulaNumber { isNegative ? -self : self }

  /// The whole number without its decimals, nil where it is no everyday number.
  var truncated: Int? { rounded(0, .towardZero).flatMap { Int(exactly: $0.fraction.numerator) } }

  // MARK: - Calculating

  package func adding(_ other: FormulaNumber) -> FormulaNumber? {
    Self.exactly(self, other) { $0.adding($1) }
  }

  package func subtracting(_ other: FormulaNumber) -> FormulaNumber? { adding(-other) }

  /// Zero where it is nothing beside the numbers it came of: stored numbers end somewhere, and Excel
  /// takes what is left beyond 15 digits of them for nothing as well.
  func snapped(beside left: FormulaNumber, _ right: FormulaNumber) -> FormulaNumber {
    guard !isZero, let scaled = magnitude.multiplied(by: Self.resolution)
    else { return self }
    return scaled < max(left.magnitude, right.magnitude) ? .zero : self
  }

  private static let resolution = FormulaNumber(1_000_000_000_000_000)

  package func multiplied(by other: FormulaNumber) -> FormulaNumber? {
    Self.exactly(self, other) { $0.multiplied(by: $1) }
  }

  /// Nil for a divisor of zero as well.
  package func divided(by other: FormulaNumber) -> FormulaNumber? {
    Self.exactly(self, other) { $0.divided(by: $1) }
  }

  /// A whole exponent; nil for zero to a power below 1.
  func raised(to exponent: Int) -> FormulaNumber? {
    guard !isZero || exponent > 0, abs(exponent) <= 1024 else { return nil }
    var result = FormulaNumber.one
    for _ in 0..<abs(exponent) {
      guard let next = result.multiplied(by: self) else { return nil }
      result = next
    }
    return exponent < 0 ? FormulaNumber.one.divided(by: result) : result
  }

  package static prefix func - (number: FormulaNumber) -> FormulaNumber {
    FormulaNumber(number.fraction.negated)
  }

  private static func exactly(
    _ one: FormulaNumber, _ other: FormulaNumber,
    _ calculate: (ExactFraction, ExactFraction) -> ExactFraction?
  ) -> FormulaNumber? {
    if let exact = calculate(one.fraction, other.fraction) { return FormulaNumber(exact) }
    guard let left = one.significant(keptDigits), let right = other.significant(keptDigits),
      let number = calculate(left.fraction, right.fraction)
    else { return nil }
    return FormulaNumber(number)
  }

  // MARK: - Rounding

  package enum Rounding: Sendable { case halfAwayFromZero, towardZero, awayFromZero, down }

  /// With so many digits behind the point; before it where they are negative: -3 gives thousands.
  package func rounded(_ digits: Int, _ rounding: Rounding) -> FormulaNumber? {
    guard abs(digits) <= 30 else { return digits > 0 ? self : .zero }
    guard let power = FormulaNumber(10).raised(to: abs(digits)),
      let scaled = digits < 0 ? divided(by: power) : multiplied(by: power)
    else { return nil }
    let (above, below) = (scaled.fraction.numerator, scaled.fraction.denominator)
    var (quotient, rest) = above.quotientAndRemainder(dividingBy: below)
    if rest != 0 {
      rest = rest < 0 ? -rest : rest
      let sign: Int128 = above < 0 ? -1 : 1
      switch rounding {
      case .towardZero: break
      case .awayFromZero: quotient += sign
      case .down: if sign < 0 { quotient -= 1 }
      case .halfAwayFromZero: if rest >= below - rest { quotient += sign }
      }
    }
    guard let whole = FormulaNumber(ExactDecimal(units: quotient, scale: 0)) else { return nil }
    return digits < 0 ? whole.multiplied(by: power) : whole.divided(by: power)
  }

  /// Rounded to so many digits, leading zeros not counted.
  func significant(_ count: Int) -> FormulaNumber? {
    guard let (digits, exponent) = mantissa(count) else { return nil }
    return FormulaNumber(text: "\(isNegative ? "-" : "")\(digits)e\(exponent)")
  }

  /// The first digits of the magnitude as a whole number, rounded, and the power of ten behind it.
  private func mantissa(_ count: Int) -> (digits: UInt128, exponent: Int)? {
    guard !isZero else { return (0, 0) }
    let (above, below) = (fraction.numerator.magnitude, fraction.denominator.magnitude)
    // The digits of the quotient, or one fewer.
    var scale = count - (String(above).count - String(below).count)
    while true {
      guard let digits = Self.quotient(above, below, scale) else { return nil }
      let length = String(digits).count
      if length <= count { return (digits, -scale) }
      scale -= length - count
    }
  }

  /// `above` × 10^`scale` ÷ `below`, rounded half up.
  private static func quotient(_ above: UInt128, _ below: UInt128, _ scale: Int) -> UInt128? {
    var power: UInt128 = 1
    for _ in 0..<abs(scale) {
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      power = next
    }
    var (numerator, divisor) = ((high: UInt128(0), low: above), below)
    if scale >= 0 {
      numerator = above.multipliedFullWidth(by: power)
    } else {
      let (product, overflow) = below.multipliedReportingOverflow(by: power)
      guard !overflow else { return nil }
      divisor = product
    }
    guard numerator.high < divisor else { return nil }
    let (quotient, rest) = divisor.dividingFullWidth(numerator)
    return rest >= divisor - rest ? quotient + 1 : quotient
  }

  // MARK: - Other shapes

  /// The nearest double.
  package var double: Double? {
    guard let (digits, exponent) = mantissa(30) else { return nil }
    return Double("\(isNegative ? "-" : "")\(digits)e\(exponent)")
  }

  /// As a decimal of at most 15 significant digits, as Excel shows it.
  package var decimal: ExactDecimal? {
    guard let (digits, exponent) = mantissa(Self.shownDigits), exponent > -37, exponent < 20
    else { return nil }
    var units = Int128(digits)
    for _ in 0..<max(0, exponent) { units *= 10 }
    return ExactDecimal(units: isNegative ? -units : units, scale: max(0, -exponent)).normalized
  }

  /// As text, nil where Excel would write it with an exponent.
  package var text: String? {
    guard let decimal else { return nil }
    if isZero { return "0" }
    let size = decimal.units.magnitude
    guard decimal.scale == 0 ? size < 1_000_000_000_000_000 : true,
      magnitude >= FormulaNumber.smallestWritten
    else { return nil }
    return decimal.description
  }

  private static let smallestWritten =
    FormulaNumber(1).divided(by: FormulaNumber(10_000)) ?? .zero
}

extension FormulaNumber: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.fraction < right.fraction }

  /// Equal in the digits that Excel tells numbers apart by.
  func isSame(as other: FormulaNumber) -> Bool {
    if self == other { return true }
    guard let one = significant(Self.shownDigits), let two = other.significant(Self.shownDigits)
    else { return false }
    return one == two
  }
}
