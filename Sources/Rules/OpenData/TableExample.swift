package import Grid

/// A rule about open data in small: a whole table, headings in its first line.
///
/// Shape: as `Example`'s grids, `↓` before the cell that must be flagged.
package struct TableExample: Sendable {
  package var title: Message
  package var grid: String
  /// The grid after all fixes, nil where the rule offers none here.
  package var corrected: String?
  package var kind: Book.Kind
  package var fileName: String
  package var beside: [String]?
  /// What a grid cannot show.
  package var dress: @Sendable (inout Book) -> Void

  package init(
    _ ja: String, _ en: String, _ kind: Book.Kind = .csv, grid: String, corrected: String? = nil,
    fileName: String? = nil,
    beside: [String]? = nil, dress: @escaping @Sendable (inout Book) -> Void = { _ in }
  ) {
    title = Message(ja: ja, en: en)
    self.grid = grid
    self.corrected = corrected
    self.kind = kind
    self.fileName = fileName ?? (kind == .csv ? "例.csv" : "例.xlsx")
    self.beside = beside
    self.dress = dress
  }

  /// A flagged cell of another sheet, which no grid shows.
  private var elsewhere: (sheet: Int, cell: CellReference)?

  func flagging(sheet: Int, _ cell: String) -> TableExample {
    var example = self
    example.elsewhere = CellReference(cell).map { (sheet, $0) }
    return example
  }

  package var isFlagged: Bool { grid.contains("↓") || elsewhere != nil }

  /// The flagged cells with the number of their sheet.
  package var flagged: [(sheet: Int, cell: CellReference)] {
    ExampleGrid.cells(grid).filter(\.flagged).map { (0, $0.cell.reference) }
      + [elsewhere].compactMap { $0 }
  }

  package func book() -> Book {
    let cells = ExampleGrid.cells(grid).map(\.cell).filter { !$0.value.isBlank }
    let isText = kind == .csv
    var book = Book(
      kind: kind,
      sheets: [
        Sheet(
          name: isText ? "" : "表",
          cells: isText ? cells.map { Cell($0.reference, .text($0.shown)) } : cells)
      ], encoding: isText ? "UTF-8 BOM" : nil)
    dress(&book)
    return book
  }
}
