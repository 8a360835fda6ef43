/// The encodings that offices' CSV files come in.
struct CSVEncoding: Sendable, Equatable {
  enum Characters: Sendable, Equatable {
    case utf8, cp932, eucJP, utf16LE, utf16BE, utf32LE, utf32BE
  }

  var characters: Characters
  /// The file begins with a byte order mark.
  var hasMark: Bool

  init(_ characters: Characters, hasMark: Bool = false) {
    self.characters = characters
    self.hasMark = hasMark
  }

  /// The name people know.
  var label: String {
    switch characters {
    case .utf8 where hasMark: "UTF-8 BOM"
    case .eucJP: "EUC-JP"
    default: libraryName
    }
  }

  /// The C library's name. Windows programs write ① and 髙 in EUC too, and ～ as CP932 has it.
  var libraryName: String {
    switch characters {
    case .utf8: "UTF-8"
    case .cp932: "CP932"
    case .eucJP: "EUC-JP-MS"
    case .utf16LE: "UTF-16LE"
    case .utf16BE: "UTF-16BE"
    case .utf32LE: "UTF-32LE"
    case .utf32BE: "UTF-32BE"
    }
  }

  var byteOrderMark: [UInt8] { hasMark ? Self.mark(of: characters) : [] }

  static func mark(of characters: Characters) -> [UInt8] {
    switch characters {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LE: [0xFF, 0xFE]
    case .utf16BE: [0xFE, 0xFF]
    case .utf32LE: [0xFF, 0xFE, 0, 0]
    case .utf32BE: [0, 0, 0xFE, 0xFF]
    case .cp932, .eucJP: []
    }
  }

  /// Delimiters, quotes and line ends stand as single ASCII bytes that no other character holds:
  /// true for CP932 too, whose second bytes start at 0x40.
  var isByteOriented: Bool {
    switch characters {
    case .utf8, .cp932, .eucJP: true
    case .utf16LE, .utf16BE, .utf32LE, .utf32BE: false
    }
  }

  /// The characters of an encoding of one to three bytes, nil for Unicode's own.
  var table: TextTable? {
    switch characters {
    case .cp932: .cp932
    case .eucJP: .eucJP
    default: nil
    }
  }

  /// A text in UTF-8 in this encoding, without mark; nil where a character has no place in it.
  func encoded(_ text: [UInt8]) -> [UInt8]? {
    if characters == .utf8 { return text }
    return TextEncoding.convert(text[...], from: "UTF-8", to: libraryName)
  }

  /// The C library writes ¥ (U+00A5) and ‾ (U+203E) as `\` and `~`, which are other characters.
  func holds(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return true }
    guard let bytes = encoded(Array(String(scalar).utf8)) else { return false }
    return !(isByteOriented && bytes.count == 1 && bytes[0] < 0x80)
  }
}
