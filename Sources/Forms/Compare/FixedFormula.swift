import Grid

/// A formula that the form sheet has in a cell of its own, beside all places to fill: a total, a
/// helper. It is followed only where everything it reads stands around it as in the form.
struct FixedFormula {
  /// Where it belongs in the sheet.
  var cell: CellReference
  /// As it reads there.
  var formula: String

  static func all(
    _ form: FormSheet, _ rows: [PlacedRow], _ columns: ColumnShifts
  ) -> [FixedFormula] {
    // Between the copies of a group anything may have come in; what stands around them tells.
    let frame = rows.filter { row in
      !form.groups.contains { $0.drawnRows.contains(row.formRow) }
    }
    let tagged = Set(form.rows.flatMap(\.cells).filter { !$0.tags.isEmpty }.map(\.reference))
    return form.sheet.cells.compactMap { cell in
      guard let formula = cell.formula, FormSheet.isCalculated(cell),
        !tagged.contains(cell.reference),
        !form.groups.contains(where: { $0.drawnRows.contains(cell.reference.row) })
      else { return nil }
      return FixedFormula(formula, in: cell.reference, frame, columns)
    }
  }

  private init?(
    _ formula: String, in cell: CellReference, _ frame: [PlacedRow], _ columns: ColumnShifts
  ) {
    let parsed = FormulaReferences(formula)
    var rows = [cell.row]
    var across = [cell.column]
    var isFixed = false
    for reference in parsed.references {
      guard reference.qualifier == nil else { return nil }
      for corner in [reference.first] + [reference.last].compactMap({ $0 }) {
        guard let row = corner.row, let column = corner.column else { return nil }
        rows.append(row)
        across.append(column)
        if corner.rowIsFixed || corner.columnIsFixed { isFixed = true }
      }
    }
    guard let down = Self.offset(of: rows, frame),
      let right = Self.offset(of: across, columns),
      // An absolute reference stays where it is while the form has moved.
      !isFixed || (down == 0 && right == 0), cell.row + down >= 0, cell.column + right >= 0
    else { return nil }
    self.cell = CellReference(row: cell.row + down, column: cell.column + right)
    self.formula = SharedFormula.moved(formula, rows: down, columns: right)
  }

  /// How far all rows of a stretch, and those next to it, have moved; nil where not all alike or where
  /// one of them comes several times.
  private static func offset(of rows: [Int], _ frame: [PlacedRow]) -> Int? {
    guard let low = rows.min(), let high = rows.max() else { return nil }
    let before = frame.map(\.formRow).filter { $0 <= low }.max()
    let after = frame.map(\.formRow).filter { $0 >= high }.min()
    // Below the last row of the form anything may have come in between.
    guard let first = before ?? after else { return nil }
    let near = frame.filter { $0.formRow >= first && $0.formRow <= (after ?? high) }
    let offsets = Set(near.map { $0.row - $0.formRow })
    guard offsets.count == 1, Set(near.map(\.formRow)).count == near.count else { return nil }
    return offsets.first
  }

  private static func offset(of across: [Int], _ columns: ColumnShifts) -> Int? {
    guard let low = across.min(), let high = across.max() else { return nil }
    let offsets = Set((low...high).map { columns.column($0) - $0 })
    return offsets.count == 1 ? offsets.first : nil
  }
}
