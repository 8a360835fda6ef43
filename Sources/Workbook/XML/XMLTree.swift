@unsafe @preconcurrency import CXML

/// An element of a small part, read whole. Namespace prefixes are dropped: transitional and strict
/// workbooks then look the same.
struct XMLElement: Sendable, Equatable {
  var name: String
  var attributes: Attributes = [:]
  var children: [XMLElement] = []
  var text = ""

  func children(named name: String) -> [XMLElement] { children.filter { $0.name == name } }
  func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// Every element of that name below this one, in document order.
  func descendants(_ name: String) -> [XMLElement] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.descendants(name) }
  }

  func flag(_ name: String) -> Bool { flag(name, default: false) }

  func flag(_ name: String, default standard: Bool) -> Bool {
    guard let value = attributes[name] else { return standard }
    return value == "1" || value == "true" || value == "on"
  }

  func number(_ name: String) -> Int? { attributes[name].flatMap { Int($0) } }

  /// An attribute that may hold `_x000D_` and the like.
  func escaped(_ name: String) -> String? {
    guard let value = attributes[name], value.utf8.contains(UInt8(ascii: "_")) else {
      return attributes[name]
    }
    return String(decoding: XMLText.decodeEscapes(Array(value.utf8)), as: UTF8.self)
  }

  /// Takes in a child; of alternate contents only what is meant for us.
  mutating func add(_ child: XMLElement) {
    if child.name == "AlternateContent" {
      children += AlternateContent.chosen(child)
    } else {
      children.append(child)
    }
  }

  /// Prefixes mean something only where they are declared: `Requires` names namespaces from here on.
  mutating func resolveRequirements(_ namespace: (Substring) -> String?) {
    guard name == "Choice", let prefixes = attributes["Requires"] else { return }
    attributes["Requires"] = prefixes.split(separator: " ").map { namespace($0) ?? "?" }
      .joined(separator: " ")
  }
}

/// Small, cold parts, by libxml2. DTDs are refused, nothing is fetched, no entity is expanded but
/// the five of XML.
enum XMLTree {
  private static let isReady: Void = xmlInitParser()

  /// - Throws: `.dtd`, `.malformedXML` or `.limit`.
  static func parse(
    _ bytes: [UInt8], part: String, limits: Limits
  ) throws(WorkbookError) -> XMLElement {
    let bytes = try XMLEncoding.utf8(bytes, part: part)
    if let root = PlainXML.tree(bytes.span, limits: limits) { return root }
    return try library(bytes, part: part, limits: limits)
  }

  /// By libxml2, whatever the part looks like.
  static func library(
    _ bytes: [UInt8], part: String, limits: Limits
  ) throws(WorkbookError) -> XMLElement {
    _ = isReady
    try XMLBounds.check(bytes.span, part: part, limits: limits)
    let result: Result<XMLElement, WorkbookError> = unsafe bytes.withUnsafeBytes { buffer in
      let flags =
        XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        | XML_PARSE_IGNORE_ENC.rawValue
      guard
        let reader = unsafe xmlReaderForMemory(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(buffer.count), nil, "UTF-8",
          CInt(flags))
      else { return .failure(WorkbookError(.malformedXML("reader"), part: part)) }
      defer { unsafe xmlFreeTextReader(reader) }
      // What the flags do not silence would be printed on standard error.
      unsafe xmlTextReaderSetStructuredErrorHandler(reader, { _, _ in }, nil)
      return unsafe read(reader, part: part, limits: limits)
    }
    return try result.get()
  }

  private static func read(
    _ reader: xmlTextReaderPtr, part: String, limits: Limits
  ) -> Result<XMLElement, WorkbookError> {
    var open: [XMLElement] = []
    var root: XMLElement?
    func close() {
      let element = open.removeLast()
      if open.isEmpty { root = element } else { open[open.count - 1].add(element) }
    }
    var status = unsafe xmlTextReaderRead(reader)
    while status == 1 {
      switch unsafe xmlTextReaderNodeType(reader) {
      case 1:
        guard open.count < limits.nesting else {
          return .failure(
            WorkbookError(.limit(name: "nesting", value: limits.nesting), part: part))
        }
        let empty = unsafe xmlTextReaderIsEmptyElement(reader) == 1
        open.append(unsafe element(reader))
        if empty { close() }
      case 15: close()
      case 3, 4, 13, 14:
        if !open.isEmpty {
          open[open.count - 1].text += unsafe string(xmlTextReaderConstValue(reader))
        }
      case 10: return .failure(WorkbookError(.dtd, part: part))
      default: break
      }
      status = unsafe xmlTextReaderRead(reader)
    }
    guard status == 0, let root else {
      let offset = unsafe xmlTextReaderByteConsumed(reader)
      return .failure(
        WorkbookError(.malformedXML("libxml2"), part: part, offset: offset < 0 ? nil : Int(offset)))
    }
    return .success(root)
  }

  private static func element(_ reader: xmlTextReaderPtr) -> XMLElement {
    var element = XMLElement(name: unsafe string(xmlTextReaderConstLocalName(reader)))
    while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1 {
      guard unsafe xmlTextReaderIsNamespaceDecl(reader) != 1 else { continue }
      let name = unsafe string(xmlTextReaderConstLocalName(reader))
      let prefix = unsafe string(xmlTextReaderConstPrefix(reader))
      // `r:id` and `id` may stand in one element; the one with a prefix keeps it.
      let key = prefix.isEmpty || prefix == "xml" ? name : "r:" + name
      element.attributes[key] = unsafe string(xmlTextReaderConstValue(reader))
    }
    unsafe _ = xmlTextReaderMoveToElement(reader)
    element.resolveRequirements { prefix in
      guard let found = unsafe xmlTextReaderLookupNamespace(reader, String(prefix)) else {
        return nil
      }
      defer { unsafe xmlFree(found) }
      return unsafe string(found)
    }
    return element
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(cString: text)
  }
}
