extension PlainXML {
  /// The outermost element with all that is in it; nil where the part is not plain.
  static func tree(_ bytes: Span<UInt8>, limits: Limits) -> XMLElement? {
    guard var reader = PlainXML(bytes, limits: limits) else { return nil }
    var open: [XMLElement] = []
    var root: XMLElement?
    func close() {
      let element = open.removeLast()
      if open.isEmpty { root = element } else { open[open.count - 1].add(element) }
    }
    while let token = reader.next(bytes) {
      switch token {
      case .open:
        guard let element = reader.element(bytes) else { return nil }
        open.append(element)
        if reader.isEmpty { close() }
      case .text:
        guard let text = reader.content(reader.text, bytes) else { return nil }
        open[open.count - 1].text += text
      case .close: close()
      case .end: return root
      }
    }
    return nil
  }

  /// The tag just opened; nil where a reference in it is not of the five.
  private func element(_ bytes: Span<UInt8>) -> XMLElement? {
    var element = XMLElement(name: string(name.local, bytes))
    element.attributes.reserve(attributes.count)
    for attribute in attributes {
      guard let value = content(attribute, bytes) else { return nil }
      let local = string(attribute.name.local, bytes)
      let isPlain =
        attribute.name.local == attribute.name.whole
        || XMLScanner.has("xml:", bytes, at: attribute.name.whole.lowerBound)
      element.attributes.append(isPlain ? local : "r:" + local, value)
    }
    element.resolveRequirements { namespace(of: $0, bytes) }
    return element
  }
}
