import Grid

/// What the cells of a patch hold before it, as the reader sees them.
struct StoredValues {
  private let workbook: Workbook
  private var strings: SharedStrings?

  init(_ workbook: Workbook) { self.workbook = workbook }

  /// The wanted cells that hold something, read from their rows alone.
  mutating func cells(
    of map: WorksheetMap, _ wanted: [CellReference]
  ) throws(WorkbookError) -> [CellReference: Cell] {
    let sites = wanted.compactMap { map.cell($0) }
    let needsStrings = sites.contains { map.markup.value("t", of: $0.tag) == "s" }
    var reader = CellReader(
      strings: needsStrings ? try sharedStrings() : SharedStrings(), styles: Styles(),
      date1904: workbook.date1904, keepsTexts: false, limits: workbook.limits)
    let set = Set(wanted)
    var found: [CellReference: Cell] = [:]
    for number in Set(wanted.map(\.row)) {
      guard let row = map.rows[number] else { continue }
      let source =
        Array("<sheetData><row r=\"\(number + 1)\">".utf8)
        + map.markup.bytes[row.tag.range.upperBound..<row.contentEnd]
        + Array("</row></sheetData>".utf8)
      let bytes = source.span
      var scanner = WorksheetScanner(part: map.markup.part, nesting: workbook.limits.nesting)
      reader.beginSheet()
      while true {
        let event = try scanner.next(bytes)
        if event == .end { break }
        let place = CellReference(row: scanner.row, column: scanner.column)
        guard event == .cell, set.contains(place) else { continue }
        found[place] = try reader.cell(scanner, bytes)
      }
    }
    return found
  }

  private mutating func sharedStrings() throws(WorkbookError) -> SharedStrings {
    if let strings { return strings }
    let read = try workbook.sharedStrings()
    strings = read
    return read
  }
}
