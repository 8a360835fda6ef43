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
      return SheetRows(Sheet(name: sheet.name, cells: cells), index: 0)
    }
  }

  // MARK: rows that lost a field, or got one too many

  /// What a cell looks like from afar.
  private enum Look: Hashable { case number, percentage, arrow, dash, words }

  /// The table with its cells in the columns that the form has them in: a row is moved by one column
  /// where it does not fit as it stands and fits there with nearly every cell. nil where all fit.
  static func straightened(
    _ sheet: SheetRows, _ form: FormSheet, _ columns: ColumnMap
  ) -> SheetRows? {
    let wanted = looks(form, columns, lastRow: sheet.rows.count - 1)
    var origins: [CellReference: CellReference] = [:]
    var cells: [Cell] = []
    let last = sheet.sheet.extent?.last.column ?? 0
    for row in sheet.rows {
      let shift = shift(row.cells.map(\.cell), wanted)
      for cell in row.cells {
        var moved = cell.cell
        moved.reference.column += shift
        // What falls out at the left belongs to no column.
        if moved.reference.column < 0 { moved.reference.column = last + 2 }
        if shift != 0 { origins[moved.reference] = cell.cell.reference }
        cells.append(moved)
      }
    }
    guard !origins.isEmpty else { return nil }
    return SheetRows(
      Sheet(name: sheet.sheet.name, cells: cells), index: sheet.index, origins: origins)
  }

  /// What the columns of the table may hold, by the tags of the form.
  private static func looks(
    _ form: FormSheet, _ columns: ColumnMap, lastRow: Int
  ) -> [Int: Set<Look>] {
    var looks: [Int: Set<Look>] = [:]
    for (number, row) in form.rows.enumerated() {
      for (index, cell) in row.cells.enumerated() where cell.kind == .tags {
        let place = columns.place(template: number, cell: index, row: lastRow, pairs: [])
        for column in place.column..<place.column + cell.region.columns.count {
          looks[column, default: []].formUnion(self.looks(of: cell))
        }
      }
    }
    return looks
  }

  private static func looks(of cell: TemplateCell) -> Set<Look> {
    let isBare = cell.tags.allSatisfy { $0.role != nil } && cell.pattern.arrow == nil
    if !cell.valueTags.isEmpty {
      guard isBare else { return [.number, .percentage, .dash, .words] }
      return cell.valueTags.contains { $0.role == .rate }
        ? [.percentage, .dash] : [.number, .dash]
    }
    return cell.tags.contains { $0.key == "指標.方向" } ? [.arrow] : [.words]
  }

  private static func shift(_ row: [Cell], _ looks: [Int: Set<Look>]) -> Int {
    func share(_ shift: Int) -> Double {
      let inside = row.filter { $0.reference.column + shift >= 0 }
      let fitting = inside.count { cell in
        looks[cell.reference.column + shift]?.contains(look(cell)) ?? false
      }
      return Double(fitting) / Double(max(1, inside.count))
    }
    guard row.count > 1, share(0) <= 0.6 else { return 0 }
    let (left, right) = (share(-1), share(1))
    guard max(left, right) >= 0.85, left != right else { return 0 }
    return left > right ? -1 : 1
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
