/// Walks over small parts as almost every program writes them: elements, attributes and text in
/// UTF-8, and of references only the five names. Whatever else stands in a part is left to libxml2,
/// and so is everything malformed; what is read here, libxml2 reads the same.
struct PlainXML {
  enum Token { case open, text, close, end }

  /// Where a name stands.
  struct Name {
    var whole: Range<Int>
    /// Without its prefix.
    var local: Range<Int>
  }

  /// One attribute of a tag; what declares a prefix is none.
  struct Attribute {
    var name: Name
    var value: Range<Int>
    var hasReference: Bool
  }

  /// Larger parts meet limits of libxml2 which are not known here.
  private static let largest = 1 << 20
  /// Attributes of one element, and prefixes in force: each is compared with every other.
  private static let most = 64
  private static let references: [StaticString] = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"]

  private struct Open {
    var name: Range<Int>
    /// How many prefixes are declared around it.
    var prefixes: Int
  }

  private let limits: Limits
  private var elements = 0
  private var index = 0
  private var open: [Open] = []
  /// The prefixes declared here, with their namespaces.
  private var prefixes: [Attribute] = []
  /// The names of a tag, those that declare something among them.
  private var names: [Name] = []

  /// The name of the tag just opened.
  private(set) var name = Name(whole: 0..<0, local: 0..<0)
  private(set) var attributes: [Attribute] = []
  /// No `close` follows.
  private(set) var isEmpty = false
  /// Of the text just read.
  private(set) var text = Attribute(
    name: Name(whole: 0..<0, local: 0..<0), value: 0..<0, hasReference: false)

  /// nil where the part is not plain.
  init?(_ bytes: Span<UInt8>, limits: Limits) {
    self.limits = limits
    guard bytes.count <= min(Self.largest, limits.bytesPerTree),
      (try? UTF8Span(validating: bytes)) != nil
    else { return nil }
    if XMLScanner.has("\u{FEFF}", bytes, at: 0) { index = 3 }
    guard skipDeclaration(bytes) else { return nil }
  }

