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

    init(of part: String, _ attribute: (StaticString) -> String?) {
      let target = attribute("Target") ?? ""
      let isExternal = attribute("TargetMode")?.lowercased() == "external"
      id = attribute("Id") ?? ""
      type = lastStep(of: attribute("Type") ?? "")
      self.target = isExternal ? nil : PartPath.resolve(target, from: part)
      address = isExternal ? target : nil
    }
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
    let path = PartPath.relationships(of: part)
    let bytes = try XMLEncoding.utf8(bytes, part: path)
    if let plain = Self.plain(of: part, bytes.span, limits: limits) {
      self.init(all: plain)
      return
    }
    self.init(
      of: part, tree: try XMLTree.library(bytes, part: path, limits: limits))
  }

  init(of part: String, tree: XMLElement) {
    self.init(
      all: tree.children(named: "Relationship").map { element in
        Relationship(of: part) { element.attributes["\($0)"] }
      })
  }

  /// Read without a tree, as nearly every part can be.
  private static func plain(
    of part: String, _ bytes: Span<UInt8>, limits: Limits
  ) -> [Relationship]? {
    guard var reader = PlainXML(bytes, limits: limits) else { return nil }
    var all: [Relationship] = []
    var depth = 0
    while let token = reader.next(bytes) {
      switch token {
      case .open:
        // What of it counts is decided where trees are read.
        guard !reader.equals(reader.name.local, "AlternateContent", bytes) else { return nil }
        if depth == 1, reader.equals(reader.name.local, "Relationship", bytes) {
          all.append(Relationship(of: part) { reader.value(of: $0, bytes) })
        }
        if !reader.isEmpty { depth += 1 }
      case .close: depth -= 1
      case .text: break
      case .end: return all
      }
    }
    return nil
  }

  func first(ofType type: String) -> String? { all.first { $0.type == type }?.target ?? nil }

  subscript(id: String) -> Relationship? {
    guard let byID else { return all.first { $0.id == id } }
    return byID[id].map { all[$0] }
  }
}

private func lastStep(of address: String) -> String {
  guard let slash = address.utf8.lastIndex(of: UInt8(ascii: "/")) else { return address }
  return String(address[address.utf8.index(after: slash)...])
}
