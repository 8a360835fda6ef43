/// Reads the numbers of `<v>`, eight digits at a time, to the double nearest to them.
enum NumberReader {
  /// The powers of ten that a double holds exactly.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]
  private static let integerPowers: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]

  /// nil where the bytes are no decimal number.
  static func double(_ range: Range<Int>, of bytes: Span<UInt8>) -> Double? {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, XMLText.isSpace(bytes[start]) { start &+= 1 }
    while end > start, XMLText.isSpace(bytes[end - 1]) { end &-= 1 }
    let number = bytes.extracting(start..<end)
    if let (value, length) = prefix(of: number, from: 0), length == number.count { return value }
    return slow(number)
  }

  /// The number that begins at a place and where it ends; nil for what only the standard library
  /// reads exactly, and for what is no number.
  @inline(__always)
  static func prefix(of bytes: Span<UInt8>, from start: Int) -> (value: Double, end: Int)? {
    var index = start
    guard index < bytes.count else { return nil }
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index &+= 1 }
    var mantissa: UInt64 = 0
    let first = index
    digits(bytes, &index, &mantissa)
    var count = index &- first
    var exponent = 0
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      let point = index
      index &+= 1
      digits(bytes, &index, &mantissa)
      exponent = point &+ 1 &- index
      count = count &- exponent
    }
    // Nineteen digits fit in 64 bits.
    guard count > 0, count <= 19 else { return nil }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      guard let written = self.exponent(bytes, &index) else { return nil }
      exponent += written
    }
    // Both sides exact: the result is then the nearest double (Clinger).
    var value: Double
    if mantissa < 1 << 53, exponent <= 0, exponent >= -22 {
      value = Double(mantissa)
      if exponent < 0 { value /= powers[0 &- exponent] }
    } else {
      guard let nearest = NearestDouble.of(mantissa, exponent: exponent) else { return nil }
      value = nearest
    }
    // Excel knows no negative zero.
    return (isNegative ? 0 - value : value, index)
  }

  /// Moves over digits, joining them to the number so far.
  @inline(__always)
  private static func digits(_ bytes: Span<UInt8>, _ index: inout Int, _ number: inout UInt64) {
    while index &+ 8 <= bytes.count {
      let values = bytes.word(at: index) ^ 0x3030_3030_3030_3030
      let count = leadingDigits(values)
      guard count > 0 else { return }
      number =
        number &* integerPowers[count]
        &+ number8(values &<< UInt64(truncatingIfNeeded: 64 - 8 * count))
      index &+= count
      guard count == 8 else { return }
    }
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return }
      number = number &* 10 &+ UInt64(digit)
      index &+= 1
    }
  }

  /// How many of eight bytes, from the lowest, are below ten. A carry can only mark bytes above one
  /// that is marked already.
  @inline(__always)
  static func leadingDigits(_ values: UInt64) -> Int {
    let marks = ((values &+ 0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080
    return marks.trailingZeroBitCount &>> 3
  }

  /// The number of eight digits, the first in the lowest byte.
  @inline(__always)
  static func number8(_ digits: UInt64) -> UInt64 {
    let pairs = (digits &* 10) &+ (digits &>> 8)
    let high = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let low = ((pairs &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (high &+ low) &>> 32
  }

  /// `e-7`; nil without digits or with more than four.
  private static func exponent(_ bytes: Span<UInt8>, _ index: inout Int) -> Int? {
    index += 1
    guard index < bytes.count else { return nil }
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }
    var value: UInt64 = 0
    let first = index
    digits(bytes, &index, &value)
    guard (1...4) ~= index - first else { return nil }
    return isNegative ? -Int(value) : Int(value)
  }

  private static func slow(_ bytes: Span<UInt8>) -> Double? {
    guard bytes.count < 400 else { return nil }
    var text = ""
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        text.unicodeScalars.append(Unicode.Scalar(bytes[index]))
      default: return nil
      }
    }
    guard let value = Double(text), value.isFinite else { return nil }
    return value + 0
  }

  /// A whole number without sign, as in `s="12"`.
  static func index(_ range: Range<Int>, of bytes: Span<UInt8>) -> Int? {
    var value = 0
    var digits = 0
    for index in range where !XMLText.isSpace(bytes[index]) {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10, digits < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
      digits &+= 1
    }
    return digits > 0 ? value : nil
  }

  /// `B7` in bytes, nil for anything else.
  static func reference(_ range: Range<Int>, of bytes: Span<UInt8>) -> CellPlace? {
    var column = 0
    var row = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let letter = (bytes[index] & 0xDF) &- UInt8(ascii: "A")
      guard letter < 26 else { break }
      column = column &* 26 &+ Int(letter) &+ 1
      index &+= 1
      guard column <= 16_384 else { return nil }
    }
    guard column > 0, index < range.upperBound else { return nil }
    while index < range.upperBound {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      row = row &* 10 &+ Int(digit)
      index &+= 1
      guard row <= 1_048_576 else { return nil }
    }
    return row > 0 ? CellPlace(row: row - 1, column: column - 1) : nil
  }
}

/// Row and column from 0, before a `CellReference` is worth making.
struct CellPlace {
  var row: Int
  var column: Int
}

extension Span<UInt8> {
  /// Eight bytes as one number, the first lowest. The load is checked against the bounds, and every
  /// pattern of bits is a number.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
