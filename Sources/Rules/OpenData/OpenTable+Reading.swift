import Grid

extension OpenTable {
  /// So many lines are looked at: what a table is shows in them.
  static let mostRows = 5_000
  private static let mostColumns = 400

  /// The tables of all sheets that are seen, one for each sheet that holds anything.
  static func all(in book: Book, fileName: String) -> [OpenTable] {
    let isText = book.kind == .csv || book.kind == .tsv
    return book.sheets.enumerated().compactMap { index, sheet in
      guard sheet.kind == .worksheet, sheet.visibility == .visible else { return nil }
      return OpenTable(sheet, index, isDocumentation(isText ? fileName : sheet.name))
    }
  }

  /// - Returns: nil for a sheet without cells.
  init?(_ sheet: Sheet, _ index: Int, _ isDocumentation: Bool) {
    let lines = OpenLines(sheet, rows: Self.mostRows, columns: Self.mostColumns)
    guard let extent = lines.extent, let heading = lines.headings else { return nil }
    self.sheet = index
    sheetName = sheet.name
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
    furtherTables = blank.compactMap { row in
      let next = lines.filled.first { $0 > row }
      return next.flatMap { lines.startsTable($0) ? $0 : nil }
    }.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    let end = furtherTables.first ?? dataRows.upperBound
    let records = dataRows.lowerBound..<max(dataRows.lowerBound, end)
    columns = extent.columns.map { OpenColumn($0, heading, records, lines) }
  }
}
