import Grid

/// Makes whole cells of what the table holds: texts decoded once, with their number formats.
struct CellReader {
  var table: CellTable
  let styles: Styles
  /// Texts as decoded, so that a string which many cells share is held once.
  private var decoded: [String?]
  /// The cells of the sheet whose text has furigana.
  private(set) var furigana: [CellReference] = []
  private let textLimit: Int
  private var textBytes = 0

  /// - Parameter keepsTexts: false where the cells are looked at one by one and let go.
  init(
    strings: SharedStrings, styles: Styles, date1904: Bool, keepsTexts: Bool, limits: Limits
  ) {
    // A stream of cells over a large table decodes each time: memory is then worth more than time.
    let isSmall = strings.count <= 200_000 && strings.byteCount <= 32 << 20
    decoded = keepsTexts || isSmall ? Array(repeating: nil, count: strings.count) : []
    textLimit = limits.text
    self.styles = styles
    table = CellTable(
      strings: strings,
      options: CellTable.Options(
        date1904: date1904, keepsFormulas: true, texts: limits.text,
        textOfCell: limits.textOfCell))
  }

  /// Groups of shared formulas are numbered anew in every sheet.
  mutating func beginSheet() {
    table.beginSheet()
    furigana = []
  }

  /// The cell a general scanner has just found, nil where it is blank and holds no formula.
  ///
  /// - Throws: `.malformedXML` for a text that refers to no shared string, or `.limit`.
  mutating func cell(
    _ found: WorksheetScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> Cell? {
    table.removeAll()
    try table.append(found, bytes)
    var cell: Cell?
    try takeCells(of: found.scanner.part) { cell = $0 }
    return cell
  }

  /// Adds the cells of these bytes and hands them over, also those before a fault.
  mutating func read(
    _ reader: inout WorksheetReader, _ bytes: Span<UInt8>, isLast: Bool, _ body: (Cell) -> Void
  ) throws(WorkbookError) -> Int {
    let part = reader.general.scanner.part
    do throws(WorkbookError) {
      let consumed = try reader.read(bytes, isLast: isLast, into: &table)
      try takeCells(of: part, body)
      return consumed
    } catch {
      try takeCells(of: part, body)
      throw error
    }
  }

  /// Hands over what the table holds and empties it.
  mutating func takeCells(
    of part: String, _ body: (Cell) -> Void
  ) throws(WorkbookError) {
    var formula = 0
    for (index, row) in table.rows.enumerated() {
      let end = index + 1 < table.rows.count ? table.rows[index + 1].start : table.records.count
      for number in row.start..<end {
        let record = table.records[number]
        var cell = Cell(
          CellReference(row: row.number, column: Int(record.column)), value(record),
          numberFormat: styles.numberFormat(Int(record.style)), style: Int(record.style))
        if case .text(let text) = cell.value { textBytes += text.utf8.count }
        if record.kind == .shared, !table.strings.withFurigana.isEmpty,
          table.strings.withFurigana.contains(Int(truncatingIfNeeded: record.payload))
        {
          furigana.append(cell.reference)
        }
        if formula < table.formulas.count, table.formulas[formula].record == number {
          textBytes += table.formulas[formula].text.count
          cell.formula = table.text(table.formulas[formula].text)
          formula += 1
        }
        guard textBytes <= textLimit else {
          throw WorkbookError(.limit(name: "text", value: textLimit), part: part)
        }
        body(cell)
      }
    }
    table.removeAll()
  }

  private mutating func value(_ record: CellTable.Record) -> CellValue {
    let index = Int(truncatingIfNeeded: record.payload)
    guard record.kind == .shared, decoded.indices.contains(index) else {
      return table.value(of: record)
    }
    if let known = decoded[index] { return .text(known) }
    let text = table.strings.text(index) ?? ""
    decoded[index] = text
    return .text(text)
  }
}
