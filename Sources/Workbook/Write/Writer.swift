public import Grid

/// Writes a new workbook row by row. Nothing written is kept but the different texts and styles, so
/// a sheet of a million rows takes as much memory as one of ten. The same calls always give the
/// same bytes, which are only ever appended. What the sink has taken in when an error is thrown is
/// no workbook.
///
/// ```swift
/// var writer = try Writer { bytes in try file.append(bytes) }
/// let bold = try writer.style(NewStyle().with { $0.bold = true })
/// try writer.open(NewSheet(name: "指標"))
/// try writer.row()
/// try writer.cell(.text("区分"), style: bold)
/// try writer.row([.text("教育"), .number(98.8)])
/// try writer.close()
/// try writer.finish()
/// ```
public struct Writer: ~Copyable {
  /// Takes in the bytes of the file, in their order.
  public typealias Sink = (ArraySlice<UInt8>) throws(WorkbookError) -> Void

  /// A style the workbook knows.
  public struct Style: Hashable, Sendable {
    /// That of cells without one.
    public static let standard = Style(index: 0)
    let index: Int
  }

  /// Bytes of a part that are gathered before they are packed.
  private static let window = 256 << 10

  private let book: NewBook
  private var parts: PackageParts
  private var styles: StyleTable
  private var strings = StringTable()
  private var sheets: [WorkbookPart.SheetEntry] = []
  private var relations = Relations()
  /// Names of tables and ranges, in lower case.
  private var names: Set<String> = []
  /// Where charts draw from.
  private var sources: [(sheet: String, place: WorkbookError)] = []
  private var noteBlocks = 0
  private var tables = 0
  private var current: OpenSheet?

  /// - Parameter book: what the workbook says about itself, its names and default style; sheets it
  ///   has are written first.
  /// - Throws: what the sink throws, and `.impossible` as `NewBook.bytes` does.
  public init(
    _ book: NewBook = NewBook(sheets: []), to sink: @escaping Sink
  ) throws(WorkbookError) {
    self.book = book
    styles = StyleTable(default: book.defaultStyle)
    parts = PackageParts(to: sink)
    try styles.check()
    for name in book.definedNames.keys { try claim(name) }
    try writeProperties()
    for sheet in book.sheets { try add(sheet) }
  }

  /// The style's number in this workbook, to be asked for once and used for many cells.
  ///
  /// - Throws: `.impossible` where a colour, size or angle is none.
  public mutating func style(_ style: NewStyle) throws(WorkbookError) -> Style {
    Style(index: try styles.place(of: style))
  }

  /// Writes a sheet that is at hand as a whole.
  public mutating func add(_ sheet: NewSheet) throws(WorkbookError) {
    try open(sheet, extent: sheet.extent)
    try close()
  }

  /// Begins a sheet. Cells that it has already are written among the rows to come, in their order.
  ///
  /// - Parameters:
  ///   - extent: of all its cells, those to come among them, where that is known.
  ///   - isPackedWhole: gathers the sheet's markup before it is packed, which makes the file
  ///     smaller: some 100 bytes a cell, but no cells.
  /// - Throws: `.impossible` where the name is none or stands already, another sheet is open, or a
  ///   width, height or level is out of range.
  public mutating func open(
    _ sheet: NewSheet, extent: CellRange? = nil, isPackedWhole: Bool = false
  ) throws(WorkbookError) {
    let key = sheet.name.lowercased()
    let refusal: Impossible? =
      if current != nil {
        .sheetNotOpen
      } else if !SheetName.isAllowed(sheet.name) {
        .sheetName
      } else if sheets.contains(where: { $0.name.lowercased() == key }) {
        .sheetNameTwice
      } else {
        nil
      }
    if let refusal { throw WorkbookError(.impossible(refusal), sheet: sheet.name) }
    let number = sheets.count + 1
    let isSelected =
      sheet.visibility == .visible && sheets.allSatisfy { $0.visibility != .visible }
    do throws(WorkbookError) {
      let opened = try OpenSheet(
        sheet, number: number, isSelected: isSelected, extent: extent,
        isPackedWhole: isPackedWhole, namesEveryCell: book.namesEveryCell)
      current = opened
      parts.zip.begin(opened.path)
    } catch {
      var error = error
      error.sheet = sheet.name
      throw error
    }
  }

