public import Grid

extension Workbook {
  /// The whole content, with display texts, merges, drop-downs and document properties.
  ///
  /// - Throws: what reading a part throws, `.limit` for more cells than are held in memory.
  public func book() throws(WorkbookError) -> Book {
    if case .csv(let document) = container { return try book(document) }
    var book = Book(
      kind: kind, sheets: [], properties: DocumentProperties.read(container, limits: limits),
      definedNames: definedNames)
    var reader = try cellReader(keepsTexts: true)
    var inflated = 0
    var displays = DisplayTexts(date1904: date1904)
    var count = 0
    for part in sheets {
      guard part.isWorksheet else {
        book.sheets.append(Sheet(name: part.name, visibility: part.visibility))
        book.warnings.append("\(part.name): \(part.path.isEmpty ? "no part" : part.path)")
        continue
      }
      book.sheets.append(
        try sheet(
          part, sheetBytes(part, &inflated), &reader, &displays, &count))
    }
    return book
  }

  private func book(_ document: CSVDocument) throws(WorkbookError) -> Book {
    guard document.fieldCount <= limits.cells else {
      throw WorkbookError(.limit(name: "cells", value: limits.cells))
    }
    var cells: [Cell] = []
    document.forEachCell { cells.append($0) }
    return Book(
      kind: kind, sheets: [Sheet(name: sheets[0].name, cells: cells)],
      encoding: document.encoding.label)
  }

  private func sheet(
    _ part: SheetPart, _ source: [UInt8], _ reader: inout CellReader,
    _ displays: inout DisplayTexts,
    _ count: inout Int
  ) throws(WorkbookError) -> Sheet {
    let bytes = source.span
    var scanner = WorksheetReader(part: part.path, nesting: limits.nesting, stopsAtRows: true)
    var layout = SheetLayout()
    var cells: [Cell] = []
    reader.beginSheet()
    reading: while true {
      switch try scanner.next(bytes, into: &reader.table) {
      case .end: break reading
      case .row: try layout.readRow(scanner.general.row, scanner.general.scanner, bytes)
      case .other: try scanner.readLayout(&layout, bytes)
      case .cell, .nothing: break
      }
    }
    try reader.takeCells(of: part.path) { cell in
      var cell = cell
      cell.display = displays.display(of: cell)
      cells.append(cell)
    }
    count += cells.count
    guard count <= limits.cells else {
      throw WorkbookError(.limit(name: "cells", value: limits.cells), part: part.path)
    }
    return Sheet(
      name: part.name, visibility: part.visibility, cells: cells, merges: layout.merges,
      validations: layout.validations, hiddenRows: layout.hiddenRows,
      hiddenColumns: layout.hiddenColumns)
  }
}
