import Grid

/// The sheet being written: its settings, its own cells that have not been reached yet, its rows.
struct OpenSheet {
  var settings: NewSheet
  /// Counted from 1.
  let number: Int
  let path: String
  /// Nothing is handed on before its end.
  let isPackedWhole: Bool
  var rows: SheetRows
  /// Rows of the settings still to be written: those with cells, heights, and the like.
  private var ownRows: ArraySlice<Int>
  private var ownCells: ArraySlice<CellReference>
  /// Texts of rows that may hold a table's headings: the first one, and where tables are announced.
  private(set) var headings: [CellReference: String] = [:]
  private var headingRows: Set<Int>
  private var isHeading = false

  init(
    _ sheet: NewSheet, number: Int, isSelected: Bool, extent: CellRange?, isPackedWhole: Bool,
    namesEveryCell: Bool
  ) throws(WorkbookError) {
    try SheetChecks(sheet: sheet).checkHead()
    settings = sheet
    self.number = number
    self.isPackedWhole = isPackedWhole
    path = "xl/worksheets/sheet\(number).xml"
    let cells = sheet.cells.keys.sorted()
    ownCells = cells[...]
    ownRows =
      Set(cells.map(\.row)).union(sheet.rowHeights.keys).union(sheet.hiddenRows)
      .union(sheet.rowLevels.keys).sorted()[...]
    headingRows = Set(sheet.tables.map(\.range.first.row))
    let head = SheetHead(sheet: sheet, isSelected: isSelected, extent: extent)
    rows = SheetRows(head.markup(), namesEveryCell: namesEveryCell)
  }

  /// - Parameter row: nil for the next one.
  mutating func begin(
    _ row: Int?, height: Double?, styles: inout StyleTable, strings: inout StringTable
  ) throws(WorkbookError) {
    let row = row ?? rows.last.row + 1
    try writeOwnRows(before: row, styles: &styles, strings: &strings)
    if ownRows.first == row {
      // A row is either the settings' or comes as it is written.
      guard ownCells.first?.row != row else { throw refusal(.order, row) }
      ownRows.removeFirst()
    }
    if let height, !(0...409.5).contains(height) { throw refusal(.measure, row) }
    try start(row, height: height)
  }

  private func refusal(_ reason: Impossible, _ row: Int) -> WorkbookError {
    WorkbookError(.impossible(reason), cell: "\(CellReference(row: row, column: 0))")
  }

  private mutating func start(_ row: Int, height: Double?) throws(WorkbookError) {
    isHeading = rows.last.row < 0 || headingRows.contains(row)
    let attributes = SheetHead.attributes(ofRow: row, in: settings, height: height)
    try rows.begin(row, attributes: attributes)
  }

  mutating func append(
    _ value: CellValue, column: Int?, style: Int, strings: inout StringTable
  ) throws(WorkbookError) {
    try rows.append(value, column: column, style: style, strings: &strings)
    if isHeading { note(value) }
  }

  mutating func append(
    _ value: CellValue, formula: String, column: Int?, style: Int
  ) throws(WorkbookError) {
    try rows.append(value, formula: formula, column: column, style: style)
    if isHeading { note(value) }
  }

  mutating func append(
    _ runs: [NewRun], column: Int?, style: Int, strings: inout StringTable
  ) throws(WorkbookError) {
    let index = strings.place(ofMarkup: FontMarkup.item(runs))
    try rows.append(shared: index, column: column, style: style)
    let text = runs.map(\.text).joined()
    try rows.check(text, longest: SheetRows.longestText)
    for run in runs { try run.style.check() }
    if isHeading { note(.text(text)) }
  }

  private mutating func note(_ value: CellValue) {
    if case .text(let text) = value { headings[rows.last] = text }
  }

  /// Writes the settings' own cells above a row, all that are left where it is nil.
  mutating func writeOwnRows(
    before end: Int?, styles: inout StyleTable, strings: inout StringTable
  ) throws(WorkbookError) {
    while let row = ownRows.first, row < end ?? .max {
      ownRows.removeFirst()
      try start(row, height: nil)
      while let place = ownCells.first, place.row == row {
        ownCells.removeFirst()
        guard let cell = settings.cells[place] else { continue }
        do throws(WorkbookError) {
          let style = try styles.place(of: cell.style)
          try write(cell, column: place.column, style: style, strings: &strings)
        } catch {
          var error = error
          error.cell = "\(place)"
          throw error
        }
      }
    }
  }

  private mutating func write(
    _ cell: NewCell, column: Int, style: Int, strings: inout StringTable
  ) throws(WorkbookError) {
    if let formula = cell.formula {
      try append(cell.value, formula: formula, column: column, style: style)
    } else if !cell.runs.isEmpty {
      try append(cell.runs, column: column, style: style, strings: &strings)
    } else {
      try append(cell.value, column: column, style: style, strings: &strings)
    }
  }

  /// The names of a table's columns.
  func columns(of table: NewTable) -> [String] {
    let row = table.range.first.row
    return table.range.columns.map { headings[CellReference(row: row, column: $0)] ?? "" }
  }
}
