/// An exact decimal number: `units` ÷ 10^`scale`. The decimals a person wrote are kept, so that
/// `70.0` and `70` are equal in value and differ in `scale`.
public struct ExactDecimal: Sendable {
  public enum Rounding: String, Sendable { case halfUp, floor, ceiling }

  public let units: Int128
  /// Digits behind the point, 0 or more.
  public let scale: Int

  public static let zero = ExactDecimal(0)

  public init(_ whole: Int) { self.init(units: Int128(whole), scale: 0) }

  public init(units: Int128, scale: Int) {
    self.units = units
    self.scale = scale
  }

  /// Reads ASCII `-12.50` or `1.5E-3`; nil for anything else, and for more than 18 digits before or
  /// behind the point, so that sums and products of two numbers stay exact.
  public init?(_ text: some StringProtocol) {
    var units: Int128 = 0
    var scale = 0
    var digits = 0
    var negative = false
    var point = false
    var exponent = 0
    var bytes = text.utf8.makeIterator()
    var index = 0
    scan: while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: "+") where index == 0: break
      case UInt8(ascii: ".") where !point: point = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard digits < 18 || units == 0 else { return nil }
        units = units * 10 + Int128(byte - UInt8(ascii: "0"))
        digits += 1
        if point { scale += 1 }
      case UInt8(ascii: "E"), UInt8(ascii: "e"):
        var rest: [UInt8] = []
        while let next = bytes.next() { rest.append(next) }
        guard let value = Int(String(decoding: rest, as: UTF8.self)), abs(value) < 400
        else { return nil }
        exponent = value
        break scan
      default: return nil
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    scale -= exponent
    while scale < 0 {
      units *= 10
      scale += 1
      guard units < Self.power(18) else { return nil }
    }
    guard scale <= 18 else { return nil }
    self.init(units: negative ? -units : units, scale: scale)
  }

  /// The decimal that a stored double stands for: its shortest text, read back.
  public init?(_ double: Double) { self.init(Self.shortestText(of: double)) }

  /// The shortest decimal text that gives the double back: `5`, `0.233`, `1E-07`.
  public static func shortestText(of double: Double) -> String {
    guard double.isFinite else { return double.isNaN ? "NaN" : (double < 0 ? "-INF" : "INF") }
    if double == double.rounded(), abs(double) < 1e15 { return String(Int64(double)) }
    return double.description
  }

  public var isZero: Bool { units == 0 }
  public var isInteger: Bool { rescaled(0, .floor) == self }
  public var double: Double { Double(description) ?? .nan }

  /// The same number with `scale` digits behind the point.
  public func rescaled(_ scale: Int, _ rounding: Rounding = .halfUp) -> ExactDecimal {
    if scale >= self.scale {
      return ExactDecimal(units: units * Self.power(scale - self.scale), scale: scale)
    }
    let divisor = Self.power(self.scale - scale)
    return ExactDecimal(units: Self.divide(units, divisor, rounding), scale: scale)
  }

  /// `self ÷ divisor` with `scale` digits, nil when the divisor is zero or the digits run out.
  ///
  /// Half up means half away from zero, as Excel's ROUND does.
  public func divided(
    by divisor: ExactDecimal, scale: Int, _ rounding: Rounding = .halfUp
  ) -> ExactDecimal? {
    guard !divisor.isZero else { return nil }
    let (dividend, divisor) = (normalized, divisor.normalized)
    let shift = scale - dividend.scale + divisor.scale
    guard abs(shift) <= 37 else { return nil }
    var (numerator, denominator) = (dividend.units, divisor.units)
    let overflow: Bool
    if shift >= 0 {
      (numerator, overflow) = numerator.multipliedReportingOverflow(by: Self.power(shift))
    } else {
      (denominator, overflow) = denominator.multipliedReportingOverflow(by: Self.power(-shift))
    }
    guard !overflow else { return nil }
    if denominator < 0 {
      numerator = -numerator
      denominator = -denominator
    }
    return ExactDecimal(units: Self.divide(numerator, denominator, rounding), scale: scale)
  }

  /// The number without zeros at its end: `70.0` becomes `70`.
  public var normalized: ExactDecimal {
    var units = self.units
    var scale = self.scale
    while scale > 0, units % 10 == 0 {
      units /= 10
      scale -= 1
    }
    return ExactDecimal(units: units, scale: scale)
  }

  private static func divide(
    _ numerator: Int128, _ denominator: Int128, _ rounding: Rounding
  ) -> Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    guard remainder != 0 else { return quotient }
    let negative = numerator < 0
    switch rounding {
    case .halfUp:
      let far = remainder.magnitude >= denominator.magnitude - remainder.magnitude
      return far ? quotient + (negative ? -1 : 1) : quotient
    case .floor: return negative ? quotient - 1 : quotient
    case .ceiling: return negative ? quotient : quotient + 1
    }
  }

  private static func power(_ exponent: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }
}

extension ExactDecimal: Hashable, Comparable {
  public static func == (left: Self, right: Self) -> Bool {
    let scale = max(left.scale, right.scale)
    return left.rescaled(scale).units == right.rescaled(scale).units
  }

  public static func < (left: Self, right: Self) -> Bool {
    let scale = max(left.scale, right.scale)
    return left.rescaled(scale).units < right.rescaled(scale).units
  }

  public func hash(into hasher: inout Hasher) {
    let plain = normalized
    hasher.combine(plain.units)
    hasher.combine(plain.scale)
  }

  public static func + (left: Self, right: Self) -> Self {
    let scale = max(left.scale, right.scale)
    return Self(units: left.rescaled(scale).units + right.rescaled(scale).units, scale: scale)
  }

  public static func - (left: Self, right: Self) -> Self { left + (-right) }

  public static func * (left: Self, right: Self) -> Self {
    Self(units: left.units * right.units, scale: left.scale + right.scale)
  }

  public static prefix func - (value: Self) -> Self {
    Self(units: -value.units, scale: value.scale)
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// Plain digits with the decimals kept: `70.0`, `-0.5`, `118383`.
  public var description: String {
    guard scale > 0 else { return String(units) }
    var digits = String(units.magnitude)
    if digits.count <= scale {
      digits = String(repeating: "0", count: scale + 1 - digits.count) + digits
    }
    return (units < 0 ? "-" : "") + digits.dropLast(scale) + "." + digits.suffix(scale)
  }

  /// With a comma between thousands: `118,383.50`.
  public var grouped: String {
    let text = description
    let negative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".")
    var whole = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0, (parts[0].count - index) % 3 == 0 { whole.append(",") }
      whole.append(digit)
    }
    return (negative ? "-" : "") + whole + (parts.count > 1 ? "." + parts[1] : "")
  }
}

extension ExactDecimal: Codable {
  /// As two items, so that no digit is lost: the units as text, and the scale.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(String(units))
    try container.encode(scale)
  }

  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    let text = try container.decode(String.self)
    let scale = try container.decode(Int.self)
    guard let units = Int128(text), (0...38).contains(scale) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no number: \(text)")
    }
    self.init(units: units, scale: scale)
  }
}
