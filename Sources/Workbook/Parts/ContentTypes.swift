/// `[Content_Types].xml`: what kind of part stands where.
///
/// Source: ECMA-376 Part 2, 7.2.3.
struct ContentTypes: Sendable {
  private var defaults: [String: String] = [:]
  private var overrides: [(path: String, type: String)] = []

  static let path = "[Content_Types].xml"

  /// A package without the part has no types; files are then found by their relationships.
  init(_ container: Container, limits: Limits) throws(WorkbookError) {
    guard container.has(Self.path) else { return }
    let root = try XMLTree.parse(
      container.bytes(Self.path, limits: limits), part: Self.path, limits: limits)
    for element in root.children {
      let type = element.attributes["ContentType"] ?? ""
      if let suffix = element.attributes["Extension"] { defaults[suffix.lowercased()] = type }
      if let name = element.attributes["PartName"],
        let path = PartPath.resolve(name, from: "")
      {
        overrides.append((path, type))
      }
    }
  }

  func type(of path: String) -> String? {
    let folded = path.lowercased()
    if let found = overrides.first(where: { $0.path.lowercased() == folded }) { return found.type }
    return folded.split(separator: ".").last.flatMap { defaults[String($0)] }
  }

  /// The first part whose type ends so.
  func path(ofType suffix: String) -> String? {
    overrides.first { $0.type.hasSuffix(suffix) }?.path
  }
}
