extension XMLElement {
  /// The element that the scanner has just opened, with all that is in it, as `XMLTree` would give
  /// it.
  ///
  /// - Parameters:
  ///   - namespaces: those declared outside of it, by their prefixes.
  ///   - budget: how many elements may still be held, lessened by those read.
  /// - Throws: `.limit` once the budget is used up, and what the scanner throws.
  init(
    _ scanner: inout XMLScanner, _ bytes: Span<UInt8>, namespaces: [String: String] = [:],
    budget: inout XMLBounds.Budget
  ) throws(WorkbookError) {
    try budget.take(part: scanner.part, offset: scanner.start)
    self.init(name: XMLScanner.string(scanner.name, bytes))
    let namespaces = try readAttributes(scanner, bytes, namespaces)
    guard !scanner.isEmpty else { return }
    let depth = scanner.depth
    var content: [UInt8] = []
    while true {
      try scanner.next(bytes)
      switch scanner.kind {
      case .open:
        add(try XMLElement(&scanner, bytes, namespaces: namespaces, budget: &budget))
      case .text, .cdata:
        try XMLText.append(
          scanner.text, of: bytes, isCDATA: scanner.kind == .cdata, part: scanner.part,
          to: &content)
      case .close where scanner.depth < depth, .end:
        text = String(decoding: content, as: UTF8.self)
        return
      case .close: break
      }
    }
  }

  /// Only the tag on which the scanner stands.
  init(tag scanner: XMLScanner, _ bytes: Span<UInt8>) throws(WorkbookError) {
    self.init(name: XMLScanner.string(scanner.name, bytes))
    _ = try readAttributes(scanner, bytes, [:])
  }

  /// Those of an element are copied for each one in it that declares more; no program declares as
  /// many as this.
  private static let mostNamespaces = 256

  /// The prefixes declared by the tag the scanner stands on, and by those around it.
  static func namespaces(
    _ scanner: XMLScanner, _ bytes: Span<UInt8>, _ outer: [String: String]
  ) -> [String: String] {
    var namespaces = outer
    var found = XMLAttributes(scanner.attributes)
    while found.next(bytes) {
      guard XMLScanner.has("xmlns", bytes, at: found.name.lowerBound),
        namespaces.count < mostNamespaces
      else { continue }
      let prefix =
        XMLScanner.string(found.name, bytes).split(separator: ":").dropFirst().first ?? ""
      namespaces[String(prefix)] = XMLScanner.string(found.value, bytes)
    }
    return namespaces
  }

  private mutating func readAttributes(
    _ scanner: XMLScanner, _ bytes: Span<UInt8>, _ outer: [String: String]
  ) throws(WorkbookError) -> [String: String] {
    var namespaces = outer
    var found = XMLAttributes(scanner.attributes)
    while found.next(bytes) {
      var value: [UInt8] = []
      try XMLText.append(found.value, of: bytes, part: scanner.part, to: &value)
      let text = String(decoding: value, as: UTF8.self)
      let colon = found.name.first { bytes[$0] == UInt8(ascii: ":") }
      let local = XMLScanner.string(
        (colon.map { $0 + 1 } ?? found.name.lowerBound)..<found.name.upperBound, bytes)
      if XMLScanner.has("xmlns", bytes, at: found.name.lowerBound) {
        if namespaces.count < Self.mostNamespaces { namespaces[colon == nil ? "" : local] = text }
      } else if colon == nil || XMLScanner.has("xml:", bytes, at: found.name.lowerBound) {
        attributes[local] = text
      } else {
        attributes["r:" + local] = text
      }
    }
    resolveRequirements { namespaces[String($0)] }
    return namespaces
  }
}
