import Grid

/// The rows of a sheet that hold anything, with each cell's text folded once.
struct SheetRows: Sendable {
  struct SheetCell: Sendable {
    var cell: Cell
    var region: CellRange
    var text: String
    /// The number of the text among the sheet's different ones.
    var label: Int
  }

  struct Row: Sendable {
    var row: Int
    var cells: [SheetCell]
  }

  let sheet: Sheet
  let index: Int
  let rows: [Row]
  /// The different texts of the sheet, and each folded as a heading (empty where it is too long).
  let texts: [String]
  let keys: [String]

  init(_ sheet: Sheet, index: Int) {
    self.sheet = sheet
    self.index = index
    var rows: [Row] = []
    var texts: [String] = []
    var numbers: [String: Int] = [:]
    for cell in sheet.cells {
      let text = cell.shown
      guard !text.allSatisfy(\.isWhitespace) else { continue }
      let label = numbers[text] ?? texts.count
      if label == texts.count {
        numbers[text] = label
        texts.append(text)
      }
      let entry = SheetCell(
        cell: cell,
        region: sheet.merge(startingAt: cell.reference)
          ?? CellRange(cell.reference, cell.reference),
        text: text, label: label)
      if rows.last?.row == cell.reference.row {
        rows[rows.count - 1].cells.append(entry)
      } else {
        rows.append(Row(row: cell.reference.row, cells: [entry]))
      }
    }
    self.rows = rows
    self.texts = texts
    keys = texts.map { $0.utf8.count <= Costs.longestHeading ? LabelKey.of($0) : "" }
  }

  /// The cell that covers a place: itself, or the top left of its merge.
  func owner(of reference: CellReference) -> CellReference {
    sheet.merge(containing: reference)?.first ?? reference
  }
}
