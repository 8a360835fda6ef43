/// Reads small parts as almost every program writes them: elements, attributes and text in UTF-8,
/// and of references only the five names. Whatever else stands in a part is left to libxml2, and so
/// is everything malformed; what is read here, libxml2 reads the same.
struct PlainXML {
  /// Larger parts meet limits of libxml2 which are not known here.
  private static let largest = 1 << 20
  /// Attributes of one element, and prefixes in force: each is compared with every other.
  private static let most = 64

  private struct Open {
    var element: XMLElement
    var name: Range<Int>
    /// How many prefixes are declared around it.
    var prefixes: Int
  }

  private let limits: Limits
  private var elements = 0
  private var index = 0
  private var open: [Open] = []
  private var root: XMLElement?
  /// The prefixes declared here, with their namespaces.
  private var prefixes: [(name: Range<Int>, namespace: String)] = []

  /// nil where the part is not plain.
  static func tree(_ bytes: Span<UInt8>, limits: Limits) -> XMLElement? {
    guard bytes.count <= min(largest, limits.bytesPerTree) else { return nil }
    var reader = PlainXML(limits: limits)
    return reader.read(bytes) ? reader.root : nil
  }

  private init(limits: Limits) { self.limits = limits }

  private mutating func read(_ bytes: Span<UInt8>) -> Bool {
    if XMLScanner.has("\u{FEFF}", bytes, at: 0) { index = 3 }
    guard skipDeclaration(bytes) else { return false }
    while true {
      if open.isEmpty {
        while index < bytes.count, XMLText.isSpace(bytes[index]) { index &+= 1 }
        if index == bytes.count { return root != nil }
      } else if index < bytes.count, bytes[index] != UInt8(ascii: "<") {
        guard let text = text(bytes, until: UInt8(ascii: "<")) else { return false }
        open[open.count - 1].element.text += text
      }
      guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "<") else { return false }
      index += 1
      let isRead = bytes[index] == UInt8(ascii: "/") ? readEnd(bytes) : readStart(bytes)
      guard isRead else { return false }
    }
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
    let closed = open.removeLast()
    let element = closed.element
    prefixes.removeLast(prefixes.count - closed.prefixes)
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].element.add(element)
    }
  }

  private mutating func readStart(_ bytes: Span<UInt8>) -> Bool {
    elements += 1
    // What is beyond the limits is refused where libxml2 is asked.
    guard open.count < min(limits.nesting, 200), elements <= limits.elements, root == nil,
      let name = name(bytes),
      let plain = string(name.local, bytes)
    else { return false }
    var element = XMLElement(name: plain)
    var attributes: [Name] = []
    let outer = prefixes.count
    while true {
      let start = index
      while index < bytes.count, XMLText.isSpace(bytes[index]) { index &+= 1 }
      guard index + 1 < bytes.count else { return false }
      let isEmpty = bytes[index] == UInt8(ascii: "/") && bytes[index + 1] == UInt8(ascii: ">")
      if isEmpty || bytes[index] == UInt8(ascii: ">") {
        index += isEmpty ? 2 : 1
        // A tag may use the prefixes it declares.
        guard isKnown(name, bytes), attributes.allSatisfy({ isKnown($0, bytes) }) else {
          return false
        }
        element.resolveRequirements { prefix in
          let known = prefixes.last { string($0.name, bytes).map { $0 == prefix } ?? false }
          return known?.namespace
        }
        open.append(Open(element: element, name: name.whole, prefixes: outer))
        if isEmpty { close() }
        return true
      }
      guard index > start, let attribute = readAttribute(bytes, into: &element),
        attributes.count < Self.most, prefixes.count < Self.most,
        !attributes.contains(where: { same($0.local, attribute.local, bytes) })
      else { return false }
      attributes.append(attribute)
      guard attributes.count <= limits.attributes else { return false }
    }
  }

  /// nil where it is not plain.
  private mutating func readAttribute(
    _ bytes: Span<UInt8>, into element: inout XMLElement
  ) -> Name? {
    guard let name = name(bytes), XMLScanner.has("=\"", bytes, at: index),
      let local = string(name.local, bytes)
    else { return nil }
    index += 2
    guard let value = text(bytes, until: UInt8(ascii: "\"")) else { return nil }
    index += 1
    let isPrefixed = name.local != name.whole
    let isXML = XMLScanner.has("xml", bytes, at: name.whole.lowerBound)
    if isPrefixed, XMLScanner.has("xmlns:", bytes, at: name.whole.lowerBound) {
      guard !value.isEmpty, !local.hasPrefix("xml") else { return nil }
      prefixes.append((name.local, value))
      // Declared names are no attributes, nor alike with one.
      return Name(whole: name.whole, local: name.whole)
    }
    if local == "xmlns", !isPrefixed { return name }
    guard !isXML || (isPrefixed && XMLScanner.has("xml:space", bytes, at: name.whole.lowerBound))
    else { return nil }
    element.attributes.append(isPrefixed && !isXML ? "r:" + local : local, value)
    return name
  }

  private struct Name {
    var whole: Range<Int>
    /// Without its prefix.
    var local: Range<Int>
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
      || prefixes.contains { same($0.name, prefix, bytes) }
  }

  private func same(_ one: Range<Int>, _ other: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    for offset in 0..<one.count
    where bytes[one.lowerBound &+ offset] != bytes[other.lowerBound &+ offset] { return false }
    return true
  }

  /// Character data up to a quote or tag, which stays; nil where it is not plain.
  private mutating func text(_ bytes: Span<UInt8>, until end: UInt8) -> String? {
    let start = index
    var hasReference = false
    while index < bytes.count, bytes[index] != end {
      switch bytes[index] {
      case UInt8(ascii: "&"): hasReference = true
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
    guard hasReference else { return string(start..<index, bytes) }
    var content: [UInt8] = []
    // References to characters may name some that XML does not allow.
    for place in start..<(index - 1)
    where bytes[place] == UInt8(ascii: "&") && bytes[place + 1] == UInt8(ascii: "#") { return nil }
    do throws(WorkbookError) {
      try XMLText.append(start..<index, of: bytes, part: "", to: &content)
    } catch { return nil }
    return String(validating: content, as: UTF8.self)
  }

  private func string(_ range: Range<Int>, _ bytes: Span<UInt8>) -> String? {
    guard let text = try? UTF8Span(validating: bytes.extracting(range)) else { return nil }
    return String(copying: text)
  }
}
