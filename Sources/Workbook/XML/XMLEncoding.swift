/// Brings a part to UTF-8, the only encoding the scanner knows.
///
/// Source: XML 1.0, appendix F (detection of encodings).
enum XMLEncoding {
  /// - Throws: `.malformedXML` where the bytes do not follow their own declaration.
  static func utf8(_ bytes: [UInt8], part: String) throws(WorkbookError) -> [UInt8] {
    guard let encoding = name(bytes) else { return bytes }
    guard let text = TextEncoding.convert(bytes[...], from: encoding) else {
      throw WorkbookError(.malformedXML("encoding"), part: part, offset: 0)
    }
    return text
  }

  /// How many of the first bytes tell the encoding.
  static let head = 200

  /// The encoding that the first bytes tell, nil for UTF-8.
  static func name(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 2 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (0x3C, 0): return "UTF-16LE"
    case (0xFE, 0xFF), (0, 0x3C): return "UTF-16BE"
    default: return declaredEncoding(bytes)
    }
  }

  /// The encoding of the XML declaration, nil for UTF-8 and where none is named.
  private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    guard bytes.starts(with: "<?xml".utf8) else { return nil }
    guard let end = bytes.prefix(Self.head).firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let word: StaticString = "encoding"
    guard let place = (0..<end).first(where: { XMLScanner.has(word, bytes.span, at: $0) })
    else { return nil }
    let parts = bytes[(place + word.utf8CodeUnitCount)..<end].split(
      maxSplits: 2, omittingEmptySubsequences: false
    ) { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    guard parts.count >= 2 else { return nil }
    let encoding = String(decoding: parts[1], as: UTF8.self).uppercased()
    switch encoding {
    // A declared UTF-16 in a file of single bytes is a leftover; what counts are the bytes.
    case "UTF-8", "UTF8", "US-ASCII", "UTF-16": return nil
    // What programs call so is what Windows writes: ① ㈱ 髙 are missing from the standard's own.
    case "SHIFT_JIS", "SHIFT-JIS", "SJIS", "X-SJIS", "WINDOWS-31J", "MS_KANJI": return "CP932"
    default: return encoding
    }
  }
}
