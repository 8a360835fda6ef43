import Grid

/// Texts beside the later rows of slots of several rows.
extension RowMatcher {
  /// Whether a cell says again what the row above it says of the same slot.
  func isSaidAgain(_ cell: SheetRows.SheetCell, row: Int, template: Int) -> Bool {
    form.continuesCopy(template) && sheet.same(above: cell, row: row) != nil
  }

  /// Nothing but a number in the number's place: the form's own mark of a slot that nobody used.
  func isNumberedSlot(_ row: Int, _ template: Int, _ columns: ColumnMap) -> Bool {
    guard let cell = loneCell(row), cell.cell.isBareNumber else { return false }
    return form.rows[template].cells.indices.contains { index in
      guard form.rows[template].cells[index].tags.contains(where: { $0.attribute == "番号" })
      else { return false }
      let place = columns.place(template: template, cell: index, row: row, pairs: [])
      return cell.region.columns.contains(place.column)
    }
  }

  /// Nothing but a text in the name's place, right above a row with values and without a name: more
  /// likely a memo between the rows of one slot than the name of the next.
  func isTextAboveValues(_ row: Int, _ template: Int, _ columns: ColumnMap) -> Bool {
    let templateRow = form.rows[template]
    guard templateRow.weight == 0, row + 1 < sheet.rows.count,
      let name = templateRow.namePlaces.first,
      templateRow.cells[name].region.rows.count > 1
    else { return false }
    let next = sheet.rows[row + 1]
    guard let cell = loneCell(row), cell.region.rows.count == 1,
      next.row == sheet.rows[row].row + 1
    else { return false }
    let place = columns.place(template: template, cell: name, row: row, pairs: [])
    return cell.region.columns.contains(place.column)
      && !next.cells.contains { $0.region.columns.contains(place.column) }
      && !next.cells.contains { labels.isHeading($0.label) }
  }
}
