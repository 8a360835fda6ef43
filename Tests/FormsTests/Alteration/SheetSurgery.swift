import Grid

/// What people do to a sheet in Excel, on a sheet in memory.
enum SheetSurgery {
  /// Where a cell goes, nil where it is deleted.
  typealias Move = (CellReference) -> CellReference?

  static func insertRows(_ count: Int, at row: Int) -> Move {
    { $0.row >= row ? CellReference(row: $0.row + count, column: $0.column) : $0 }
  }

  static func insertColumn(at column: Int) -> Move {
    { $0.column >= column ? CellReference(row: $0.row, column: $0.column + 1) : $0 }
  }

  static func deleteRows(_ rows: ClosedRange<Int>) -> Move {
    { place in
      if rows.contains(place.row) { return nil }
      return place.row > rows.upperBound
        ? CellReference(row: place.row - rows.count, column: place.column) : place
    }
  }

  static func deleteColumn(_ column: Int) -> Move {
    { place in
      if place.column == column { return nil }
      return place.column > column
        ? CellReference(row: place.row, column: place.column - 1) : place
    }
  }

  /// Rows cut out and put in again before another row.
  static func moveRows(_ rows: ClosedRange<Int>, before target: Int) -> Move {
    { place in
      var row = place.row
      if rows.contains(row) {
        row += target > rows.upperBound ? target - rows.upperBound - 1 : target - rows.lowerBound
      } else if row > rows.upperBound, row < target {
        row -= rows.count
      } else if row < rows.lowerBound, row >= target {
        row += rows.count
      }
      return CellReference(row: row, column: place.column)
    }
  }

  static func apply(_ move: Move, to sheet: Sheet) -> Sheet {
    let cells = sheet.cells.compactMap { cell -> Cell? in
      guard let place = move(cell.reference) else { return nil }
      var cell = cell
      cell.reference = place
      return cell
    }
    var result = remade(
      sheet, cells: cells,
      merges: sheet.merges.compactMap { moved($0, move) }.filter { $0.first != $0.last })
    // A list over cells that are all deleted goes with them.
    result.validations = sheet.validations.compactMap { validation in
      var validation = validation
      validation.ranges = validation.ranges.compactMap { moved($0, move) }
      return validation.ranges.isEmpty ? nil : validation
    }
    return result
  }

  /// A range grows with rows inserted inside it and shrinks with rows deleted.
  private static func moved(_ range: CellRange, _ move: Move) -> CellRange? {
    let rows = range.rows.filter {
      move(CellReference(row: $0, column: range.first.column)) != nil
        || move(CellReference(row: $0, column: range.last.column)) != nil
    }
    let columns = range.columns.filter {
      rows.first.map { row in CellReference(row: row, column: 0) } != nil
        && move(CellReference(row: rows[0], column: $0)) != nil
    }
    // Rows that were moved may stand before those they stood behind.
    let corners = [rows.first, rows.last].compactMap(\.self).flatMap { row in
      [columns.first, columns.last].compactMap(\.self).compactMap {
        move(CellReference(row: row, column: $0))
      }
    }
    guard let first = corners.map(\.row).min(), let last = corners.map(\.row).max(),
      let left = corners.map(\.column).min(), let right = corners.map(\.column).max()
    else { return nil }
    return CellRange(
      CellReference(row: first, column: left), CellReference(row: last, column: right))
  }

  static func remade(_ sheet: Sheet, cells: [Cell]? = nil, merges: [CellRange]? = nil) -> Sheet {
    Sheet(
      name: sheet.name, visibility: sheet.visibility, cells: cells ?? sheet.cells,
      merges: merges ?? sheet.merges, validations: sheet.validations, hiddenRows: sheet.hiddenRows,
      hiddenColumns: sheet.hiddenColumns)
  }

  static func setting(_ cells: [Cell], in sheet: Sheet) -> Sheet {
    let places = Set(cells.map(\.reference))
    return remade(sheet, cells: sheet.cells.filter { !places.contains($0.reference) } + cells)
  }
}
