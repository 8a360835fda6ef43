/// Builds the text of one XML part, escaped as spreadsheets want it.
struct MarkupWriter {
  private(set) var bytes: [UInt8] = []

  init() {
    raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
  }

  /// Markup that is right as it stands.
  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// An element without content.
  mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    start(name, attributes, close: "/>")
  }

  mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    start(name, attributes, close: ">")
  }

  mutating func close(_ name: String) { raw("</\(name)>") }

  /// An element that holds text only.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String
  ) {
    open(name, attributes)
    escape(text)
    close(name)
  }

  /// A text element of a cell: control characters as `_xHHHH_`, outer white space kept.
  mutating func cellText(_ name: String, _ text: String) {
    let keeps = text.utf8.contains(UInt8(ascii: "\n")) || Self.hasOuterSpace(text)
    open(name, ["xml:space": keeps ? "preserve" : nil])
    escape(Self.cellEscaped(text))
    close(name)
  }

  private mutating func start(
    _ name: String, _ attributes: KeyValuePairs<String, String?>, close: String
  ) {
    raw("<\(name)")
    for (key, value) in attributes {
      guard let value else { continue }
      raw(" \(key)=\"")
      escape(value, attribute: true)
      raw("\"")
    }
    raw(close)
  }

  private mutating func escape(_ text: String, attribute: Bool = false) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": raw("&amp;")
      case "<": raw("&lt;")
      case ">": raw("&gt;")
      case "\"" where attribute: raw("&quot;")
      case "\n" where attribute: raw("&#10;")
      case "\t" where attribute: raw("&#9;")
      case "\r": raw("&#13;")
      default:
        // What XML 1.0 cannot carry at all has been turned into _xHHHH_ where a cell holds it.
        guard Self.isAllowed(scalar) else { continue }
        bytes.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
  }

  private static func hasOuterSpace(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last
    else { return false }
    return first.properties.isWhitespace || last.properties.isWhitespace
      || text.utf8.contains(UInt8(ascii: "\t"))
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Control characters become `_xHHHH_`, and text that looks like that escape is escaped itself.
  ///
  /// Source: ECMA-376 Part 1, 22.9.2.19 (ST_Xstring).
  static func cellEscaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: { $0 == "_" || $0 == "\r" || !isAllowed($0) })
    else { return text }
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\r" || !isAllowed(scalar) || looksEscaped(scalars, at: index) {
        result.append(contentsOf: escapeSequence(scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func escapeSequence(_ scalar: Unicode.Scalar) -> String {
    let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
    return "_x" + String(repeating: "0", count: max(0, 4 - hexadecimal.count)) + hexadecimal + "_"
  }

  private static func looksEscaped(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard scalars[index] == "_", index + 6 < scalars.count, scalars[index + 1] == "x",
      scalars[index + 6] == "_"
    else { return false }
    return scalars[(index + 2)..<(index + 6)].allSatisfy { $0.properties.isASCIIHexDigit }
  }
}
