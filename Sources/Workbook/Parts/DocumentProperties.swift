/// Title, author and the like.
///
/// Source: ECMA-376 Part 2, 8 (core properties); Part 1, 22.2 (extended), 22.3 (custom).
enum DocumentProperties {
  /// By the element's name (`title`, `creator`, `Company`), custom ones by their own. A damaged
  /// properties part loses nothing of the workbook and is passed over.
  static func read(_ container: Container, limits: Limits) -> [String: String] {
    guard let root = try? Relationships.of("", in: container, limits: limits) else { return [:] }
    var properties: [String: String] = [:]
    for relationship in root.all {
      let known = ["core-properties", "extended-properties", "custom-properties"]
      guard known.contains(relationship.type), let path = relationship.target,
        let bytes = try? container.bytes(path, limits: limits),
        let tree = try? XMLTree.parse(bytes, part: path, limits: limits)
      else { continue }
      for element in tree.children {
        let name = element.attributes["name"] ?? element.name
        let text = element.children.count == 1 ? element.children[0].text : element.text
        if !text.isEmpty, properties[name] == nil { properties[name] = text }
      }
    }
    return properties
  }
}
