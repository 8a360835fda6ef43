package import Grid

extension Workbook {
  /// The cell formats of all cells a sheet stores, blank ones too: frames and fills of a form stand
  /// in cells that hold nothing. Empty for CSV and for a part that cannot be read.
  ///
  /// Source: ECMA-376 Part 1, 18.3.1.4 (c).
  package func looks(ofSheet name: String) -> [(cell: CellReference, style: Int)] {
    guard let sheet = sheets.first(where: { $0.name == name }), sheet.isWorksheet,
      let path = try? path(of: sheet), let bytes = try? partBytes(path),
      let markup = try? PartText(bytes, part: path).markup
    else { return [] }
    var looks: [(cell: CellReference, style: Int)] = []
    var next = CellReference(row: -1, column: 0)
    var offset = 0
    while let tag = try? markup.tag(from: offset) {
      offset = tag.range.upperBound
      if tag.kind == .end { continue }
      if markup.isNamed(tag, "row") {
        let row = markup.number("r", of: tag).map { $0 - 1 } ?? next.row + 1
        next = CellReference(row: row, column: 0)
      } else if markup.isNamed(tag, "c") {
        let place = markup.reference("r", of: tag) ?? next
        next = CellReference(row: place.row, column: place.column + 1)
        looks.append((place, markup.number("s", of: tag) ?? 0))
      }
    }
    return looks
  }
}
