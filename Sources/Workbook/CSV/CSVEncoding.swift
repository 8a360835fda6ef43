/// The encodings that offices' CSV files come in, as detected.
enum CSVEncoding: Sendable, Equatable {
  case utf8, utf8BOM, cp932, eucJP, utf16LE, utf16BE, utf32LE, utf32BE

  /// The name people know.
  var label: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf8BOM: "UTF-8 BOM"
    case .cp932: "CP932"
    case .eucJP: "EUC-JP"
    case .utf16LE: "UTF-16LE"
    case .utf16BE: "UTF-16BE"
    case .utf32LE: "UTF-32LE"
    case .utf32BE: "UTF-32BE"
    }
  }

  /// The C library's name.
  var iconvName: String {
    switch self {
    case .utf8, .utf8BOM: "UTF-8"
    default: label
    }
  }

  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8BOM: [0xEF, 0xBB, 0xBF]
    case .utf16LE: [0xFF, 0xFE]
    case .utf16BE: [0xFE, 0xFF]
    case .utf32LE: [0xFF, 0xFE, 0, 0]
    case .utf32BE: [0, 0, 0xFE, 0xFF]
    case .utf8, .cp932, .eucJP: []
    }
  }

  /// Delimiters, quotes and line ends stand as single ASCII bytes that no other character holds:
  /// true for CP932 too, whose second bytes start at 0x40.
  var isByteOriented: Bool {
    switch self {
    case .utf8, .utf8BOM, .cp932, .eucJP: true
    default: false
    }
  }

  /// The encoding and the content in UTF-8 without byte order mark.
  ///
  /// - Throws: `.unknownEncoding` where no encoding fits strictly.
  static func detect(
    _ bytes: [UInt8]
  ) throws(WorkbookError) -> (encoding: CSVEncoding, text: [UInt8]) {
    for encoding in [Self.utf8BOM, .utf32LE, .utf32BE, .utf16LE, .utf16BE]
    where bytes.starts(with: encoding.byteOrderMark) {
      let rest = bytes.dropFirst(encoding.byteOrderMark.count)
      guard let text = decode(rest, encoding) else { throw WorkbookError(.unknownEncoding) }
      return (encoding, text)
    }
    // Text has few NULs; half of UTF-16 without a mark are NULs, and nothing tells its byte order.
    let zeros = bytes.prefix(4096).count { $0 == 0 }
    guard zeros * 8 < max(8, min(bytes.count, 4096)) else { throw WorkbookError(.unknownEncoding) }
    if isUTF8(bytes[...]) { return (.utf8, bytes) }
    let japanese = decode(bytes[...], .cp932)
    if let text = japanese, !isMostlyHalfWidth(text) { return (.cp932, text) }
    if let text = decode(bytes[...], .eucJP) { return (.eucJP, text) }
    guard let japanese else { throw WorkbookError(.unknownEncoding) }
    return (.cp932, japanese)
  }

  private static func decode(_ bytes: ArraySlice<UInt8>, _ encoding: CSVEncoding) -> [UInt8]? {
    switch encoding {
    case .utf8, .utf8BOM: return isUTF8(bytes) ? Array(bytes) : nil
    case .cp932:
      guard let text = TextEncoding.convert(bytes, from: encoding.iconvName) else { return nil }
      return holdsUnassigned(text) ? nil : text
    default: return TextEncoding.convert(bytes, from: encoding.iconvName)
    }
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
  }

  /// iconv lets 0x80, 0xA0 and 0xFD–0xFF through, which no Japanese program writes.
  private static func holdsUnassigned(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.contains {
      (0x80...0xA0).contains($0.value) || (0xF8F0...0xF8F3).contains($0.value)
    }
  }

  /// EUC-JP read as CP932 is valid, and full of half-width katakana.
  private static func isMostlyHalfWidth(_ text: [UInt8]) -> Bool {
    var wide = 0
    var half = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where scalar.value >= 0x80 {
      if (0xFF61...0xFF9F).contains(scalar.value) { half += 1 } else { wide += 1 }
    }
    return half > wide
  }
}
