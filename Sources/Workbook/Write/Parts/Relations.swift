/// What one part refers to.
///
/// Source: ECMA-376 Part 2, 9.3 (relationships).
struct Relations {
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006"

  private var xml = MarkupWriter()
  private var count = 0

  init() { xml.open("Relationships", ["xmlns": Self.package + "/relationships"]) }

  var isEmpty: Bool { count == 0 }

  /// - Parameter kind: the last name of an office relationship's type, or a whole type.
  /// - Returns: the id by which the part names it.
  mutating func add(_ kind: String, _ target: String, external: Bool = false) -> String {
    count += 1
    let type = kind.utf8.contains(UInt8(ascii: ":")) ? kind : "\(Self.office)/\(kind)"
    xml.empty(
      "Relationship",
      [
        "Id": "rId\(count)", "Type": type, "Target": target,
        "TargetMode": external ? "External" : nil,
      ])
    return "rId\(count)"
  }

  func part() -> [UInt8] {
    var xml = self.xml
    xml.close("Relationships")
    return xml.bytes
  }

  /// Where the relations of a part stand.
  static func path(of part: String) -> String {
    guard let slash = part.lastIndex(of: "/") else { return "_rels/\(part).rels" }
    return "\(part[..<slash])/_rels/\(part[part.index(after: slash)...]).rels"
  }
}
