extension PackageEdit {
  private static let customPart = "docProps/custom.xml"
  private static let namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
  private static let variants =
    "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"

  /// Sets properties of one's own, in place of those of the same name.
  ///
  /// Source: ECMA-376 Part 1, 22.3 (custom properties).
  mutating func set(_ properties: [DocumentFacts.Property]) throws(WorkbookError) {
    guard !properties.isEmpty else { return }
    let path = try customProperties()
    let names = Set(properties.map(\.name))
    try removeChildren(of: path) { markup, tag in
      names.contains(markup.value("name", of: tag) ?? "")
    }
    let text = try text(path)
    let markup = text.markup
    let root = try markup.root()
    let numbers = try markup.children(of: root).compactMap { markup.number("pid", of: $0.tag) }
    var book = NewBook(sheets: [])
    book.facts.custom = properties
    // The writer numbers from 2, as the standard wants; behind others it goes on.
    let first = max(numbers.max() ?? 1, 1) + 1
    guard let bytes = NewBookProperties(book: book).custom(firstNumber: first) else { return }
    let made = Markup(bytes: bytes, part: path)
    let list = try made.root()
    let inside = list.range.upperBound..<(try made.closingTag(of: list)).range.lowerBound
    var added = Array(bytes[inside])
    // The elements bring their namespaces where the part spells them otherwise.
    let (space, variants) = (
      try markup.documentNamespace(), try markup.prefix(ofNamespace: Self.variants)
    )
    if space != Self.namespace || !markup.prefix(of: root).isEmpty || variants != "vt:" {
      let declared =
        "<property xmlns=\"\(Self.namespace)\" xmlns:vt=\"\(Self.variants)\" "
      added = Array(
        String(decoding: added, as: UTF8.self).split(
          separator: "<property ", omittingEmptySubsequences: false
        ).joined(separator: declared).utf8)
    }
    var splices = Splices()
    try markup.append(added, to: root, in: &splices)
    try apply(splices, to: text)
  }

  /// The part that holds them, made and linked where there is none.
  private mutating func customProperties() throws(WorkbookError) -> String {
    let known = try relationships(of: "").first(ofType: "custom-properties")
    if let known, has(known) { return known }
    let path = has(Self.customPart) ? freePath("docProps/custom", ".xml") : Self.customPart
    let empty =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      + "<Properties xmlns=\"\(Self.namespace)\" xmlns:vt=\"\(Self.variants)\"></Properties>"
    try add(
      path, Array(empty.utf8),
      contentType: "application/vnd.openxmlformats-officedocument.custom-properties+xml")
    _ = try addRelationship(of: "", type: "custom-properties", target: path)
    return path
  }
}
