package import Grid

/// A place in a workbook: a cell, or a stretch of the text in it.
package struct Location: Hashable, Sendable {
  // Forms and findings are full of places: the numbers are stored no wider than a workbook needs.
  private var sheetNumber: Int32
  private var row: Int32
  private var column: Int32
  private var start: Int32
  /// Before the start where the place is the whole cell.
  private var end: Int32
  package var sheet: String
  /// The path of the file, where it is another one than the file spoken of.
  package var file: String?

  package init(
    sheetIndex: Int, sheet: String, cell: CellReference, range: Range<Int>? = nil,
    file: String? = nil
  ) {
    sheetNumber = Int32(clamping: sheetIndex)
    row = Int32(clamping: cell.row)
    column = Int32(clamping: cell.column)
    (start, end) = Self.stored(range)
    self.sheet = sheet
    self.file = file
  }

  package var sheetIndex: Int {
    get { Int(sheetNumber) }
    set { sheetNumber = Int32(clamping: newValue) }
  }

  package var cell: CellReference {
    get { CellReference(row: Int(row), column: Int(column)) }
    set { (row, column) = (Int32(clamping: newValue.row), Int32(clamping: newValue.column)) }
  }

  /// UTF-8 offsets inside the cell's stored text, nil for the whole cell.
  package var range: Range<Int>? {
    get { end < start ? nil : Int(start)..<Int(end) }
    set { (start, end) = Self.stored(newValue) }
  }

  /// The number of a sheet stands for its name, which takes longer to hash than all the rest.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(sheetNumber)
    hasher.combine(row)
    hasher.combine(column)
    hasher.combine(start)
    hasher.combine(end)
  }

  private static func stored(_ range: Range<Int>?) -> (Int32, Int32) {
    range.map { (Int32(clamping: $0.lowerBound), Int32(clamping: $0.upperBound)) } ?? (0, -1)
  }
}

extension Location {
  /// Whether both are in one cell.
  package func isSameCell(as other: Location) -> Bool {
    sheetIndex == other.sheetIndex && cell == other.cell
  }

  /// A stretch of the text at this place, counted in UTF-8 from where the place itself begins.
  package func stretch(_ range: Range<Int>) -> Location {
    let start = self.range?.lowerBound ?? 0
    var place = self
    place.range = start + range.lowerBound..<start + range.upperBound
    return place
  }
}

extension Location: Codable {
  /// As a list, because there are many: sheet number, sheet, cell, then the stretch of text and the
  /// file where there are any.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(sheetIndex)
    try container.encode(sheet)
    try container.encode(cell)
    guard range != nil || file != nil else { return }
    try container.encode(range)
    try container.encode(file)
  }

  package init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    self.init(
      sheetIndex: try container.decode(Int.self), sheet: try container.decode(String.self),
      cell: try container.decode(CellReference.self))
    guard !container.isAtEnd else { return }
    range = try container.decode(Range<Int>?.self)
    file = try container.decode(String?.self)
  }
}

extension Location: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    if left.sheetIndex != right.sheetIndex { return left.sheetIndex < right.sheetIndex }
    if left.cell != right.cell { return left.cell < right.cell }
    return (left.range?.lowerBound ?? 0) < (right.range?.lowerBound ?? 0)
  }
}

extension Location: CustomStringConvertible {
  /// A table that is plain text has no sheet to be named.
  package var description: String { sheet.isEmpty ? "\(cell)" : "\(sheet)!\(cell)" }
}
