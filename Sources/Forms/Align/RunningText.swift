import Grid
import Notation

/// The tables that stand in running text, as text copied out of printed pages holds them.
enum RunningText {
  /// Each run of records with several fields as a sheet of its own: its cells keep their addresses
  /// in the file. Empty for workbooks, and where the whole file is one table.
  static func tables(of book: Book) -> [SheetRows] {
    guard let layout = book.text, let sheet = book.sheets.first else { return [] }
    let counts = layout.fieldCounts
    var tables: [ClosedRange<Int>] = []
    for (row, count) in counts.enumerated() where count > 1 {
      if let last = tables.last, last.upperBound + 1 == row {
        tables[tables.count - 1] = last.lowerBound...row
      } else {
        tables.append(row...row)
      }
    }
    guard tables.count > 1 || tables.first.map({ $0.count < counts.count }) ?? false else {
      return []
    }
    return tables.compactMap { rows in
      let cells = Array(sheet.cells(inRows: rows))
      guard rows.count > 1, !cells.isEmpty else { return nil }
      let straight = straightened(cells)
      return SheetRows(
        Sheet(name: sheet.name, cells: straight.map(\.cell)), index: 0,
        origins: Dictionary(
          straight.filter { $0.cell.reference != $0.origin }.map { ($0.cell.reference, $0.origin) },
          uniquingKeysWith: { first, _ in first }))
    }
  }

  // MARK: rows that lost a field, or got one too many

  /// What a cell looks like from afar.
  private enum Look: Hashable { case number, percentage, arrow, dash, words }

  /// Cells in the columns that the other rows say they belong in. A row is moved by one column
  /// where it fits nowhere else and fits there with nearly every cell.
  private static func straightened(
    _ cells: [Cell]
  ) -> [(cell: Cell, origin: CellReference)] {
    let rows = Dictionary(grouping: cells, by: \.reference.row)
    var looks: [Int: [Look: Int]] = [:]
    for cell in cells { looks[cell.reference.column, default: [:]][look(cell), default: 0] += 1 }
    let last = cells.map(\.reference.column).max() ?? 0
    return cells.map { cell in
      let row = rows[cell.reference.row] ?? []
      var moved = cell
      moved.reference.column += shift(row, looks)
      // What falls out at the left belongs to no column.
      if moved.reference.column < 0 { moved.reference.column = last + 2 }
      return (moved, cell.reference)
    }
  }

  private static func shift(_ row: [Cell], _ looks: [Int: [Look: Int]]) -> Int {
    func share(_ shift: Int) -> Double {
      let inside = row.filter { $0.reference.column + shift >= 0 }
      let fitting = inside.count { cell in
        let look = look(cell)
        let here = looks[cell.reference.column + shift]?[look] ?? 0
        // The row itself says nothing for its place.
        return here - (shift == 0 ? 1 : 0) > 0
          && isUsual(look, looks[cell.reference.column + shift])
      }
      return Double(fitting) / Double(max(1, inside.count))
    }
    guard row.count > 1, share(0) <= 0.6 else { return 0 }
    let (left, right) = (share(-1), share(1))
    guard max(left, right) >= 0.85, left != right else { return 0 }
    return left > right ? -1 : 1
  }

  /// At least a third of the column's cells look like that.
  private static func isUsual(_ look: Look, _ column: [Look: Int]?) -> Bool {
    guard let column else { return false }
    return (column[look] ?? 0) * 3 >= column.values.reduce(0, +)
  }

  private static func look(_ cell: Cell) -> Look {
    let text = Normalization.n2(cell.shown)
    if DashFamily.glyph(of: text) != nil { return .dash }
    if ["↗", "→", "↘", "↑", "↓"].contains(text) { return .arrow }
    let words = text.split(separator: " ")
    if words.allSatisfy({ NumberText.parse(String($0))?.isBareNumber ?? false }) { return .number }
    if text.hasSuffix("%"), NumberText.parse(text) != nil { return .percentage }
    return .words
  }
}
