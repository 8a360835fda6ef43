import Grid

/// The rows of a sheet that hold anything, with each cell's text folded once.
struct SheetRows: Sendable {
  struct SheetCell: Sendable {
    var cell: Cell
    var region: CellRange
    var key: String
    var text: String
  }

  struct Row: Sendable {
    var row: Int
    var cells: [SheetCell]
  }

  let sheet: Sheet
  let index: Int
  let rows: [Row]

  init(_ sheet: Sheet, index: Int) {
    self.sheet = sheet
    self.index = index
    var rows: [Row] = []
    for cell in sheet.cells {
      let text = cell.shown
      guard !text.allSatisfy(\.isWhitespace) else { continue }
      let entry = SheetCell(
        cell: cell,
        region: sheet.merge(startingAt: cell.reference)
          ?? CellRange(cell.reference, cell.reference),
        key: text.utf8.count <= Costs.longestHeading ? LabelKey.of(text) : "", text: text)
      if rows.last?.row == cell.reference.row {
        rows[rows.count - 1].cells.append(entry)
      } else {
        rows.append(Row(row: cell.reference.row, cells: [entry]))
      }
    }
    self.rows = rows
  }

  /// The cell that covers a place: itself, or the top left of its merge.
  func owner(of reference: CellReference) -> CellReference {
    sheet.merge(containing: reference)?.first ?? reference
  }
}
