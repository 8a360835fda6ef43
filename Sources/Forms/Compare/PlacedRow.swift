/// A row of the sheet that was read by a row of the form sheet.
struct PlacedRow {
  /// The number of the step among the alignment's.
  var step: Int
  /// The row of the sheet, and its number among those with content.
  var row: Int
  var sheetRow: Int
  /// The row of the template's sheet, and its number among those with content.
  var formRow: Int
  var templateRow: Int
  var match: RowMatch
}

extension SheetAligner.Result {
  /// The rows that were read in their order, and those of moved blocks.
  func placedRows(_ form: FormSheet, _ sheet: SheetRows) -> (
    inOrder: [PlacedRow], moved: [PlacedRow]
  ) {
    var placed: (inOrder: [PlacedRow], moved: [PlacedRow]) = ([], [])
    for (index, step) in steps.enumerated() where step.isRead {
      guard let row = step.row, let templateRow = step.templateRow, let match = step.match
      else { continue }
      let one = PlacedRow(
        step: index, row: sheet.rows[row].row, sheetRow: row, formRow: form.rows[templateRow].row,
        templateRow: templateRow, match: match)
      if step.kind == .moved { placed.moved.append(one) } else { placed.inOrder.append(one) }
    }
    return placed
  }
}
