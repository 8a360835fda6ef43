/// UTF-16 and UTF-32 into UTF-8, strictly.
struct WideText {
  private(set) var text: [UInt8] = []
  /// The offset of the first bytes that are no character, nil where all are.
  private(set) var fault: Int?

  init(_ bytes: [UInt8], from start: Int, _ characters: CSVEncoding.Characters) {
    let bytes = bytes.span
    let isWide = characters == .utf32LE || characters == .utf32BE
    let isLittle = characters == .utf16LE || characters == .utf32LE
    let size = isWide ? 4 : 2
    text.reserveCapacity((bytes.count - start) * 3 / size)
    func unit(_ place: Int) -> UInt32 {
      var value: UInt32 = 0
      for index in 0..<size {
        value = value << 8 | UInt32(bytes[isLittle ? place + size - 1 - index : place + index])
      }
      return value
    }
    var place = start
    while place + size <= bytes.count {
      var value = unit(place)
      var length = size
      if !isWide, 0xD800...0xDBFF ~= value, place + 4 <= bytes.count {
        let low = unit(place + 2)
        if 0xDC00...0xDFFF ~= low {
          value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
          length = 4
        }
      }
      guard let scalar = Unicode.Scalar(value) else { break }
      if value < 0x80 { text.append(UInt8(value)) } else { text += Array(String(scalar).utf8) }
      place += length
    }
    if place < bytes.count { fault = place }
  }

  /// The byte order of UTF-16 without a mark by the first bytes, nil where it is not certain.
  ///
  /// Certain means: line ends and delimiters stand as units in one order, never in the other, and
  /// most bytes of their values belong to such units.
  static func order(_ bytes: [UInt8]) -> CSVEncoding.Characters? {
    let sample = bytes.prefix(4096)
    guard bytes.count % 2 == 0, sample.count >= 2 else { return nil }
    var little = 0
    var big = 0
    var marks = 0
    for place in stride(from: 0, to: sample.count - 1, by: 2) {
      let (first, second) = (sample[place], sample[place + 1])
      let (isFirst, isSecond) = (isMark(first), isMark(second))
      if isFirst { marks += 1 }
      if isSecond { marks += 1 }
      if isFirst, second == 0 { little += 1 }
      if isSecond, first == 0 { big += 1 }
    }
    guard (little + big) * 2 > marks else { return nil }
    return big == 0 ? .utf16LE : little == 0 ? .utf16BE : nil
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\t")
  }
}
