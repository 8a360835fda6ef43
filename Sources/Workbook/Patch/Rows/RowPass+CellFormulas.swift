import Grid

/// The formulas of cells: plain, shared, of arrays and of data tables.
extension RowPass {
  private struct Element {
    /// From `<f` to behind `</f>`.
    var range: Range<Int>
    /// The name with its prefix.
    var name: String
    var pieces: [DecodedText.Piece] = []
    var attributes: [String: Range<Int>] = [:]
  }

  /// Moves the formula that has just been opened.
  ///
  /// - Parameter stays: false in a row that is taken out.
  mutating func moveFormula(
    of cell: CellReference, stays: Bool, _ groups: inout [Int: SharedGroup], _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    let element = try readElement(bytes)
    let type = element.attributes["t"].map { XMLScanner.string($0, bytes) }
    let value = try DecodedText(element.pieces, of: bytes, part: part)
    if type == "shared",
      let group = element.attributes["si"].flatMap({ Int(XMLScanner.string($0, bytes)) })
    {
      if !value.bytes.isEmpty {
        groups[group] = SharedGroup(
          cell, value.bytes, range: element.attributes["ref"].map { XMLScanner.string($0, bytes) },
          isWritten: stays)
      } else {
        guard stays, groups[group] != nil else { return }
        return try moveShared(&groups[group]!, number: group, of: cell, element, bytes)
      }
    }
    if type == "array" || type == "dataTable" { try checkArray(element, cell, bytes) }
    guard stays else { return }
    for name in ["ref", "r1", "r2"] {
      guard let range = element.attributes[name] else { continue }
      try moveAddress(range, cell, bytes)
    }
    try moveFormula(value, cell: cell.description)
  }

  private mutating func readElement(_ bytes: Span<UInt8>) throws(WorkbookError) -> Element {
    var element = Element(
      range: scanner.start..<scanner.position,
      name: XMLScanner.string(scanner.start + 1..<scanner.name.upperBound, bytes))
    var attributes = XMLAttributes(scanner.attributes)
    while attributes.next(bytes) {
      element.attributes[XMLScanner.string(attributes.name, bytes)] = attributes.value
    }
    guard !scanner.isEmpty else { return element }
    let depth = scanner.depth
    while scanner.depth >= depth {
      try scanner.next(bytes)
      if scanner.kind == .end { break }
      guard scanner.kind == .text || scanner.kind == .cdata else { continue }
      element.pieces.append(
        DecodedText.Piece(range: scanner.text, isCDATA: scanner.kind == .cdata))
    }
    element.range = element.range.lowerBound..<scanner.position
    return element
  }

  /// `ref`, `r1` and `r2` in their order in the file, each a range on the sheet itself.
  private mutating func moveAddress(
    _ range: Range<Int>, _ cell: CellReference, _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    let formula = FormulaReferences(XMLScanner.string(range, bytes))
    for edit in try mover.edits(in: formula, on: sheet) {
      guard edit.bytes.first != UInt8(ascii: "#") else {
        throw WorkbookError(.unsupportedEdit(.arrayCut), part: part, cell: cell.description)
      }
      output.replace(
        range.lowerBound + edit.range.lowerBound..<range.lowerBound + edit.range.upperBound,
        with: edit.bytes)
    }
  }

  private func checkArray(
    _ element: Element, _ cell: CellReference, _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    guard let shift,
      let range = element.attributes["ref"].flatMap({ CellRange(XMLScanner.string($0, bytes)) })
    else { return }
    try require(!shift.cuts(range.rows), or: .arrayCut, cell.description)
  }

  /// A cell that leans on another for its formula goes on doing so where that gives the same.
  private mutating func moveShared(
    _ group: inout SharedGroup, number: Int, of cell: CellReference, _ element: Element,
    _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    do throws(WorkbookError) {
      if group.isWritten, try group.holds(at: cell, on: sheet, mover) { return }
      let formula = group.formula(at: cell)
      let moved = formula.applying(try mover.edits(in: formula, on: sheet))
      var tag = "<\(element.name)"
      for (name, value) in element.attributes.sorted(by: {
        $0.value.lowerBound < $1.value.lowerBound
      })
      where !["t", "si", "ref"].contains(name) {
        tag += " \(name)=\"\(XMLScanner.string(value, bytes))\""
      }
      if !group.isWritten, let range = try newRange(of: group, from: cell) {
        group.hand(to: cell)
        tag += " t=\"shared\" ref=\"\(range)\" si=\"\(number)\""
      }
      let text = MarkupText.content(String(decoding: moved, as: UTF8.self))
      output.replace(
        element.range, with: Array("\(tag)>".utf8) + text + Array("</\(element.name)>".utf8))
    } catch {
      throw error.at(part, cell.description)
    }
  }

  /// The cells that share a formula from now on; nil where they would not all stand to the right of
  /// and below the one that spells it out.
  private func newRange(
    of group: SharedGroup, from cell: CellReference
  ) throws(WorkbookError) -> CellRange? {
    guard let range = group.range.flatMap({ CellRange($0) }), cell.column == range.first.column,
      let rows = shift?.span(range.rows), let row = shift?.row(cell.row), row <= rows.upperBound
    else { return nil }
    return CellRange(
      CellReference(row: row, column: cell.column),
      CellReference(row: rows.upperBound, column: range.last.column))
  }
}
