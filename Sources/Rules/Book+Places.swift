import Forms
import Grid

extension Book {
  func cell(at location: Location) -> Cell? {
    sheets.indices.contains(location.sheetIndex)
      ? sheets[location.sheetIndex][location.cell] : nil
  }

  func location(_ cell: CellReference, inSheet index: Int) -> Location {
    let name = sheets.indices.contains(index) ? sheets[index].name : ""
    return Location(sheetIndex: index, sheet: name, cell: cell)
  }

  /// The place of what is about the whole file: the first cell of the first sheet to be seen.
  var whole: Location {
    let index = sheets.firstIndex { $0.visibility == .visible && $0.kind == .worksheet } ?? 0
    return location(CellReference(row: 0, column: 0), inSheet: index)
  }
}
