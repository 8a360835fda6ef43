/// Text as it stands in markup, both ways.
///
/// Source: XML 1.0, 2.4 and 4.6; ECMA-376 Part 1, 22.9.2.19 (ST_Xstring) for `_xHHHH_`.
enum MarkupText {
  /// The text with the five entities and the numbered references resolved.
  static func decoded(_ bytes: some Collection<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "&"),
        let end = bytes[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let text = reference(bytes[bytes.index(after: index)..<end])
      {
        result += Array(text.utf8)
        index = bytes.index(after: end)
      } else {
        result.append(bytes[index])
        index = bytes.index(after: index)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func reference(_ bytes: some Collection<UInt8>) -> String? {
    let name = String(decoding: bytes, as: UTF8.self)
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let hexadecimal = name.hasPrefix("#x")
      let digits = name.dropFirst(hexadecimal ? 2 : 1)
      let scalar = UInt32(digits, radix: hexadecimal ? 16 : 10).flatMap { Unicode.Scalar($0) }
      return scalar.map { String($0) }
    }
  }

  /// The content of a `<t>`: what XML cannot hold becomes `_xHHHH_`, and what looks like such an
  /// escape is escaped itself.
  static func cellText(_ text: String) -> [UInt8] { escaped(text, as: .cell) }

  /// The content of an element that holds no cell's text, such as a formula.
  static func content(_ text: String) -> [UInt8] { escaped(text, as: .text) }

  /// An attribute value for double quotes.
  static func attribute(_ text: String) -> [UInt8] { escaped(text, as: .attribute) }

  /// Whether Excel would lose white space of this text without `xml:space="preserve"`.
  static func needsPreserving(_ text: String) -> Bool {
    MarkupEscape.needsPreserving(text.utf8)
  }

  private static func escaped(_ text: String, as place: MarkupEscape.Place) -> [UInt8] {
    var result: [UInt8] = []
    MarkupEscape.append(text.utf8, as: place, to: &result)
    return result
  }
}
