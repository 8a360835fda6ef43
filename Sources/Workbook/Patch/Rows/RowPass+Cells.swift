import Grid

/// The rows and cells of a worksheet.
extension RowPass {
  /// Where the walk stands in `sheetData`.
  private struct Place {
    /// Rows as the file has them, and as they will be.
    var row = -1
    var newRow: Int? = -1
    var lastNewRow = -1
    /// Where the row begins in the output.
    var start = 0
    var cell = CellReference(row: -1, column: -1)
    /// New rows before this one have been written.
    var written = 0
  }

  /// Walks over the `sheetData` that has just been opened.
  mutating func moveCells(_ bytes: Span<UInt8>) throws(WorkbookError) {
    guard !scanner.isEmpty else { return }
    try newRows.readTemplates(scanner, bytes)
    let depth = scanner.depth
    var place = Place()
    var groups: [Int: SharedGroup] = [:]
    while true {
      try scanner.next(bytes)
      switch scanner.kind {
      case .open where scanner.nameIs("row", bytes): try openRow(&place, bytes)
      case .open where scanner.nameIs("c", bytes): try openCell(&place, bytes)
      case .open where scanner.nameIs("f", bytes):
        try checkFall(place)
        try moveFormula(of: place.cell, stays: place.newRow != nil, &groups, bytes)
      case .open where scanner.nameIs("v", bytes) || scanner.nameIs("is", bytes):
        try checkFall(place)
        try RichText.skip(&scanner, bytes)
      case .open where scanner.nameIs("extLst", bytes): try RichText.skip(&scanner, bytes)
      case .close where scanner.depth < depth:
        insertRows(&place, through: CellReference.maximumRow)
        return
      case .close where scanner.nameIs("row", bytes): closeRow(&place)
      case .end: return
      default: break
      }
    }
  }

  private mutating func insertRows(_ place: inout Place, through row: Int) {
    guard let shift, place.written <= row else { return }
    let text = newRows.markup(shift, before: place.written...row)
    if !text.isEmpty { output.insert(text.utf8, at: scanner.start) }
    place.written = row + 1
  }

  private mutating func openRow(
    _ place: inout Place, _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    let given = try number("r", bytes)
    place.row = given.map { $0.value - 1 } ?? place.row + 1
    place.cell = CellReference(row: place.row, column: -1)
    guard let shift else { return }
    insertRows(&place, through: place.row)
    place.start = output.copy(to: scanner.start)
    place.newRow = shift.row(place.row)
    if let new = place.newRow {
      if let given, given.value != new + 1 {
        output.replace(given.range, with: String(new + 1).utf8)
      } else if given == nil, new != place.lastNewRow + 1 {
        output.insert(" r=\"\(new + 1)\"".utf8, at: scanner.name.upperBound)
      }
      place.lastNewRow = new
    }
    if scanner.isEmpty { closeRow(&place) }
  }

  private mutating func closeRow(_ place: inout Place) {
    if shift != nil, place.newRow == nil {
      output.drop(from: place.start, resumingAt: scanner.position)
    }
  }

  private mutating func openCell(
    _ place: inout Place, _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    place.cell.column += 1
    place.cell.row = place.row
    var attributes = XMLAttributes(scanner.attributes)
    while attributes.next(bytes) {
      guard attributes.nameIs("r", bytes) else { continue }
      let text = XMLScanner.string(attributes.value, bytes)
      guard let given = CellReference(text) else { return }
      place.cell = given
      guard let shift, let newRow = place.newRow else { return }
      guard let new = shift.row(given.row), given.row == place.row || new != newRow else {
        throw WorkbookError(.unsupportedEdit(.misplacedCell), part: part, cell: text)
      }
      if new != given.row {
        let letters = attributes.value.prefix { !(UInt8(ascii: "0")...0x39).contains(bytes[$0]) }
        output.replace(
          letters.endIndex..<attributes.value.upperBound, with: String(new + 1).utf8)
      }
      return
    }
  }

  /// What is pushed off the sheet must be empty.
  private func checkFall(_ place: Place) throws(WorkbookError) {
    guard let shift, place.newRow == nil, !shift.deletes(place.row) else { return }
    throw WorkbookError(
      .unsupportedEdit(.rowsFallOff), part: part, cell: place.cell.description)
  }

  private func number(
    _ name: StaticString, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> (value: Int, range: Range<Int>)? {
    var attributes = XMLAttributes(scanner.attributes)
    while attributes.next(bytes) {
      guard attributes.nameIs(name, bytes) else { continue }
      return Int(XMLScanner.string(attributes.value, bytes)).flatMap {
        $0 > 0 ? ($0, attributes.value) : nil
      }
    }
    return nil
  }
}
