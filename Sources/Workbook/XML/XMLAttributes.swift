/// Walks over the attributes of the scanner's current tag.
struct XMLAttributes {
  private(set) var name: Range<Int> = 0..<0
  private(set) var value: Range<Int> = 0..<0
  private var position: Int
  private let end: Int

  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// Moves to the next attribute; false where there is none or the rest is no attribute.
  mutating func next(_ bytes: Span<UInt8>) -> Bool {
    while position < end, XMLText.isSpace(bytes[position]) { position &+= 1 }
    let start = position
    while position < end, bytes[position] != UInt8(ascii: "="), !XMLText.isSpace(bytes[position]) {
      position &+= 1
    }
    name = start..<position
    while position < end, bytes[position] != UInt8(ascii: "\""),
      bytes[position] != UInt8(ascii: "'")
    { position &+= 1 }
    guard position < end, !name.isEmpty else { return false }
    let quote = bytes[position]
    position &+= 1
    let from = position
    while position < end, bytes[position] != quote { position &+= 1 }
    value = from..<position
    position &+= 1
    return true
  }

  func nameIs(_ mark: StaticString, _ bytes: Span<UInt8>) -> Bool {
    name.count == mark.utf8CodeUnitCount && XMLScanner.has(mark, bytes, at: name.lowerBound)
  }

  /// Reads the value, in bytes of its own where it holds a reference; almost none does.
  ///
  /// - Throws: `.malformedXML` for an entity other than the five.
  func read<Value>(
    _ bytes: Span<UInt8>, part: String, _ body: (Range<Int>, Span<UInt8>) -> Value
  ) throws(WorkbookError) -> Value {
    guard value.contains(where: { bytes[$0] == UInt8(ascii: "&") }) else {
      return body(value, bytes)
    }
    var text: [UInt8] = []
    try XMLText.append(value, of: bytes, part: part, to: &text)
    return body(0..<text.count, text.span)
  }

  /// The value of one attribute, entities undone.
  static func value(
    _ wanted: StaticString, in scanner: XMLScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> String? {
    var attributes = XMLAttributes(scanner.attributes)
    while attributes.next(bytes) {
      guard attributes.nameIs(wanted, bytes) else { continue }
      var text: [UInt8] = []
      try XMLText.append(attributes.value, of: bytes, part: scanner.part, to: &text)
      return String(decoding: text, as: UTF8.self)
    }
    return nil
  }

  static func flag(
    _ wanted: StaticString, in scanner: XMLScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> Bool {
    let value = try value(wanted, in: scanner, bytes)
    return value == "1" || value == "true" || value == "on"
  }
}
