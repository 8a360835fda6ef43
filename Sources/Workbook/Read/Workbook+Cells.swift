public import Grid

extension Workbook {
  /// Every non-empty cell, sheet by sheet in the file's order, without building a book. Display texts
  /// are not made; `numberFormat` tells what the number is shown as.
  ///
  /// - Throws: what reading a part throws; the cells before the fault have then been handed over.
  public func forEachCell(
    _ body: (_ sheet: String, _ cell: Cell) -> Void
  ) throws(WorkbookError) {
    if case .csv(let document) = container {
      let name = sheets[0].name
      try document.cells(limit: document.fieldLimit(limits)).forEachCell { body(name, $0) }
      return
    }
    var reader = try cellReader(keepsTexts: false)
    var inflated = 0
    for sheet in sheets where sheet.isWorksheet {
      let name = sheet.name
      let source = try sheetBytes(sheet, &inflated)
      let bytes = source.span
      var scanner = WorksheetScanner(part: sheet.path, nesting: limits.nesting)
      reader.beginSheet()
      while true {
        let event = try scanner.next(bytes)
        if event == .end { break }
        if event == .cell, let cell = try reader.cell(scanner, bytes) { body(name, cell) }
      }
    }
  }

  /// Shared strings and styles, read once for all sheets.
  func cellReader(keepsTexts: Bool = true) throws(WorkbookError) -> CellReader {
    var strings = SharedStrings()
    if let path = sharedStringsPath {
      strings = try SharedStrings(partBytes(path), part: path, limits: limits)
    }
    var styles = Styles()
    if let path = stylesPath {
      styles = Styles(try XMLTree.parse(partBytes(path), part: path, limits: limits))
    }
    return CellReader(
      strings: strings, styles: styles, date1904: date1904, keepsTexts: keepsTexts, limits: limits)
  }
}
