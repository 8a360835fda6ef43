/// Tells numbers from other text.
///
/// A number is what JSON writes as one: `-0.5`, `12`, `1.5e-3`. What begins with a needless zero
/// (`007`) or is a whole number of more than 15 digits is a code whose digits must stay.
///
/// Source: RFC 8259, section 6.
enum CSVNumber {
  private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]

  /// The number of a field that is not empty, nil where it is text.
  @inline(__always)
  static func read(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Double? {
    // `-`, `.`, `/` and digits.
    guard bytes[start] &- UInt8(ascii: "-") <= 12 else { return nil }
    let isNegative = bytes[start] == UInt8(ascii: "-")
    let first = isNegative ? start &+ 1 : start
    guard first < end else { return nil }
    let length = end &- first
    guard length <= 8, end >= 8 else { return long(bytes, start, end) }
    return short(bytes.word(at: end &- 8), length, isNegative)
      ?? (hasExponent(bytes, first, end) ? long(bytes, start, end) : nil)
  }

  /// - Parameter word: the number's characters without sign, the last highest.
  @inline(__always)
  private static func short(_ word: UInt64, _ length: Int, _ isNegative: Bool) -> Double? {
    let foreign = UInt64((8 &- length) &* 8)
    // Zeros stand where the word holds what is before the number.
    var word = (word &>> foreign) &<< foreign
    if foreign != 0 { word |= zeros &>> (64 &- foreign) }
    let points = word ^ 0x2E2E_2E2E_2E2E_2E2E
    let point = (points &- 0x0101_0101_0101_0101) & ~points & 0x8080_8080_8080_8080
    // `0.5` is a number, `05` a code.
    let head = word &>> foreign
    if head & 0xFF == 0x30, length > 1, (head &>> 8) & 0xFF != 0x2E { return nil }
    var decimals = 0
    if point != 0 {
      let place = UInt64(point.trailingZeroBitCount) & 0x38
      decimals = Int(7 &- place >> 3)
      // A digit before the point, and one behind it.
      guard place > foreign, decimals > 0 else { return nil }
      let before = (1 &<< place) &- 1 as UInt64
      word = word & ~(before << 8 | 0xFF) | (word & before) << 8 | 0x30
    }
    let high = word & 0xF0F0_F0F0_F0F0_F0F0
    let carried = ((word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) >> 4
    guard high | carried == 0x3333_3333_3333_3333 else { return nil }
    word = ((word & 0x0F0F_0F0F_0F0F_0F0F) &* 2561) >> 8
    word = ((word & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
    word = ((word & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
    let magnitude = Double(Int64(truncatingIfNeeded: word))
    let value = decimals == 0 ? magnitude : magnitude / powers[decimals]
    return isNegative ? -value : value
  }

  private static let zeros: UInt64 = 0x3030_3030_3030_3030

  private static func hasExponent(_ bytes: Span<UInt8>, _ first: Int, _ end: Int) -> Bool {
    for place in first..<end where bytes[place] | 0x20 == UInt8(ascii: "e") { return true }
    return false
  }

  private static func long(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Double? {
    var place = start
    if bytes[place] == UInt8(ascii: "-") { place += 1 }
    func digits() -> Int {
      let first = place
      while place < end, bytes[place] &- UInt8(ascii: "0") < 10 { place += 1 }
      return place - first
    }
    let leading = place
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[leading] != UInt8(ascii: "0") else { return nil }
    guard place < end else { return whole > 15 ? nil : NumberReader.double(start..<end, of: bytes) }
    if bytes[place] == UInt8(ascii: ".") {
      place += 1
      guard digits() > 0 else { return nil }
    }
    if place < end, bytes[place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      if place < end, bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-") {
        place += 1
      }
      guard digits() > 0 else { return nil }
    }
    return place == end ? NumberReader.double(start..<end, of: bytes) : nil
  }
}
