import Grid

/// Writes the rows of a sheet as they come.
///
/// Source: ECMA-376 Part 1, 18.3.1.80 (sheetData), 18.3.1.73 (row), 18.3.1.4 (c).
struct SheetRows {
  /// The part so far that has not been handed on.
  var xml: MarkupWriter
  /// The last cell written, in the row begun last.
  private(set) var last = CellReference(row: -1, column: -1)
  private var isRowOpen = false
  private let namesEveryCell: Bool
  /// Whether the cell stands right behind the one before, so that it needs no address.
  private var isNext = false
  /// The number of the row as it stands in each cell's address: at most 1048576.
  private var rowDigits = InlineArray<7, UInt8>(repeating: 0)
  private var rowDigitCount = 0

  /// Longer texts are repaired away by Excel.
  static let longestText = 32_767
  private static let longestFormula = 8_192
  /// What a cell takes at most without text or formula.
  private static let cellSize = 96

  init(_ xml: MarkupWriter, namesEveryCell: Bool) {
    self.namesEveryCell = namesEveryCell
    self.xml = xml
    self.xml.raw("<sheetData>")
  }

  /// - Parameter attributes: what a `<row>` has besides its number, with a leading space.
  mutating func begin(_ row: Int, attributes: String) throws(WorkbookError) {
    guard row > last.row, row <= CellReference.maximumRow else {
      let reason: Impossible = row > last.row ? .outsideSheet : .order
      throw WorkbookError(.impossible(reason), cell: "\(CellReference(row: row, column: 0))")
    }
    endRow()
    let number = String(row + 1)
    rowDigitCount = number.utf8.count
    for (index, digit) in number.utf8.enumerated() { rowDigits[index] = digit }
    last = CellReference(row: row, column: -1)
    isRowOpen = true
    xml.raw("<row r=\"")
    xml.raw(number)
    xml.raw("\"")
    if !attributes.isEmpty { xml.raw(attributes) }
    xml.raw(">")
  }

  private mutating func endRow() {
    guard isRowOpen else { return }
    xml.raw("</row>")
    isRowOpen = false
  }

  mutating func end() {
    endRow()
    xml.raw("</sheetData>")
  }

  /// - Parameter column: nil for the next one.
  mutating func append(
    _ value: CellValue, column: Int?, style: Int, strings: inout StringTable
  ) throws(WorkbookError) {
    let column = try place(column)
    switch value {
    case .number(let number) where number.isFinite:
      append(column, style, type: nil) { NumberBytes.append(number, to: &$0) }
    case .text(let text):
      try check(text, longest: Self.longestText)
      let index = strings.place(of: text)
      append(column, style, type: UInt8(ascii: "s")) { NumberBytes.append(index, to: &$0) }
    case .boolean(let flag):
      append(column, style, type: UInt8(ascii: "b")) { $0.append(UInt8(ascii: flag ? "1" : "0")) }
    case .blank: appendBlank(column, style)
    case .number, .error: try writeRare(value, formula: nil, style: style)
    }
  }

  /// A cell with a formula. Texts beside a formula stand in the cell itself.
  mutating func append(
    _ value: CellValue, formula: String, column: Int?, style: Int
  ) throws(WorkbookError) {
    _ = try place(column)
    try check(formula, longest: Self.longestFormula)
    try writeRare(value, formula: formula, style: style)
  }

  private mutating func writeRare(
    _ value: CellValue, formula: String?, style: Int
  ) throws(WorkbookError) {
    let type: String? =
      switch value {
      case .blank: nil
      case .number(let number): number.isFinite ? nil : "e"
      case .text: "str"
      case .boolean: "b"
      case .error: "e"
      }
    xml.open(
      "c",
      [
        "r": isNext && !namesEveryCell ? nil : "\(last)", "s": style == 0 ? nil : "\(style)",
        "t": type,
      ])
    if let formula { xml.element("f", text: formula) }
    switch value {
    case .blank: break
    case .text(let text):
      try check(text, longest: Self.longestText)
      xml.cellText("v", text.utf8)
    case .number(let number) where !number.isFinite: xml.element("v", text: "#NUM!")
    case .boolean(let flag): xml.element("v", text: flag ? "1" : "0")
    case .number, .error: xml.element("v", text: value.raw)
    }
    xml.close("c")
  }

  /// A text that has been put into the table of shared strings already.
  mutating func append(
    shared index: Int, column: Int?, style: Int
  ) throws(WorkbookError) {
    let column = try place(column)
    append(column, style, type: UInt8(ascii: "s")) { NumberBytes.append(index, to: &$0) }
  }

  /// Moves on to a column, nil for the next one.
  private mutating func place(_ column: Int?) throws(WorkbookError) -> Int {
    let column = column ?? last.column + 1
    guard column > last.column, column <= CellReference.maximumColumn, isRowOpen else {
      let reason: Impossible =
        column > CellReference.maximumColumn ? .outsideSheet : isRowOpen ? .order : .sheetNotOpen
      last.column = column
      throw WorkbookError(.impossible(reason), cell: "\(last)")
    }
    isNext = column == last.column + 1
    last.column = column
    return column
  }

  func check(_ text: String, longest: Int) throws(WorkbookError) {
    guard text.utf8.count > longest, text.utf16.count > longest else { return }
    throw WorkbookError(.impossible(.tooLong(maximum: longest)), cell: "\(last)")
  }
}

// MARK: - Bytes

extension SheetRows {
  private mutating func append(
    _ column: Int, _ style: Int, type: UInt8?, value: (inout OutputSpan<UInt8>) -> Void
  ) {
    let row = (digits: rowDigits, count: rowDigitCount)
    let named = namesEveryCell || !isNext
    xml.bytes.append(addingCapacity: Self.cellSize) { out in
      Self.writeHead(column, row, named: named, style, &out)
      if let type {
        out.append(" t=\"")
        out.append(type)
        out.append("\"")
      }
      out.append("><v>")
      value(&out)
      out.append("</v></c>")
    }
  }

  private mutating func appendBlank(_ column: Int, _ style: Int) {
    let row = (digits: rowDigits, count: rowDigitCount)
    let named = namesEveryCell || !isNext
    xml.bytes.append(addingCapacity: Self.cellSize) { out in
      Self.writeHead(column, row, named: named, style, &out)
      out.append("/>")
    }
  }

  private static func writeHead(
    _ column: Int, _ row: (digits: InlineArray<7, UInt8>, count: Int), named: Bool,
    _ style: Int, _ out: inout OutputSpan<UInt8>
  ) {
    out.append("<c")
    if named {
      out.append(" r=\"")
      if column >= 26 {
        if column >= 702 { out.append(UInt8(ascii: "A") + UInt8((column - 702) / 676)) }
        out.append(UInt8(ascii: "A") + UInt8((column - 26) / 26 % 26))
      }
      out.append(UInt8(ascii: "A") + UInt8(column % 26))
      for index in 0..<row.count { out.append(row.digits[index]) }
      out.append("\"")
    }
    if style != 0 {
      out.append(" s=\"")
      NumberBytes.append(style, to: &out)
      out.append("\"")
    }
  }
}

extension OutputSpan<UInt8> {
  @inline(__always) fileprivate mutating func append(_ text: StaticString) {
    for index in 0..<text.utf8CodeUnitCount { append(unsafe text.utf8Start[index]) }
  }
}
