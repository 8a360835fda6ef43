extension PackageEdit {
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  /// The folder of the workbook part, with its `/`: where new parts go.
  var folder: String {
    workbook.workbookPart.split(separator: "/").dropLast().map { $0 + "/" }.joined()
  }

  /// The root of the office's relationship types as the file itself spells it.
  static func relationshipRoot(of workbook: Workbook) throws(WorkbookError) -> String {
    let links = PartPath.relationships(of: "")
    if workbook.container.has(links) {
      let markup = try PartText(workbook.partBytes(links), part: links).markup
      for (tag, _) in try markup.children(of: markup.root()) {
        guard let type = markup.value("Type", of: tag), type.hasSuffix("/officeDocument") else {
          continue
        }
        return String(type.dropLast("/officeDocument".count))
      }
    }
    return "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  }

  /// The relationships of a part as they are now.
  func relationships(of part: String) throws(WorkbookError) -> Relationships {
    let path = PartPath.relationships(of: part)
    guard has(path) else { return Relationships(all: []) }
    return try Relationships(of: part, bytes(path), limits: workbook.limits)
  }

  /// Links a part to another and gives the link's id.
  ///
  /// - Parameters:
  ///   - type: the last step of the relationship type, such as `comments`.
  ///   - target: the other part's path.
  mutating func addRelationship(
    of part: String, type: String, target: String
  ) throws(WorkbookError) -> String {
    let path = PartPath.relationships(of: part)
    if !has(path) {
      let empty =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        + "<Relationships xmlns=\"\(Self.package)/relationships\"/>"
      try add(path, Array(empty.utf8), contentType: nil)
    }
    let taken = Set(try relationships(of: part).all.map(\.id))
    var number = taken.count + 1
    while taken.contains("rId\(number)") { number += 1 }
    let text = try text(path)
    let root = try text.markup.root()
    var splices = Splices()
    let element =
      Array("<\(text.markup.prefix(of: root))Relationship Id=\"rId\(number)\" ".utf8)
      + Array("Type=\"\(relationshipRoot)/\(type)\" Target=\"".utf8)
      + MarkupText.attribute(PartPath.relative(target, to: part))
      + Array("\"/>".utf8)
    try text.markup.append(element, to: root, in: &splices)
    try apply(splices, to: text)
    return "rId\(number)"
  }

  /// Takes out the links of a part that lead to another.
  mutating func removeRelationships(
    of part: String, to target: String
  ) throws(WorkbookError) {
    try removeChildren(of: PartPath.relationships(of: part)) { markup, tag in
      let path = markup.value("Target", of: tag).flatMap { PartPath.resolve($0, from: part) }
      return path?.lowercased() == target.lowercased()
    }
  }

  /// States the content type of every part with an extension, unless the file already does.
  mutating func addDefault(extension suffix: String, type: String) throws(WorkbookError) {
    guard has(ContentTypes.path) else { return }
    let markup = try text(ContentTypes.path).markup
    for (tag, _) in try markup.children(of: markup.root())
    where markup.value("Extension", of: tag)?.lowercased() == suffix { return }
    try addContentType("Default", "Extension", suffix, type)
  }

  mutating func addContentType(
    _ element: String, _ key: String, _ name: String, _ type: String
  ) throws(WorkbookError) {
    guard has(ContentTypes.path) else { return }
    let text = try text(ContentTypes.path)
    let root = try text.markup.root()
    var splices = Splices()
    let bytes =
      Array("<\(text.markup.prefix(of: root))\(element) \(key)=\"".utf8)
      + MarkupText.attribute(name) + Array("\" ContentType=\"\(type)\"/>".utf8)
    try text.markup.append(bytes, to: root, in: &splices)
    try apply(splices, to: text)
  }
}