  /// Moves to the next token.
  ///
  /// - Returns: nil where the part is not plain; what was read of it then counts for nothing.
  mutating func next(_ bytes: Span<UInt8>) -> Token? {
    if isEmpty { close() }
    if open.isEmpty {
      while index < bytes.count, XMLText.isSpace(bytes[index]) { index &+= 1 }
      if index == bytes.count { return elements > 0 ? .end : nil }
    } else if index < bytes.count, bytes[index] != UInt8(ascii: "<") {
      guard let text = value(bytes, until: UInt8(ascii: "<")) else { return nil }
      self.text = text
      return .text
    }
    guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "<") else { return nil }
    index += 1
    if bytes[index] == UInt8(ascii: "/") { return readEnd(bytes) ? .close : nil }
    return readStart(bytes) ? .open : nil
  }

  /// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`; the encoding is known already.
  private mutating func skipDeclaration(_ bytes: Span<UInt8>) -> Bool {
    guard XMLScanner.has("<?xml", bytes, at: index) else { return true }
    let heads: [StaticString] = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"", "<?xml version=\"1.0\" encoding=\"utf-8\"",
      "<?xml version=\"1.0\"",
    ]
    let tails: [StaticString] = [" standalone=\"yes\"?>", " standalone=\"no\"?>", " ?>", "?>"]
    guard let head = heads.first(where: { XMLScanner.has($0, bytes, at: index) }) else {
      return false
    }
    index += head.utf8CodeUnitCount
    guard let tail = tails.first(where: { XMLScanner.has($0, bytes, at: index) }) else {
      return false
    }
    index += tail.utf8CodeUnitCount
    return true
  }

  private mutating func readEnd(_ bytes: Span<UInt8>) -> Bool {
    guard let name = open.last?.name, index + name.count + 1 < bytes.count else { return false }
    for offset in 0..<name.count
    where bytes[index &+ 1 &+ offset] != bytes[name.lowerBound &+ offset] { return false }
    index += name.count + 1
    guard bytes[index] == UInt8(ascii: ">") else { return false }
    index += 1
    close()
    return true
  }

  private mutating func close() {
    prefixes.removeLast(prefixes.count - open.removeLast().prefixes)
    isEmpty = false
  }

  private mutating func readStart(_ bytes: Span<UInt8>) -> Bool {
    // What is beyond the limits is refused where libxml2 is asked. There is one outermost element.
    guard open.count < min(limits.nesting, 200), elements < limits.elements,
      elements == 0 || !open.isEmpty, let name = name(bytes)
    else { return false }
    elements += 1
    self.name = name
    attributes.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    let outer = prefixes.count
    while true {
      let start = index
      while index < bytes.count, XMLText.isSpace(bytes[index]) { index &+= 1 }
      guard index + 1 < bytes.count else { return false }
      isEmpty = bytes[index] == UInt8(ascii: "/") && bytes[index + 1] == UInt8(ascii: ">")
      if isEmpty || bytes[index] == UInt8(ascii: ">") {
        index += isEmpty ? 2 : 1
        open.append(Open(name: name.whole, prefixes: outer))
        // A tag may use the prefixes it declares.
        return isKnown(name, bytes) && names.allSatisfy { isKnown($0, bytes) }
      }
      guard index > start, names.count < min(Self.most, limits.attributes),
        prefixes.count < Self.most, readAttribute(bytes)
      else { return false }
    }
  }

  /// False where it is not plain.
  private mutating func readAttribute(_ bytes: Span<UInt8>) -> Bool {
    guard var name = name(bytes), XMLScanner.has("=\"", bytes, at: index) else { return false }
    index += 2
    guard var found = value(bytes, until: UInt8(ascii: "\"")) else { return false }
    index += 1
    found.name = name
    let isPrefixed = name.local != name.whole
    let isXML = XMLScanner.has("xml", bytes, at: name.whole.lowerBound)
    if isXML, isPrefixed, XMLScanner.has("xmlns:", bytes, at: name.whole.lowerBound) {
      guard !found.value.isEmpty, !XMLScanner.has("xml", bytes, at: name.local.lowerBound) else {
        return false
      }
      prefixes.append(found)
      // Declared names are no attributes, nor alike with one.
      name.local = name.whole
    } else if isXML, !isPrefixed, equals(name.whole, "xmlns", bytes) {
      // The namespace of names without prefix tells nothing here.
    } else {
      guard
        !isXML || (isPrefixed && XMLScanner.has("xml:space", bytes, at: name.whole.lowerBound))
      else { return false }
      attributes.append(found)
    }
    guard !names.contains(where: { same($0.local, name.local, bytes) }) else { return false }
    names.append(name)
    return true
  }

  /// A name in ASCII with one prefix at most, moved over.
  private mutating func name(_ bytes: Span<UInt8>) -> Name? {
    let start = index
    var local = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        index &+= 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        guard index > local else { return nil }
        index &+= 1
      case UInt8(ascii: ":"):
        guard local == start, index > start else { return nil }
        index &+= 1
        local = index
      default:
        return index > local ? Name(whole: start..<index, local: local..<index) : nil
      }
    }
    return nil
  }

  /// Whether a name's prefix is declared.
  private func isKnown(_ name: Name, _ bytes: Span<UInt8>) -> Bool {
    guard name.local.lowerBound > name.whole.lowerBound else { return true }
    let prefix = name.whole.lowerBound..<(name.local.lowerBound - 1)
    return XMLScanner.has("xml:", bytes, at: prefix.lowerBound)
      || prefixes.contains { same($0.name.local, prefix, bytes) }
  }

  private func same(_ one: Range<Int>, _ other: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    for offset in 0..<one.count
    where bytes[one.lowerBound &+ offset] != bytes[other.lowerBound &+ offset] { return false }
    return true
  }

  /// Character data up to a quote or tag, which stays; nil where it is not plain.
  private mutating func value(_ bytes: Span<UInt8>, until end: UInt8) -> Attribute? {
    let start = index
    var hasReference = false
    while index < bytes.count, bytes[index] != end {
      switch bytes[index] {
      case UInt8(ascii: "&"):
        // References to characters may name some that XML does not allow.
        guard Self.references.contains(where: { XMLScanner.has($0, bytes, at: index) }) else {
          return nil
        }
        hasReference = true
      case UInt8(ascii: "<"): return nil
      case UInt8(ascii: "]"): if XMLScanner.has("]]>", bytes, at: index) { return nil }
      // White space within attributes becomes other white space.
      case 0x09, 0x0A: if end == UInt8(ascii: "\"") { return nil }
      case 0..<0x20: return nil
      // U+FFFE and U+FFFF are no characters of XML.
      case 0xEF:
        let word = index + 2 < bytes.count ? (bytes[index + 1], bytes[index + 2]) : (0, 0)
        if word.0 == 0xBF, word.1 >= 0xBE { return nil }
      default: break
      }
      index &+= 1
    }
    guard index < bytes.count else { return nil }
    return Attribute(name: name, value: start..<index, hasReference: hasReference)
  }

  // MARK: what was read

  func equals(_ range: Range<Int>, _ text: StaticString, _ bytes: Span<UInt8>) -> Bool {
    range.count == text.utf8CodeUnitCount && XMLScanner.has(text, bytes, at: range.lowerBound)
  }

  /// The attribute of that name, which has no prefix.
  func value(of name: StaticString, _ bytes: Span<UInt8>) -> String? {
    attributes.first { equals($0.name.whole, name, bytes) }.flatMap { content($0, bytes) }
  }

  /// The value with its references undone; nil where one is not of the five.
  func content(_ attribute: Attribute, _ bytes: Span<UInt8>) -> String? {
    guard attribute.hasReference else { return string(attribute.value, bytes) }
    var content: [UInt8] = []
    do throws(WorkbookError) {
      try XMLText.append(attribute.value, of: bytes, part: "", to: &content)
    } catch { return nil }
    return String(decoding: content, as: UTF8.self)
  }

  /// The namespace that a prefix stands for at the tag just opened.
  func namespace(of prefix: Substring, _ bytes: Span<UInt8>) -> String? {
    prefixes.last { string($0.name.local, bytes) == prefix }.flatMap { content($0, bytes) }
  }

  /// The bytes have been checked to be UTF-8, and a range ends at marks of ASCII.
  func string(_ range: Range<Int>, _ bytes: Span<UInt8>) -> String {
    String(copying: unsafe UTF8Span(unchecked: bytes.extracting(range)))
  }
}
