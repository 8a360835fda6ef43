import Grid
import Notation

/// Prices of upper and lower values, which stand in the lines of one cell or in rows of their own.
extension RowMatcher {
  /// Whether upper and lower values stand in one row, in the lines of its cells.
  func isFolded(row: Int, template: Int, _ match: RowMatch) -> Bool {
    let templateRow = form.rows[template]
    let cells = sheet.rows[row].cells
    guard templateRow.foldable > 0, cells.contains(where: { $0.text.hasLineBreak })
    else { return false }
    guard let columns else {
      let paired = Set(match.pairs.map(\.sheetCell))
      return cells.indices.contains {
        !paired.contains($0) && isFolded(cells[$0], lines: templateRow.foldable + 1)
      }
    }
    let places = templateRow.cells.indices.filter { !templateRow.cells[$0].below.isEmpty }
    let found = places.compactMap { index -> Bool? in
      let place = columns.place(template: template, cell: index, row: row, pairs: match.pairs)
      return cells.first { $0.region.columns.contains(place.column) }
        .map { isFolded($0, lines: templateRow.cells[index].below.count + 1) }
    }
    return !found.isEmpty && found.allSatisfy(\.self)
  }

  private func isFolded(_ cell: SheetRows.SheetCell, lines: Int) -> Bool {
    TextLines.values(in: cell.text, count: lines) != nil
  }

  /// What stands in a row for lower values beside them: what is said again of the row above says
  /// nothing against it, another name does.
  func lineCost(row: Int, template: Int, columns: ColumnMap, covered: Set<Int>) -> Double {
    let cells = sheet.rows[row].cells
    let upper = form.rows[..<template].lastIndex { !$0.isLine } ?? template
    let names = form.rows[upper].namePlaces
      .map { columns.place(template: upper, cell: $0, row: row, pairs: []).column }
    var cost = 0.0
    for (index, cell) in cells.enumerated() where !isMarginal(cell) {
      if covered.contains(index) {
        let lines = form.rows[upper].foldable + 1
        cost += isFolded(cell, lines: lines) ? Costs.unsplit : 0
      } else if sheet.same(above: cell, row: row) == nil {
        let isName = names.isEmpty || names.contains { cell.region.columns.contains($0) }
        cost += isName ? Costs.uncovered : Costs.besideLine
      }
    }
    return cost
  }
}
