/// Reads the numbers of `<v>`: digits by hand, the rest by the standard library.
enum NumberReader {
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// nil where the bytes are no decimal number.
  static func double(_ range: Range<Int>, of bytes: Span<UInt8>) -> Double? {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, XMLText.isSpace(bytes[start]) { start &+= 1 }
    while end > start, XMLText.isSpace(bytes[end - 1]) { end &-= 1 }
    guard start < end else { return nil }
    var index = start
    let negative = bytes[index] == UInt8(ascii: "-")
    if negative { index &+= 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var decimals = 0
    var point = false
    while index < end {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit < 10 {
        guard digits < 19 else { return slow(start..<end, bytes) }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        digits &+= 1
        if point { decimals &+= 1 }
      } else if bytes[index] == UInt8(ascii: "."), !point {
        point = true
      } else {
        return slow(start..<end, bytes)
      }
      index &+= 1
    }
    guard digits > 0 else { return nil }
    // Both sides exact: the quotient is then the nearest double (Clinger).
    guard mantissa < 1 << 53, decimals <= 22 else { return slow(start..<end, bytes) }
    let value = decimals == 0 ? Double(mantissa) : Double(mantissa) / powers[decimals]
    // Excel knows no negative zero.
    return negative ? 0 - value : value
  }

  private static func slow(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Double? {
    guard range.count < 400 else { return nil }
    var text = ""
    for index in range {
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
