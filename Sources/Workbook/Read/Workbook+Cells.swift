public import Grid

extension Workbook {
  /// The cells of one sheet, all values typed.
  ///
  /// - Parameters:
  ///   - threads: 2 inflates on a second thread, which pays for large sheets.
  ///   - formulas: whether the cells' formulas are kept too.
  /// - Throws: `.noSuchSheet`, and what reading a part throws.
  public func cells(
    inSheet name: String, threads: Int = 1, formulas: Bool = false
  ) throws(WorkbookError) -> SheetCells {
    try cells(inSheet: index(ofSheet: name), threads: threads, formulas: formulas)
  }

  /// The cells of the sheet with that index in `sheetNames`. Chart sheets hold none.
  public func cells(
    inSheet index: Int, threads: Int = 1, formulas: Bool = false
  ) throws(WorkbookError) -> SheetCells {
    var table = try table(formulas: formulas)
    if case .csv(let document) = container {
      try document.cells(limit: document.fieldLimit(limits), threads: threads).forEachCell {
        (cell) throws(WorkbookError) in
        try table.append(cell.value.raw, at: cell.reference, part: name)
      }
    } else if sheets[index].isWorksheet {
      try read(sheets[index], PartStream.Options(isAhead: threads > 1)) {
        reader, bytes, isLast throws(WorkbookError) in
        try reader.read(bytes, isLast: isLast, into: &table)
      }
    }
    table.sort()
    return SheetCells(table)
  }

  /// The rows of one sheet as they come; nothing is kept, so memory does not grow with the sheet.
  /// Rows without cells are left out.
  ///
  /// - Throws: `.noSuchSheet`, and what reading a part throws; the rows before the fault have then
  ///   been handed over.
  public func forEachRow(
    inSheet name: String, formulas: Bool = false, _ body: (SheetCells.Row) -> Void
  ) throws(WorkbookError) {
    try forEachRow(inSheet: index(ofSheet: name), formulas: formulas, body)
  }

  /// The rows of the sheet with that index in `sheetNames`.
  public func forEachRow(
    inSheet index: Int, formulas: Bool = false, _ body: (SheetCells.Row) -> Void
  ) throws(WorkbookError) {
    if case .csv = container {
      return try cells(inSheet: index, formulas: formulas).rows.forEach(body)
    }
    guard sheets[index].isWorksheet else { return }
    var table = try table(formulas: formulas)
    try read(sheets[index], PartStream.Options()) { reader, bytes, isLast throws(WorkbookError) in
      do throws(WorkbookError) {
        let consumed = try reader.read(bytes, isLast: isLast, into: &table)
        SheetCells(table).rows.dropLast(isLast ? 0 : 1).forEach(body)
        table.keepLastRow()
        return consumed
      } catch {
        SheetCells(table).rows.forEach(body)
        throw error
      }
    }
  }

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
    var cells = try cellReader(keepsTexts: false)
    var inflated = 0
    for sheet in sheets where sheet.isWorksheet {
      let name = sheet.name
      cells.beginSheet()
      try read(sheet, PartStream.Options(), after: inflated) {
        reader, bytes, isLast throws(WorkbookError) in
        let consumed = try cells.read(&reader, bytes, isLast: isLast) { body(name, $0) }
        inflated += isLast ? bytes.count : consumed
        return consumed
      }
    }
  }

  /// The number format codes of the cell formats, by a cell's style; nil is General.
  ///
  /// - Throws: what reading styles.xml throws.
  public func numberFormats() throws(WorkbookError) -> [String?] { try styles().formats }

  private func index(ofSheet name: String) throws(WorkbookError) -> Int {
    guard let index = sheets.firstIndex(where: { $0.name == name }) else {
      throw WorkbookError(.noSuchSheet(name))
    }
    return index
  }

  /// Lends the windows of a worksheet with the reader that takes them in.
  ///
  /// - Parameter inflated: the bytes of sheets read before this one.
  private func read(
    _ sheet: SheetPart, _ options: PartStream.Options, after inflated: Int = 0,
    _ body: (inout WorksheetReader, Span<UInt8>, Bool) throws(WorkbookError) -> Int
  ) throws(WorkbookError) {
    var reader = WorksheetReader(part: sheet.path, nesting: limits.nesting)
    var seen = inflated
    do throws(WorkbookError) {
      let stream = try PartStream(container, path(of: sheet), options: options, limits: limits)
      try stream.forEachWindow { (bytes, isLast) throws(WorkbookError) in
        guard seen + bytes.count <= limits.bytesInflated else {
          throw WorkbookError(.limit(name: "bytes inflated", value: limits.bytesInflated))
        }
        let consumed = try body(&reader, bytes, isLast)
        seen += consumed
        return consumed
      }
    } catch { throw error.on(sheet) }
  }

  private func table(formulas: Bool) throws(WorkbookError) -> CellTable {
    CellTable(
      strings: try sharedStrings(),
      options: CellTable.Options(
        date1904: date1904, keepsFormulas: formulas, texts: limits.text,
        textOfCell: limits.textOfCell))
  }

  /// Read once for all sheets.
  func sharedStrings() throws(WorkbookError) -> SharedStrings {
    guard let path = sharedStringsPath else { return SharedStrings() }
    if let kept = keptStrings.withLock({ $0 }) { return kept }
    let stream = try PartStream(container, path, options: PartStream.Options(), limits: limits)
    let strings = try SharedStrings(stream, part: path, limits: limits)
    keptStrings.withLock { $0 = strings }
    return strings
  }

  func styles() throws(WorkbookError) -> Styles {
    guard let path = stylesPath else { return Styles() }
    return Styles(try XMLTree.parse(partBytes(path), part: path, limits: limits))
  }

  /// Shared strings and styles, read once for all sheets.
  func cellReader(keepsTexts: Bool = true) throws(WorkbookError) -> CellReader {
    CellReader(
      strings: try sharedStrings(), styles: try styles(), date1904: date1904,
      keepsTexts: keepsTexts, limits: limits)
  }
}
