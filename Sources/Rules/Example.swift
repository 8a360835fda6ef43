package import Grid

/// A rule in small: a filled grid, the cells that must be flagged, and the grid after the fix.
///
/// Shape: one line a row, cells divided by `|`; `↓` before a cell that must be flagged; `⏎` a line
/// break inside a cell; `"…"` keeps the cell as text with its spaces; `0.958{0.0%}` a number with
/// its format; other ASCII numbers are numbers, the rest is text.
package struct Example: Sendable {
  package var title: Message
  package var layout: ExampleLayout
  package var grid: String
  /// The grid after all fixes, nil where the rule offers none here.
  package var corrected: String?
  /// What a grid cannot show: the file's name, hidden rows, drawings, the encoding.
  package var file: ExampleFile?

  package init(
    _ ja: String, _ en: String, layout: ExampleLayout = .indicators, grid: String,
    corrected: String? = nil, file: ExampleFile? = nil
  ) {
    title = Message(ja: ja, en: en)
    self.layout = layout
    self.grid = grid
    self.corrected = corrected
    self.file = file
  }

  /// The finding is about the file, so no cell of the grid bears the mark.
  var flagsFile = false

  /// The same example with a finding about the file.
  var flaggingFile: Example {
    var example = self
    example.flagsFile = true
    return example
  }

  package var isFlagged: Bool { flagsFile || grid.contains("↓") }

  /// The places of the cells marked `↓`, in reading order.
  package var flagged: [CellReference] {
    if flagsFile { return [CellReference(row: 0, column: 0)] }
    return ExampleGrid.cells(layout.headings + "\n" + grid).filter(\.flagged).map(\.cell.reference)
  }

  /// The filled form as a book; headings come from the layout.
  package func book(kind: Book.Kind = .xlsx) -> Book {
    var book = layout.book(rows: grid, kind: file?.kind ?? kind)
    file?.dress(&book)
    return book
  }

  /// The corrected form as a book, nil where there is no corrected grid.
  package func correctedBook(kind: Book.Kind = .xlsx) -> Book? {
    corrected.map { layout.book(rows: $0, kind: file?.kind ?? kind) }
  }
}

/// The file that an example stands in.
package struct ExampleFile: Sendable {
  package var name: String
  package var kind: Book.Kind
  package var dress: @Sendable (inout Book) -> Void

  package init(
    _ name: String, _ kind: Book.Kind = .xlsx,
    dress: @escaping @Sendable (inout Book) -> Void = { _ in }
  ) {
    self.name = name
    self.kind = kind
    self.dress = dress
  }
}
