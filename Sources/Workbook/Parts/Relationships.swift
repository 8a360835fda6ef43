/// The relationships of one part, targets already resolved to part names.
///
/// Source: ECMA-376 Part 2, 6.5.
struct Relationships: Sendable {
  struct Relationship: Sendable, Equatable {
    var id: String
    /// The last step of the type's address; strict and transitional then read alike.
    var type: String
    /// nil for targets outside the package.
    var target: String?
    /// The target as written, where it is outside the package.
    var address: String?
  }

  let all: [Relationship]
  /// Places in `all`, where there are more than can be looked through; of two with one id the first
  /// counts.
  private let byID: [String: Int]?

  /// A part without relationships has none.
  static func of(
    _ part: String, in container: Container, limits: Limits
  ) throws(WorkbookError) -> Relationships {
    let path = PartPath.relationships(of: part)
    guard container.has(path) else { return Relationships(all: []) }
    return try Relationships(of: part, container.bytes(path, limits: limits), limits: limits)
  }

  init(all: [Relationship]) {
    self.all = all
    byID =
      all.count > 16
      ? Dictionary(all.enumerated().map { ($1.id, $0) }) { first, _ in first } : nil
  }

  /// - Parameter bytes: those of the part's relationships part.
  init(of part: String, _ bytes: [UInt8], limits: Limits) throws(WorkbookError) {
    let root = try XMLTree.parse(bytes, part: PartPath.relationships(of: part), limits: limits)
    self.init(
      all: root.children(named: "Relationship").map { element in
        let external = element.attributes["TargetMode"]?.lowercased() == "external"
        let target = element.attributes["Target"] ?? ""
        return Relationship(
          id: element.attributes["Id"] ?? "",
          type: Self.lastStep(of: element.attributes["Type"] ?? ""),
          target: external ? nil : PartPath.resolve(target, from: part),
          address: external ? target : nil)
      })
  }

  private static func lastStep(of address: String) -> String {
    guard let slash = address.utf8.lastIndex(of: UInt8(ascii: "/")) else { return address }
    return String(address[address.utf8.index(after: slash)...])
  }

  func first(ofType type: String) -> String? { all.first { $0.type == type }?.target ?? nil }

  subscript(id: String) -> Relationship? {
    guard let byID else { return all.first { $0.id == id } }
    return byID[id].map { all[$0] }
  }
}
