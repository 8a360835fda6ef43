import Grid

/// The links of a worksheet; addresses outside the workbook stand in its relationships.
///
/// Source: ECMA-376 Part 1, 18.3.1.47 (hyperlink).
enum Hyperlinks {
  static func read(
    _ elements: [XMLElement], _ relationships: Relationships, of part: String,
    _ loader: inout PartLoader
  ) -> [Hyperlink] {
    var links: [Hyperlink] = []
    for element in elements {
      guard let range = element.attributes["ref"].flatMap({ CellRange($0) }) else { continue }
      guard loader.admits(part) else { break }
      var link = Hyperlink(
        range: range, location: element.escaped("location"), tooltip: element.escaped("tooltip"))
      if let id = element.attributes["r:id"], !id.isEmpty {
        if let relationship = relationships[id] {
          link.target = relationship.address ?? relationship.target
        } else {
          loader.warn(WorkbookError(.missingPart(id), part: part, cell: "\(range)"), part: part)
        }
      }
      links.append(link)
    }
    return links
  }
}
