import Grid

/// The parts that hold the document's properties.
///
/// Source: ECMA-376 Part 2, 8 (core properties); Part 1, 22.2 (extended), 22.3 (custom).
enum BookProperties {
  static func read(
    _ relationships: Relationships, _ loader: inout PartLoader
  ) -> DocumentProperties {
    var properties = DocumentProperties()
    for relationship in relationships.all {
      let keeps: WritableKeyPath<DocumentProperties, [String: String]>
      switch relationship.type {
      case "core-properties": keeps = \.core
      case "extended-properties": keeps = \.application
      case "custom-properties": keeps = \.custom
      default: continue
      }
      guard let path = loader.part(relationship, of: PartPath.relationships(of: "")),
        let root = loader.tree(path)
      else {
        continue
      }
      for element in root.children {
        let name = element.attributes["name"] ?? element.name
        let text = element.children.count == 1 ? element.children[0].text : element.text
        if !text.isEmpty, properties[keyPath: keeps][name] == nil {
          properties[keyPath: keeps][name] = text
        }
      }
    }
    return properties
  }
}
