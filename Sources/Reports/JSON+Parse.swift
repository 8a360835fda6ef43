/// Where a text is no JSON.
package struct JSONError: Error, Hashable, Sendable {
  /// Bytes from the beginning.
  package var offset: Int
}

extension JSON {
  /// Reads one value with nothing but white space around it.
  package static func parse(_ bytes: some Collection<UInt8>) throws(JSONError) -> JSON {
    var parser = JSONParser(bytes: Array(bytes))
    let value = try parser.value(depth: 0)
    parser.skipSpaces()
    guard parser.index == parser.bytes.count else { throw JSONError(offset: parser.index) }
    return value
  }

  /// The member of an object, nil where there is none.
  package subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.0 == name }?.1
  }

  /// The text of a string or number.
  package var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  /// A whole number.
  package var whole: Int? { if case .number(let text) = self { Int(text) } else { nil } }
  package var items: [JSON]? { if case .array(let items) = self { items } else { nil } }
}

/// Source: RFC 8259.
private struct JSONParser {
  let bytes: [UInt8]
  var index = 0

  /// Nobody nests deeper by hand.
  private static let deepest = 64

  init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }
  private var fault: JSONError { JSONError(offset: index) }

  mutating func skipSpaces() {
    while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { index += 1 }
  }

  mutating func value(depth: Int) throws(JSONError) -> JSON {
    guard depth < Self.deepest else { throw fault }
    skipSpaces()
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSONError) -> JSON {
    for byte in word.utf8 {
      guard next == byte else { throw fault }
      index += 1
    }
    return value
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = index
    while let byte = next, "+-.0123456789eE".utf8.contains(byte) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard Double(text) != nil else { throw JSONError(offset: start) }
    return .number(text)
  }

  private mutating func array(_ depth: Int) throws(JSONError) -> JSON {
    var items: [JSON] = []
    try list(end: UInt8(ascii: "]")) { parser throws(JSONError) in
      items.append(try parser.value(depth: depth + 1))
    }
    return .array(items)
  }

  private mutating func object(_ depth: Int) throws(JSONError) -> JSON {
    var members: [(String, JSON)] = []
    try list(end: UInt8(ascii: "}")) { parser throws(JSONError) in
      guard parser.next == UInt8(ascii: "\"") else { throw parser.fault }
      let name = try parser.string()
      parser.skipSpaces()
      guard parser.next == UInt8(ascii: ":") else { throw parser.fault }
      parser.index += 1
      members.append((name, try parser.value(depth: depth + 1)))
    }
    return .object(members)
  }

  private mutating func list(
    end: UInt8, _ item: (inout JSONParser) throws(JSONError) -> Void
  ) throws(JSONError) {
    index += 1
    skipSpaces()
    if next == end {
      index += 1
      return
    }
    while true {
      skipSpaces()
      try item(&self)
      skipSpaces()
      switch next {
      case end:
        index += 1
        return
      case UInt8(ascii: ","): index += 1
      default: throw fault
      }
    }
  }

  private mutating func string() throws(JSONError) -> String {
    index += 1
    var text: [UInt8] = []
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
      case 0..<0x20: throw fault
      default: text.append(byte)
      }
    }
    throw fault
  }

  private mutating func escape() throws(JSONError) -> Character {
    guard let byte = next else { throw fault }
    index += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"):
      let high = try unit()
      guard (0xD800..<0xDC00).contains(high) else {
        guard let scalar = Unicode.Scalar(UInt32(high)) else { throw fault }
        return Character(scalar)
      }
      guard next == UInt8(ascii: "\\") else { throw fault }
      index += 1
      guard next == UInt8(ascii: "u") else { throw fault }
      index += 1
      let low = try unit()
      let value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) &- 0xDC00)
      guard (0xDC00..<0xE000).contains(low), let scalar = Unicode.Scalar(value) else { throw fault }
      return Character(scalar)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return Character(Unicode.Scalar(byte))
    default: throw fault
    }
  }

  private mutating func unit() throws(JSONError) -> UInt16 {
    guard index + 4 <= bytes.count,
      let value = UInt16(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw fault }
    index += 4
    return value
  }
}
