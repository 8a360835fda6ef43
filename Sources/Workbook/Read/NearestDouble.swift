/// The double nearest to a decimal number of up to nineteen digits, without big numbers.
///
/// Source: D. Lemire, Number parsing at a gigabyte per second, 2021 (the method of M. Eisel and
/// D. Lemire), chapter 5.
enum NearestDouble {
  /// 5 to the power of -55 ... 55, its first 128 bits; below 0 they are rounded up as far as the
  /// method wants it. Greater exponents are too rare in cells to be worth a table.
  private static let powers: [UInt128] = {
    var powers: [UInt128] = []
    for exponent in -range...range {
      var power: UInt128 = 1
      for _ in 0..<abs(exponent) { power *= 5 }
      let zeros = power.leadingZeroBitCount
      if exponent >= 0 {
        powers.append(power << UInt128(zeros))
      } else {
        // The quotient fills the 128 bits exactly.
        let high = UInt128(1) << UInt128(127 - zeros)
        let quotient = power.dividingFullWidth((high, 0)).quotient
        powers.append(exponent >= -27 ? quotient + 1 : quotient)
      }
    }
    return powers
  }()
  private static let range = 55

  /// `mantissa` × 10 to the power of `exponent`; nil where the table does not reach.
  static func of(_ mantissa: UInt64, exponent: Int) -> Double? {
    guard mantissa != 0 else { return 0 }
    guard abs(exponent) <= range else { return nil }
    let zeros = mantissa.leadingZeroBitCount
    let normal = mantissa &<< UInt64(zeros)
    let power = powers[exponent + range]
    var product = normal.multipliedFullWidth(by: UInt64(truncatingIfNeeded: power >> 64))
    if product.high & 0x1FF == 0x1FF {
      // The lower half of the power may still decide.
      let more = normal.multipliedFullWidth(by: UInt64(truncatingIfNeeded: power)).high
      let (low, isCarry) = product.low.addingReportingOverflow(more)
      product = (product.high &+ (isCarry ? 1 : 0), low)
    }
    let upper = Int(product.high >> 63)
    var bits = product.high >> UInt64(upper + 9)
    var binary = ((217_706 * exponent) >> 16) + 63 + upper - zeros + 1023
    guard binary > 0 else { return nil }
    // Just between two doubles: to the even one.
    if product.low <= 1, (-4...23) ~= exponent, bits & 3 == 1,
      bits << UInt64(upper + 9) == product.high
    {
      bits &= ~1
    }
    bits = (bits + (bits & 1)) >> 1
    if bits >= 1 << 53 {
      bits = 1 << 52
      binary += 1
    }
    guard binary < 0x7FF else { return nil }
    return Double(bitPattern: bits & ~(1 << 52) | UInt64(binary) << 52)
  }
}
