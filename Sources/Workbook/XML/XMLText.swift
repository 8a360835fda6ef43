/// Character data of XML and of SpreadsheetML.
enum XMLText {
  /// Appends character data with entities and line ends undone.
  ///
  /// Source: XML 1.0, 2.11 (line ends), 4.1 and 4.6 (references).
  ///
  /// - Throws: `.malformedXML` for an entity other than the five.
  static func append(
    _ range: Range<Int>, of bytes: Span<UInt8>, isCDATA: Bool = false, part: String,
    to result: inout [UInt8]
  ) throws(WorkbookError) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\n"))
        index += index + 1 < range.upperBound && bytes[index + 1] == UInt8(ascii: "\n") ? 2 : 1
      } else if byte == UInt8(ascii: "&"), !isCDATA {
        index = try reference(bytes, index, range.upperBound, part: part, to: &result)
      } else {
        result.append(byte)
        index += 1
      }
    }
  }

  private static func reference(
    _ bytes: Span<UInt8>, _ start: Int, _ limit: Int, part: String, to result: inout [UInt8]
  ) throws(WorkbookError) -> Int {
    var end = start + 1
    while end < limit, end - start < 12, bytes[end] != UInt8(ascii: ";") { end += 1 }
    let failure = WorkbookError(.malformedXML("entity"), part: part, offset: start)
    guard end < limit, bytes[end] == UInt8(ascii: ";") else { throw failure }
    var name = ""
    for index in (start + 1)..<end { name.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
    switch name {
    case "lt": result.append(UInt8(ascii: "<"))
    case "gt": result.append(UInt8(ascii: ">"))
    case "amp": result.append(UInt8(ascii: "&"))
    case "quot": result.append(UInt8(ascii: "\""))
    case "apos": result.append(UInt8(ascii: "'"))
    default:
      let digits = name.dropFirst(name.hasPrefix("#x") ? 2 : 1)
      guard name.hasPrefix("#"), let first = digits.first, first.isHexDigit,
        let code = UInt32(digits, radix: name.hasPrefix("#x") ? 16 : 10),
        let scalar = Unicode.Scalar(code)
      else { throw failure }
      result.append(contentsOf: Array(String(Character(scalar)).utf8))
    }
    return end + 1
  }

  /// `_x000D_` and the like in cell texts stand for characters XML cannot hold; `_x005F_` protects
  /// an underscore.
  ///
  /// Source: ECMA-376 Part 1, 22.9.2.19 (ST_Xstring).
  static func decodeEscapes(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var units: [UInt16] = []
    func flush() {
      guard !units.isEmpty else { return }
      result.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
      units = []
    }
    var index = 0
    while index < bytes.count {
      if let unit = escape(bytes, index) {
        units.append(unit)
        index += 7
      } else {
        flush()
        result.append(bytes[index])
        index += 1
      }
    }
    flush()
    return result
  }

  private static func escape(_ bytes: [UInt8], _ start: Int) -> UInt16? {
    guard start + 6 < bytes.count, bytes[start] == UInt8(ascii: "_"),
      bytes[start + 1] == UInt8(ascii: "x"), bytes[start + 6] == UInt8(ascii: "_")
    else { return nil }
    var value: UInt16 = 0
    for byte in bytes[(start + 2)..<(start + 6)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  /// Without white space at both ends, as Excel reads a `<t>` that does not say `preserve`.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = bytes
    while let first = slice.first, isSpace(first) { slice = slice.dropFirst() }
    while let last = slice.last, isSpace(last) { slice = slice.dropLast() }
    return slice
  }

  /// Where plain text ends: at the next `<`, with nothing before it that stands for something else
  /// (`&`, a line end to be made one, `_`). nil where there is, or where the bytes end before.
  static func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index &+ 8 <= bytes.count {
      let word = bytes.word(at: index)
      let less = marks(word, 0x3C3C_3C3C_3C3C_3C3C)
      let special =
        marks(word, 0x2626_2626_2626_2626) | marks(word, 0x0D0D_0D0D_0D0D_0D0D)
        | marks(word, 0x5F5F_5F5F_5F5F_5F5F)
      if less | special != 0 {
        let end = less.trailingZeroBitCount
        return end < special.trailingZeroBitCount ? index &+ end &>> 3 : nil
      }
      index &+= 8
    }
    return nil
  }

  /// The bytes equal to the pattern's, marked in their highest bits up to the first one; marks above
  /// that may be wrong.
  @inline(__always)
  private static func marks(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let other = word ^ pattern
    return (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
  }

  /// Appends the bytes as they are.
  static func copy(_ bytes: Span<UInt8>, to result: inout [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { unsafe result.append(contentsOf: $0) }
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
