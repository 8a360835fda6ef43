import Grid

/// Numbers as digits, without a string in between.
enum NumberBytes {
  private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]
  private static let largest = 1e15

  /// The shortest decimal that gives the number back: the text of `ExactDecimal.shortestText`.
  ///
  /// - Precondition: the number is finite and `bytes` has room for 24 more.
  static func append(_ number: Double, to bytes: inout OutputSpan<UInt8>) {
    let magnitude = number.magnitude
    if magnitude < largest {
      if number < 0 { bytes.append(UInt8(ascii: "-")) }
      let whole = UInt64(magnitude)
      if Double(whole) == magnitude { return append(whole, decimals: 0, to: &bytes) }
      if let (digits, decimals) = decimal(magnitude) {
        return append(digits, decimals: decimals, to: &bytes)
      }
      for byte in ExactDecimal.shortestText(of: magnitude).utf8 { bytes.append(byte) }
    } else {
      for byte in ExactDecimal.shortestText(of: number).utf8 { bytes.append(byte) }
    }
  }

  /// The number as so many digits with so many behind the point, nil where that takes more than 15.
  ///
  /// A decimal of at most 15 digits is the only one of its length that rounds to its double; a power
  /// of ten up to 10^22 and a whole number up to 2^53 are exact, so their quotient is that double.
  private static func decimal(_ magnitude: Double) -> (digits: UInt64, decimals: Int)? {
    // Below, the shortest text has an exponent.
    guard magnitude >= 1e-4 else { return nil }
    for scale in 1..<powers.count {
      let shifted = magnitude * powers[scale]
      guard shifted < largest else { return nil }
      let digits = UInt64(shifted + 0.5)
      if Double(digits) / powers[scale] == magnitude { return (digits, scale) }
    }
    return nil
  }

  static func append(_ number: Int, to bytes: inout OutputSpan<UInt8>) {
    append(UInt64(number), decimals: 0, to: &bytes)
  }

  private static func append(
    _ number: UInt64, decimals: Int, to bytes: inout OutputSpan<UInt8>
  ) {
    var reversed = InlineArray<20, UInt8>(repeating: 0)
    var count = 0
    var rest = number
    while rest > 0 || count <= decimals {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      reversed[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = quotient
      count += 1
    }
    while count > 0 {
      count -= 1
      bytes.append(reversed[count])
      if count == decimals, count > 0 { bytes.append(UInt8(ascii: ".")) }
    }
  }
}
