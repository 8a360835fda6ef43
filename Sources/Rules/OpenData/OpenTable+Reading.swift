package import Grid

extension OpenTable {
  /// So many lines are looked at: what a table is shows in them.
  static let mostRows = 5_000

  /// The tables of all sheets that are seen, one for each sheet that holds anything.
  static func all(in book: Book, fileName: String) -> [OpenTable] {
    let isText = book.kind.isPlainText
    return book.sheets.enumerated().compactMap { index, sheet in
      guard sheet.kind == .worksheet, sheet.visibility == .visible else { return nil }
      return OpenTable(sheet, index, isDocumentation(isText ? fileName : sheet.name))
    }
  }

  /// - Returns: nil for a sheet without cells.
  init?(_ sheet: Sheet, _ index: Int, _ isDocumentation: Bool) {
    self.init(
      OpenLines(sheet, rows: Self.mostRows, columns: 400, cells: 40_000), sheet.name, index,
      isDocumentation)
  }

  /// The sheet read to its last cell.
  package init?(whole sheet: Sheet, at index: Int, fileName: String? = nil) {
    self.init(
      OpenLines(sheet, rows: .max, columns: .max, cells: .max), sheet.name, index,
      Self.isDocumentation(fileName ?? sheet.name))
  }

  private init?(_ lines: OpenLines, _ name: String, _ index: Int, _ isDocumentation: Bool) {
    guard let extent = lines.extent, let heading = lines.headings else { return nil }
    self.sheet = index
    sheetName = name
    self.extent = extent
    self.isDocumentation = isDocumentation
    titleRows = lines.filled.filter { $0 < heading.lowerBound }
    headingRows = heading
    let notes = lines.notes(below: heading.upperBound)
    noteRows = notes
    let last = lines.filled.last { !notes.contains($0) } ?? heading.upperBound
    dataRows = heading.upperBound + 1..<max(heading.upperBound, last) + 1
    let blank = dataRows.filter { lines.cells[$0] == nil }
    blankRows = blank
    // A further table begins below a blank line.
    furtherTables = lines.filled.filter { row in
      row > heading.upperBound && lines.cells[row - 1] == nil && lines.startsTable(row)
    }
    let end = furtherTables.first ?? dataRows.upperBound
    let records = dataRows.lowerBound..<max(dataRows.lowerBound, end)
    columns = extent.columns.map { OpenColumn($0, heading, records, lines) }
  }
}
