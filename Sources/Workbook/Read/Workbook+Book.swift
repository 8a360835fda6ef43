public import Grid

extension Workbook {
  /// The whole content, with display texts, merges, drop-downs and document properties.
  ///
  /// - Throws: what reading a part throws, `.limit` for more cells than are held in memory.
  public func book() throws(WorkbookError) -> Book {
    if case .csv(let document) = container { return try book(document) }
    var loader = PartLoader(container, limits: limits)
    var book = Book(kind: kind, sheets: [], definedNames: facts.definedNames)
    var reader = try cellReader(keepsTexts: true)
    readFacts(&book, reader.styles, &loader)
    var inflated = 0
    var displays = DisplayTexts(date1904: date1904)
    var held = Held()
    for (number, part) in sheets.enumerated() {
      var layout = SheetLayout(limits)
      var sheet = Sheet(name: part.name, visibility: part.visibility)
      if part.isWorksheet {
        sheet = try self.sheet(
          part, sheetBytes(part, &inflated), &layout, &reader, &displays, &held)
      } else if part.path.isEmpty {
        loader.sheet = part.name
        loader.warn(WorkbookError(.missingSheet(part.name)), part: workbookPart)
      } else {
        loader.sheet = part.name
        for element in loader.tree(part.path)?.children ?? [] { layout.take(element) }
      }
      sheet.kind = part.kind
      SheetParts.read(
        layout, of: part, number: number, facts, workbook: workbookPart, into: &sheet, &loader)
      book.sheets.append(sheet)
    }
    book.warnings = loader.warnings
    return book
  }

  /// What concerns the workbook as a whole.
  private func readFacts(_ book: inout Book, _ styles: Styles, _ loader: inout PartLoader) {
    let package = loader.relationships(of: "")
    book.properties = BookProperties.read(package, &loader)
    book.isSigned = package.all.contains { $0.type == "origin" }
    book.calculation = facts.calculation
    book.protection = facts.protection
    book.usesDate1904 = date1904
    book.hasMacros = hasMacros
    book.externalLinks = ExternalLinks.read(
      facts.externalReferences, facts.relationships, of: workbookPart, &loader)
    book.formats = CellFormats(styles, facts.relationships, of: workbookPart, &loader)
  }

  private func book(_ document: CSVDocument) throws(WorkbookError) -> Book {
    let fields = try document.cells(limit: limits.cells)
    var cells: [Cell] = []
    var long: CellReference?
    fields.forEachCell { cell in
      if case .text(let text) = cell.value, text.utf8.count > limits.textOfCell {
        long = long ?? cell.reference
      } else {
        cells.append(cell)
      }
    }
    if let long {
      throw WorkbookError(
        .limit(name: "text of a cell", value: limits.textOfCell), cell: "\(long)")
    }
    var book = Book(
      kind: kind, sheets: [Sheet(name: sheets[0].name, cells: cells)],
      encoding: fields.encoding.label)
    book.text = document.layout(fields)
    return book
  }

  private func sheet(
    _ part: SheetPart, _ source: [UInt8], _ layout: inout SheetLayout,
    _ reader: inout CellReader, _ displays: inout DisplayTexts, _ held: inout Held
  ) throws(WorkbookError) -> Sheet {
    let bytes = source.span
    var scanner = WorksheetReader(part: part.path, nesting: limits.nesting, stopsAtRows: true)
    var cells: [Cell] = []
    reader.beginSheet()
    do throws(WorkbookError) {
      reading: while true {
        switch try scanner.next(bytes, into: &reader.table) {
        case .end: break reading
        case .row: try layout.readRow(scanner.general.row, scanner.general.scanner, bytes)
        case .other: try scanner.readLayout(&layout, bytes)
        case .cell, .nothing: break
        }
        try held.check(limits, more: reader.table.records.count)
      }
      try held.check(limits, more: reader.table.records.count)
      try reader.takeCells(of: part.path) { cell in
        var cell = cell
        held.cells += 1
        if held.shown <= limits.text {
          cell.display = displays.display(of: cell)
          held.shown += cell.display?.utf8.count ?? 0
        }
        cells.append(cell)
      }
      try held.check(limits)
    } catch { throw error.on(part) }
    var sheet = Sheet(
      name: part.name, visibility: part.visibility, cells: cells, merges: layout.merges,
      validations: layout.validations, hiddenRows: layout.hiddenRows,
      hiddenColumns: layout.hiddenColumns)
    sheet.furigana = reader.furigana
    return sheet
  }
}

/// What a book holds in memory so far.
private struct Held {
  var cells = 0
  /// Bytes of display texts: a long number format adds up as a long string does.
  var shown = 0

  func check(_ limits: Limits, more: Int = 0) throws(WorkbookError) {
    guard cells + more <= limits.cells else {
      throw WorkbookError(.limit(name: "cells", value: limits.cells))
    }
    guard shown <= limits.text else {
      throw WorkbookError(.limit(name: "text", value: limits.text))
    }
  }
}
