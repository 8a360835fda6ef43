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
  static func cellText(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0x00..<0x09, 0x0B..<0x20, 0xFFFE, 0xFFFF: result += escape(scalar.value)
      case UInt32(UInt8(ascii: "_")) where looksLikeEscape(scalars[index...]):
        result += escape(scalar.value)
      default: append(scalar, to: &result)
      }
    }
    return result
  }

  /// The content of an element that holds no cell's text, such as a formula.
  static func content(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar == "\r" {
        result += Array("&#13;".utf8)
      } else {
        append(scalar, to: &result)
      }
    }
    return result
  }

  /// An attribute value for double quotes.
  static func attribute(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += Array("&quot;".utf8)
      case "\t", "\n", "\r": result += Array("&#\(scalar.value);".utf8)
      default: append(scalar, to: &result)
      }
    }
    return result
  }

  /// Whether Excel would lose white space of this text without `xml:space="preserve"`.
  static func needsPreserving(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    return first.value <= 0x20 || last.value <= 0x20
      || text.unicodeScalars.contains { $0 == "\n" || $0 == "\t" }
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout [UInt8]) {
    switch scalar {
    case "&": result += Array("&amp;".utf8)
    case "<": result += Array("&lt;".utf8)
    case ">": result += Array("&gt;".utf8)
    default: result += Array(String(scalar).utf8)
    }
  }

  private static func escape(_ value: UInt32) -> [UInt8] {
    let digits = String(value, radix: 16, uppercase: true)
    return Array(("_x" + String(repeating: "0", count: 4 - digits.utf8.count) + digits + "_").utf8)
  }

  private static func looksLikeEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let start = scalars.startIndex
    guard scalars.count >= 7, scalars[start + 1] == "x", scalars[start + 6] == "_" else {
      return false
    }
    return scalars[(start + 2)..<(start + 6)].allSatisfy { $0.properties.isASCIIHexDigit }
  }
}
