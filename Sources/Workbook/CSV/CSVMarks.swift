/// The bytes that give CSV its form: delimiter, quote and line ends.
enum CSVMarks {
  private static let weights = SIMD16<UInt8>(
    1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)

  /// One bit for each of the 64 bytes from `base` on, set where the byte is a mark.
  @inline(__always)
  static func bits(_ bytes: Span<UInt8>, _ base: Int, _ delimiter: UInt8) -> UInt64 {
    guard base &+ 64 <= bytes.count else { return lastBits(bytes, base, delimiter) }
    var result: UInt64 = 0
    for quarter in 0..<4 {
      result |=
        UInt64(quarterBits(bytes, base &+ quarter &* 16, delimiter)) &<< UInt64(quarter &* 16)
    }
    return result
  }

  @inline(__always)
  private static func quarterBits(_ bytes: Span<UInt8>, _ base: Int, _ delimiter: UInt8) -> UInt16 {
    let lanes = unsafe bytes.bytes.unsafeLoadUnaligned(
      fromByteOffset: base, as: SIMD16<UInt8>.self)
    let isMark =
      (lanes .== SIMD16<UInt8>(repeating: delimiter))
      .| (lanes .== SIMD16<UInt8>(repeating: UInt8(ascii: "\"")))
      .| (lanes .== SIMD16<UInt8>(repeating: UInt8(ascii: "\n")))
      .| (lanes .== SIMD16<UInt8>(repeating: UInt8(ascii: "\r")))
    // The bits of eight lanes add up to one byte.
    let halves = unsafe unsafeBitCast(
      SIMD16<UInt8>.zero.replacing(with: weights, where: isMark), to: SIMD2<UInt64>.self)
    let low = (halves[0] &* 0x0101_0101_0101_0101) &>> 56
    let high = (halves[1] &* 0x0101_0101_0101_0101) &>> 56
    return UInt16(truncatingIfNeeded: low | high &<< 8)
  }

  private static func lastBits(_ bytes: Span<UInt8>, _ base: Int, _ delimiter: UInt8) -> UInt64 {
    var result: UInt64 = 0
    for place in base..<bytes.count {
      switch bytes[place] {
      case delimiter, UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        result |= 1 << UInt64(place - base)
      default: break
      }
    }
    return result
  }
}
