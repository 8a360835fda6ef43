import Forms
import Grid

/// A cell of a book, whatever stands in it.
struct Place: Hashable {
  var sheet: Int
  var cell: CellReference

  init(_ location: Location) {
    sheet = location.sheetIndex
    cell = location.cell
  }

  init(_ finding: Finding) { self.init(finding.location) }
}