  /// Changes what stands below the rows of the open sheet: merges, tables, links, notes, charts.
  /// Widths, frozen panes, and cells have been settled by `open`.
  ///
  /// The headings of a table added here must stand in the sheet's first row.
  public mutating func change(_ change: (inout NewSheet) -> Void) throws(WorkbookError) {
    guard var sheet = current else { throw WorkbookError(.impossible(.sheetNotOpen)) }
    let (name, count) = (sheet.settings.name, sheet.settings.cells.count)
    change(&sheet.settings)
    guard sheet.settings.name == name else {
      throw WorkbookError(.impossible(.sheetName), sheet: name)
    }
    // Its own cells have been put among the rows already: one more would be lost.
    guard sheet.settings.cells.count == count else {
      throw WorkbookError(.impossible(.order), sheet: name)
    }
    current = sheet
  }

  /// Adds a table to the open sheet; its totals are the caller's to write.
  public mutating func add(_ table: NewTable) throws(WorkbookError) {
    try change { $0.tables.append(table) }
  }

  /// Begins a row.
  ///
  /// - Parameter row: counted from 0, below all rows before; nil for the next one.
  /// - Parameter height: points, nil for the reader's choice or the sheet's setting.
  public mutating func row(_ row: Int? = nil, height: Double? = nil) throws(WorkbookError) {
    do throws(WorkbookError) {
      guard
        try current?.begin(row, height: height, styles: &styles, strings: &strings) != nil
      else { throw WorkbookError(.impossible(.sheetNotOpen)) }
    } catch { throw placed(error) }
    try handOn()
  }

  /// Writes a row of plain cells.
  public mutating func row(
    _ values: [CellValue], style: Style = .standard
  ) throws(WorkbookError) {
    try row()
    for value in values { try cell(value, style: style) }
  }

  /// Writes a cell of the row begun last. A number that is none becomes the error `#NUM!`.
  ///
  /// - Parameter column: counted from 0, to the right of all before; nil for the next one.
  /// - Throws: `.impossible` where the row or column is out of order or of the sheet, or the text
  ///   longer than 32,767 UTF-16 units.
  public mutating func cell(
    _ value: CellValue, column: Int? = nil, style: Style = .standard
  ) throws(WorkbookError) {
    do throws(WorkbookError) {
      guard
        try current?.append(value, column: column, style: style.index, strings: &strings) != nil
      else { throw WorkbookError(.impossible(.sheetNotOpen)) }
    } catch { throw placed(error) }
  }

  /// Writes a cell with a formula, without its `=`, and the result shown until Excel recalculates.
  public mutating func cell(
    formula: String, result: CellValue, column: Int? = nil, style: Style = .standard
  ) throws(WorkbookError) {
    do throws(WorkbookError) {
      guard
        try current?.append(result, formula: formula, column: column, style: style.index) != nil
      else { throw WorkbookError(.impossible(.sheetNotOpen)) }
    } catch { throw placed(error) }
  }

  /// Writes a cell with a text in several fonts.
  public mutating func cell(
    runs: [NewRun], column: Int? = nil, style: Style = .standard
  ) throws(WorkbookError) {
    do throws(WorkbookError) {
      guard
        try current?.append(runs, column: column, style: style.index, strings: &strings) != nil
      else { throw WorkbookError(.impossible(.sheetNotOpen)) }
    } catch { throw placed(error) }
  }

  /// Ends the open sheet.
  public mutating func close() throws(WorkbookError) {
    guard let name = current?.settings.name else {
      throw WorkbookError(.impossible(.sheetNotOpen))
    }
    do throws(WorkbookError) {
      try current?.writeOwnRows(before: nil, styles: &styles, strings: &strings)
      if let sheet = current { try finish(sheet) }
    } catch {
      var error = error
      if error.sheet == nil { error.sheet = name }
      throw error
    }
    current = nil
  }

  /// Ends the workbook; an open sheet is closed.
  ///
  /// - Throws: `.impossible` where there is no visible sheet, or a chart draws from none.
  public consuming func finish() throws(WorkbookError) {
    if current != nil { try close() }
    guard !sheets.isEmpty else { throw WorkbookError(.impossible(.noSheet)) }
    guard sheets.contains(where: { $0.visibility == .visible }) else {
      throw WorkbookError(.impossible(.noVisibleSheet))
    }
    let known = Set(sheets.map { $0.name.lowercased() })
    for source in sources where !known.contains(source.sheet.lowercased()) { throw source.place }
    try writeShared()
    let path = "xl/workbook.xml"
    let workbook = WorkbookPart(
      sheets: sheets, names: book.definedNames, hasLockedStructure: book.hasLockedStructure)
    try parts.add(path, type: PackageParts.spreadsheet + "sheet.main+xml", workbook.part())
    try parts.addRelations(relations, of: path)
    try parts.finish()
  }
}

