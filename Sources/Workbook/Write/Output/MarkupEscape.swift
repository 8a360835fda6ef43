/// Turns UTF-8 text into markup. What XML 1.0 cannot carry becomes `_xHHHH_` where a cell holds it,
/// and U+FFFD elsewhere.
///
/// Source: XML 1.0, 2.2 and 2.4; ECMA-376 Part 1, 22.9.2.19 (ST_Xstring).
enum MarkupEscape {
  enum Place { case text, attribute, cell }

  static func append<Text: Collection<UInt8>>(
    _ text: Text, as place: Place, to bytes: inout [UInt8]
  ) {
    if text.allSatisfy({ isPlain($0) }) {
      bytes.append(contentsOf: text)
    } else {
      appendEscaped(Array(text), as: place, to: &bytes)
    }
  }

  /// Whether Excel would lose white space of this text without `xml:space="preserve"`.
  static func needsPreserving(_ text: some BidirectionalCollection<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return first <= 0x20 || last <= 0x20
      || text.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t") }
  }

  /// Bytes that stand for themselves wherever they are.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0xEF, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "\""), UInt8(ascii: "_"):
      false
    default: true
    }
  }

  private static func appendEscaped(_ text: [UInt8], as place: Place, to bytes: inout [UInt8]) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\"") where place == .attribute: bytes.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "\n") where place == .attribute: bytes.append(contentsOf: "&#10;".utf8)
      case UInt8(ascii: "\t") where place == .attribute: bytes.append(contentsOf: "&#9;".utf8)
      case UInt8(ascii: "\n"), UInt8(ascii: "\t"): bytes.append(byte)
      case UInt8(ascii: "\r") where place != .cell: bytes.append(contentsOf: "&#13;".utf8)
      case 0..<0x20: append(illegal: Int(byte), as: place, to: &bytes)
      case UInt8(ascii: "_") where place == .cell && looksEscaped(text[index...]):
        append(illegal: Int(byte), as: place, to: &bytes)
      case 0xEF where isNoncharacter(text[index...]):
        append(illegal: 0xFF00 + Int(text[index + 2]) + 0x40, as: place, to: &bytes)
        index += 2
      default: bytes.append(byte)
      }
      index += 1
    }
  }

  private static func append(illegal value: Int, as place: Place, to bytes: inout [UInt8]) {
    guard place == .cell else { return bytes.append(contentsOf: "\u{FFFD}".utf8) }
    let digits = String(value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: 4 - digits.utf8.count)
    bytes.append(contentsOf: "_x\(zeros)\(digits)_".utf8)
  }

  /// U+FFFE and U+FFFF, in UTF-8 EF BF BE and EF BF BF.
  private static func isNoncharacter(_ text: ArraySlice<UInt8>) -> Bool {
    let bytes = text.prefix(3)
    return bytes.count == 3 && bytes[bytes.startIndex + 1] == 0xBF
      && bytes[bytes.startIndex + 2] >= 0xBE
  }

  private static func looksEscaped(_ text: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(text.prefix(7))
    guard bytes.count == 7, bytes[1] == UInt8(ascii: "x"), bytes[6] == UInt8(ascii: "_") else {
      return false
    }
    return bytes[2..<6].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }
}
