import Grid

/// The XML of one part, walked tag by tag over its bytes so that a patch can name exact ranges.
///
/// Works on UTF-8 and on every encoding that keeps ASCII in place; `PartText` sees to the others.
struct Markup: Sendable {
  let bytes: [UInt8]
  let part: String

  struct Tag: Sendable {
    enum Kind: Sendable { case start, end, empty }
    var kind: Kind
    /// From `<` to behind `>`.
    var range: Range<Int>
    /// The name with its prefix.
    var name: Range<Int>
    /// The name without its prefix.
    var local: Range<Int>
  }

  struct Attribute: Sendable {
    /// With the white space before it, so that taking it out leaves a well-formed tag.
    var range: Range<Int>
    var name: Range<Int>
    /// Between the quotes.
    var value: Range<Int>
  }

  func malformed(_ what: String, at offset: Int) -> WorkbookError {
    WorkbookError(.malformedXML(what), part: part, offset: offset)
  }

  /// The next tag at or behind an offset; comments, CDATA and instructions are passed over.
  func tag(from start: Int) throws(WorkbookError) -> Tag? {
    var index = start
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      guard index + 1 < bytes.count else { throw malformed("tag", at: index) }
      switch bytes[index + 1] {
      case UInt8(ascii: "?"): index = try end(of: "?>", from: index + 2)
      case UInt8(ascii: "!"): index = try endOfDeclaration(at: index)
      default: return try readTag(at: index)
      }
    }
    return nil
  }

  private func endOfDeclaration(at start: Int) throws(WorkbookError) -> Int {
    if has("<!--", at: start) { return try end(of: "-->", from: start + 4) }
    if has("<![CDATA[", at: start) { return try end(of: "]]>", from: start + 9) }
    throw WorkbookError(.dtd, part: part, offset: start)
  }

  private func end(of mark: String, from start: Int) throws(WorkbookError) -> Int {
    var index = start
    while index + mark.utf8.count <= bytes.count {
      if has(mark, at: index) { return index + mark.utf8.count }
      index += 1
    }
    throw malformed("unclosed", at: start)
  }

  private func readTag(at start: Int) throws(WorkbookError) -> Tag {
    let closing = bytes[start + 1] == UInt8(ascii: "/")
    let nameStart = closing ? start + 2 : start + 1
    var index = nameStart
    var local = nameStart
    while index < bytes.count, !isNameEnd(bytes[index]) {
      if bytes[index] == UInt8(ascii: ":") { local = index + 1 }
      index += 1
    }
    let nameEnd = index
    guard nameEnd > local else { throw malformed("tag", at: start) }
    var quote: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        break
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "<") {
        throw malformed("tag", at: start)
      }
      index += 1
    }
    guard index < bytes.count else { throw malformed("tag", at: start) }
    let kind: Tag.Kind = closing ? .end : bytes[index - 1] == UInt8(ascii: "/") ? .empty : .start
    return Tag(
      kind: kind, range: start..<(index + 1), name: nameStart..<nameEnd, local: local..<nameEnd)
  }

  private func isNameEnd(_ byte: UInt8) -> Bool {
    XMLText.isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  /// Whether the tag's name without prefix is this one.
  func isNamed(_ tag: Tag, _ name: String) -> Bool {
    tag.local.count == name.utf8.count && has(name, at: tag.local.lowerBound)
  }

  func has(_ text: String, at offset: Int) -> Bool {
    var index = offset
    for byte in text.utf8 {
      guard index < bytes.count, bytes[index] == byte else { return false }
      index += 1
    }
    return true
  }

  /// The offset behind the element that a tag opens.
  func endOfElement(_ tag: Tag) throws(WorkbookError) -> Int {
    try closingTag(of: tag).range.upperBound
  }

  /// The tag that closes what a tag opens; an empty element closes itself.
  func closingTag(of opening: Tag) throws(WorkbookError) -> Tag {
    guard opening.kind == .start else { return opening }
    var depth = 1
    var offset = opening.range.upperBound
    while let tag = try tag(from: offset) {
      switch tag.kind {
      case .start: depth += 1
      case .end: depth -= 1
      case .empty: break
      }
      if depth == 0 { return tag }
      offset = tag.range.upperBound
    }
    throw malformed("unclosed", at: opening.range.lowerBound)
  }

  /// The elements directly inside an opened one, each with the offset behind it.
  func children(of opening: Tag) throws(WorkbookError) -> [(tag: Tag, end: Int)] {
    guard opening.kind == .start else { return [] }
    var found: [(tag: Tag, end: Int)] = []
    var offset = opening.range.upperBound
    while let tag = try tag(from: offset), tag.kind != .end {
      let end = try endOfElement(tag)
      found.append((tag, end))
      offset = end
    }
    return found
  }

  /// The document element.
  func root() throws(WorkbookError) -> Tag {
    guard let tag = try tag(from: 0), tag.kind != .end else { throw malformed("root", at: 0) }
    return tag
  }

  func attributes(of tag: Tag) -> [Attribute] {
    var found: [Attribute] = []
    var index = tag.name.upperBound
    while let attribute = nextAttribute(&index, of: tag) { found.append(attribute) }
    return found
  }

  private func nextAttribute(_ index: inout Int, of tag: Tag) -> Attribute? {
    let end = tag.range.upperBound - 1
    let start = index
    while index < end, XMLText.isSpace(bytes[index]) { index += 1 }
    let nameStart = index
    while index < end, !XMLText.isSpace(bytes[index]), bytes[index] != UInt8(ascii: "=") {
      index += 1
    }
    let name = nameStart..<index
    while index < end, XMLText.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "=") {
      index += 1
    }
    guard index < end, !name.isEmpty else { return nil }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let valueStart = index + 1
    index = valueStart
    while index < end, bytes[index] != quote { index += 1 }
    let value = valueStart..<index
    index = min(index + 1, end)
    return Attribute(range: start..<index, name: name, value: value)
  }

  func attribute(_ name: String, of tag: Tag) -> Attribute? {
    var index = tag.name.upperBound
    while let attribute = nextAttribute(&index, of: tag) {
      if attribute.name.count == name.utf8.count, has(name, at: attribute.name.lowerBound) {
        return attribute
      }
    }
    return nil
  }

  /// An attribute's text with its references resolved.
  func value(_ name: String, of tag: Tag) -> String? {
    attribute(name, of: tag).map { MarkupText.decoded(bytes[$0.value]) }
  }

  func number(_ name: String, of tag: Tag) -> Int? {
    guard let value = attribute(name, of: tag)?.value else { return nil }
    return NumberReader.index(value, of: bytes.span) ?? Int(MarkupText.decoded(bytes[value]))
  }

  /// An attribute such as `r="B7"`.
  func reference(_ name: String, of tag: Tag) -> CellReference? {
    guard let value = attribute(name, of: tag)?.value,
      let place = NumberReader.reference(value, of: bytes.span)
    else { return nil }
    return CellReference(row: place.row, column: place.column)
  }

  /// The cells that a tag stands for: `ref="B7:C9"`.
  func range(of tag: Tag) -> CellRange? {
    guard let value = attribute("ref", of: tag)?.value else { return nil }
    let colon = bytes[value].firstIndex(of: UInt8(ascii: ":")) ?? value.upperBound
    let second = colon < value.upperBound ? (colon + 1)..<value.upperBound : value
    guard let first = NumberReader.reference(value.lowerBound..<colon, of: bytes.span),
      let last = NumberReader.reference(second, of: bytes.span)
    else { return CellRange(MarkupText.decoded(bytes[value])) }
    return CellRange(
      CellReference(row: first.row, column: first.column),
      CellReference(row: last.row, column: last.column))
  }

  /// The prefix of a tag's name with its colon, empty where there is none.
  func prefix(of tag: Tag) -> String {
    String(decoding: bytes[tag.name.lowerBound..<tag.local.lowerBound], as: UTF8.self)
  }

  /// Where a text stands in the bytes, whatever they are.
  func offsets(of text: String) -> [Int] {
    guard let first = text.utf8.first else { return [] }
    return bytes.indices.filter { bytes[$0] == first && has(text, at: $0) }
  }

  func lastOffset(of text: String) -> Int? { offsets(of: text).last }

  /// An element that names a relationship, as the document spells both.
  func linkElement(
    _ name: String, _ id: String, root: String, _ attributes: [UInt8] = []
  ) throws(WorkbookError) -> [UInt8] {
    let prefix = prefix(of: try self.root())
    let known = try self.prefix(ofNamespace: root)
    let declaration = known == nil ? " xmlns:r=\"\(root)\"" : ""
    return Array("<\(prefix)\(name)\(declaration) ".utf8) + attributes
      + Array("\(attributes.isEmpty ? "" : " ")\(known ?? "r:")id=\"\(id)\"/>".utf8)
  }

  /// The id of the relationship that an element names, whatever prefix it has.
  func linkID(of tag: Tag) -> String? {
    let found = attributes(of: tag).first { attribute in
      let name = String(decoding: bytes[attribute.name], as: UTF8.self)
      return name == "id" || name.hasSuffix(":id")
    }
    return found.map { MarkupText.decoded(bytes[$0.value]) }
  }

  /// The text directly inside an element, its references resolved.
  func text(of opening: Tag) throws(WorkbookError) -> String {
    guard opening.kind == .start else { return "" }
    let end = try closingTag(of: opening).range.lowerBound
    return MarkupText.decoded(bytes[opening.range.upperBound..<end])
  }

  /// The namespace of the document element.
  func documentNamespace() throws(WorkbookError) -> String? {
    let root = try root()
    let prefix = prefix(of: root).dropLast()
    return value(prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)", of: root)
  }

  /// The prefix, with its colon, that the document element binds to a namespace.
  func prefix(ofNamespace namespace: String) throws(WorkbookError) -> String? {
    for attribute in attributes(of: try root()) {
      let name = String(decoding: bytes[attribute.name], as: UTF8.self)
      guard name.hasPrefix("xmlns:"), MarkupText.decoded(bytes[attribute.value]) == namespace
      else { continue }
      return name.dropFirst("xmlns:".count) + ":"
    }
    return nil
  }

  /// All attributes of a tag that is to be changed.
  ///
  /// - Throws: `.malformedXML` where anything else stands in the tag: what it means nobody can say.
  private func soundAttributes(of tag: Tag) throws(WorkbookError) -> [Attribute] {
    let all = attributes(of: tag)
    let end = tag.range.upperBound - (tag.kind == .empty ? 2 : 1)
    let rest = all.last?.range.upperBound ?? tag.name.upperBound
    guard rest >= end || bytes[rest..<end].allSatisfy(XMLText.isSpace) else {
      throw malformed("attribute", at: tag.range.lowerBound)
    }
    return all
  }

  /// Gives an attribute another value, or adds it behind the others.
  func set(
    _ name: String, to value: String, of tag: Tag, in splices: inout Splices
  ) throws(WorkbookError) {
    let all = try soundAttributes(of: tag)
    if let found = all.first(where: { String(decoding: bytes[$0.name], as: UTF8.self) == name }) {
      splices.replace(found.value, with: MarkupText.attribute(value))
    } else {
      let text = Array(" \(name)=\"".utf8) + MarkupText.attribute(value) + Array("\"".utf8)
      splices.insert(text, at: all.last?.range.upperBound ?? tag.name.upperBound)
    }
  }

  /// Takes an attribute out where it stands.
  func remove(
    _ name: String, of tag: Tag, in splices: inout Splices
  ) throws(WorkbookError) {
    let found = try soundAttributes(of: tag).first {
      $0.name.count == name.utf8.count && has(name, at: $0.name.lowerBound)
    }
    if let found { splices.replace(found.range, with: []) }
  }

  /// Puts an element before the first child of one of these names, else behind all children.
  func insert(
    _ element: [UInt8], into parent: Tag, before names: some Collection<String>,
    in splices: inout Splices
  ) throws(WorkbookError) {
    let next = try children(of: parent).first { child in
      names.contains { isNamed(child.tag, $0) }
    }
    if let next {
      splices.insert(element, at: next.tag.range.lowerBound)
    } else {
      try append(element, to: parent, in: &splices)
    }
  }

  /// Appends to the inside of an element; an empty one is opened for it.
  func append(_ content: [UInt8], to tag: Tag, in splices: inout Splices) throws(WorkbookError) {
    if tag.kind == .empty {
      let end = tag.range.upperBound
      let name = Array(bytes[tag.name])
      splices.replace(
        (end - 2)..<end,
        with: Array(">".utf8) + content + Array("</".utf8) + name + Array(">".utf8))
    } else {
      splices.insert(content, at: try closingTag(of: tag).range.lowerBound)
    }
  }
}