extension Writer {
  private func placed(_ error: WorkbookError) -> WorkbookError {
    var error = error
    if error.sheet == nil { error.sheet = current?.settings.name }
    return error
  }

  private mutating func claim(_ name: String) throws(WorkbookError) {
    guard NameRule.isAllowed(name), names.insert(name.lowercased()).inserted else {
      throw WorkbookError(.impossible(.name))
    }
  }

  private mutating func writeProperties() throws(WorkbookError) {
    let properties = NewBookProperties(book: book)
    let custom = properties.custom()
    var roots = Relations()
    _ = roots.add("officeDocument", "xl/workbook.xml")
    let core = Relations.package + "/relationships/metadata/core-properties"
    _ = roots.add(core, "docProps/core.xml")
    _ = roots.add("extended-properties", "docProps/app.xml")
    if custom != nil { _ = roots.add("custom-properties", "docProps/custom.xml") }
    // First of all: by it programs tell that the file is a workbook.
    try parts.zip.add("_rels/.rels", roots.part())
    try parts.add(
      "docProps/app.xml", type: PackageParts.drawing + "extended-properties+xml",
      properties.application())
    try parts.add(
      "docProps/core.xml", type: "application/vnd.openxmlformats-package.core-properties+xml",
      properties.core())
    if let custom {
      try parts.add(
        "docProps/custom.xml", type: PackageParts.drawing + "custom-properties+xml", custom)
    }
  }

  /// Gives a full window to be packed.
  private mutating func handOn() throws(WorkbookError) {
    guard current?.isPackedWhole == false, let count = current?.rows.xml.bytes.count,
      count >= Self.window
    else { return }
    if let bytes = current?.rows.xml.take() { try parts.zip.write(bytes) }
  }

  /// Writes the tail of the sheet and the parts it refers to.
  private mutating func finish(_ open: OpenSheet) throws(WorkbookError) {
    let sheet = open.settings
    try SheetChecks(sheet: sheet).checkTail()
    for table in sheet.tables {
      do throws(WorkbookError) { try claim(table.name) } catch {
        throw WorkbookError(error.reason, cell: "\(table.range.first)")
      }
    }
    let side = try SheetSideParts(open, book: book, tables: tables, noteBlock: noteBlocks + 1)
    tables += sheet.tables.count
    noteBlocks += side.noteBlocks
    var rows = open.rows
    rows.end()
    let tail = SheetTail(sheet: sheet, number: open.number, relations: side.relations)
    try tail.write(&rows.xml, styles: &styles)
    try parts.zip.end(rows.xml.bytes)
    parts.announce(open.path, type: PackageParts.spreadsheet + "worksheet+xml")
    try parts.addRelations(side.relations.relations, of: open.path)
    try side.write(&parts)
    for chart in side.charts {
      let place = WorkbookError(
        .impossible(.chart), cell: "\(chart.anchor.first)", sheet: sheet.name)
      sources += chart.sources.map { ($0.sheet, place) }
    }
    let relation = relations.add("worksheet", "worksheets/sheet\(open.number).xml")
    sheets.append(
      WorkbookPart.SheetEntry(
        name: sheet.name, visibility: sheet.visibility, autoFilter: sheet.autoFilter,
        printSetup: sheet.printSetup, relation: relation))
  }

  private mutating func writeShared() throws(WorkbookError) {
    try parts.add(
      "xl/styles.xml", type: PackageParts.spreadsheet + "styles+xml", styles.part())
    _ = relations.add("styles", "styles.xml")
    let path = "xl/sharedStrings.xml"
    parts.announce(path, type: PackageParts.spreadsheet + "sharedStrings+xml")
    parts.zip.begin(path)
    var offset = 0
    var piece = strings.piece(from: &offset, window: Self.window) ?? []
    while let next = strings.piece(from: &offset, window: Self.window) {
      try parts.zip.write(piece)
      piece = next
    }
    try parts.zip.end(piece)
    _ = relations.add("sharedStrings", "sharedStrings.xml")
  }
}
