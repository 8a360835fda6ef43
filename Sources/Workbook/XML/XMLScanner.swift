/// Walks over the tags and texts of a large part without building anything.
///
/// The bytes are lent to each call, so that the scanner itself stays a small value. What is checked
/// is what keeps cells apart from each other: tags that end, elements that close in order of depth.
struct XMLScanner {
  enum Kind: UInt8 { case open, close, text, cdata, end }

  private(set) var kind = Kind.end
  /// The element's name without its prefix.
  private(set) var name: Range<Int> = 0..<0
  /// What stands between name and `>`.
  private(set) var attributes: Range<Int> = 0..<0
  private(set) var isEmpty = false
  /// The content of a text or CDATA section.
  private(set) var text: Range<Int> = 0..<0
  /// Where the current token starts.
  private(set) var start = 0
  /// Where the next token starts.
  private(set) var position = 0
  private(set) var depth = 0
  let part: String
  let nesting: Int
  /// False where more bytes follow than those lent: what reaches their end is then incomplete.
  var isLast = true
  /// The bytes ended within the current token.
  private(set) var ranOut = false

  init(part: String, nesting: Int) {
    self.part = part
    self.nesting = nesting
  }

  /// The place from which to go on, in bytes that may have moved.
  mutating func resume(at position: Int, depth: Int) {
    self.position = position
    self.depth = depth
    ranOut = false
  }

  /// Moves to the next token.
  ///
  /// - Throws: `.malformedXML`, `.dtd` or `.limit` for elements nested too deep.
  mutating func next(_ bytes: Span<UInt8>) throws(WorkbookError) {
    while true {
      start = position
      guard position < bytes.count else {
        guard isLast, depth == 0 else { throw runOut() }
        kind = .end
        return
      }
      guard bytes[position] == UInt8(ascii: "<") else {
        var end = position
        while end < bytes.count, bytes[end] != UInt8(ascii: "<") { end &+= 1 }
        guard isLast || end < bytes.count else { throw runOut() }
        kind = .text
        text = start..<end
        position = end
        return
      }
      guard position + 1 < bytes.count else { throw runOut() }
      switch bytes[position + 1] {
      case UInt8(ascii: "/"): return try readClose(bytes)
      case UInt8(ascii: "?"): position = try end(of: "?>", bytes, from: position + 2)
      case UInt8(ascii: "!"): if try readDeclaration(bytes) { return }
      default: return try readOpen(bytes)
      }
    }
  }

  private mutating func readOpen(_ bytes: Span<UInt8>) throws(WorkbookError) {
    var index = position + 1
    var from = index
    name: while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ">"), UInt8(ascii: "/"), 0x20, 0x09, 0x0A, 0x0D: break name
      case UInt8(ascii: ":"): from = index + 1
      case UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "\""): throw failure("name")
      default: break
      }
      index &+= 1
    }
    guard index < bytes.count else { throw runOut() }
    guard index > from else { throw failure("name") }
    name = from..<index
    let first = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "<") { throw failure("tag") }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        index &+= 1
        while index < bytes.count, bytes[index] != byte {
          // No value holds one; what does has lost a quote, and markup would be taken for text.
          if bytes[index] == UInt8(ascii: "<") { throw failure("tag") }
          index &+= 1
        }
      }
      index &+= 1
    }
    guard index < bytes.count else { throw runOut() }
    isEmpty = index > first && bytes[index - 1] == UInt8(ascii: "/")
    attributes = first..<(isEmpty ? index - 1 : index)
    position = index + 1
    kind = .open
    if !isEmpty {
      depth += 1
      guard depth <= nesting else {
        throw WorkbookError(.limit(name: "nesting", value: nesting), part: part, offset: start)
      }
    }
  }

  private mutating func readClose(_ bytes: Span<UInt8>) throws(WorkbookError) {
    var index = position + 2
    var from = index
    var last = index
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      let byte = bytes[index]
      if byte == UInt8(ascii: ":") { from = index + 1 }
      if byte == UInt8(ascii: "<") { throw failure("tag") }
      index &+= 1
      if byte > 0x20 { last = index }
    }
    guard index < bytes.count else { throw runOut() }
    guard last > from else { throw failure("name") }
    name = from..<last
    depth -= 1
    guard depth >= 0 else { throw failure("closing tag without opening tag") }
    position = index + 1
    kind = .close
  }

  /// True where the token is a CDATA section; comments are passed over.
  private mutating func readDeclaration(_ bytes: Span<UInt8>) throws(WorkbookError) -> Bool {
    if Self.has("<!--", bytes, at: position) {
      position = try end(of: "-->", bytes, from: position + 4)
      return false
    }
    if Self.has("<![CDATA[", bytes, at: position) {
      let from = position + 9
      position = try end(of: "]]>", bytes, from: from)
      text = from..<(position - 3)
      kind = .cdata
      return true
    }
    guard position + 9 <= bytes.count else { throw runOut() }
    throw WorkbookError(.dtd, part: part, offset: position)
  }

  private mutating func end(
    of mark: StaticString, _ bytes: Span<UInt8>, from: Int
  ) throws(WorkbookError) -> Int {
    var index = from
    while index < bytes.count {
      if Self.has(mark, bytes, at: index) { return index + mark.utf8CodeUnitCount }
      index &+= 1
    }
    throw runOut()
  }

  private mutating func runOut() -> WorkbookError {
    ranOut = true
    return failure("unexpected end")
  }

  private func failure(_ what: String) -> WorkbookError {
    WorkbookError(.malformedXML(what), part: part, offset: start)
  }

  /// Whether the ASCII text stands at that place.
  static func has(_ mark: StaticString, _ bytes: Span<UInt8>, at offset: Int) -> Bool {
    let count = mark.utf8CodeUnitCount
    guard offset + count <= bytes.count else { return false }
    return mark.withUTF8Buffer { buffer in
      for index in 0..<count where unsafe buffer[index] != bytes[offset + index] { return false }
      return true
    }
  }

  static func string(_ range: Range<Int>, _ bytes: Span<UInt8>) -> String {
    String(decoding: range.map { bytes[$0] }, as: UTF8.self)
  }

  func nameIs(_ name: StaticString, _ bytes: Span<UInt8>) -> Bool {
    self.name.count == name.utf8CodeUnitCount && Self.has(name, bytes, at: self.name.lowerBound)
  }
}
