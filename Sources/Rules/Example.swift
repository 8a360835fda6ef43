package import Grid

/// A rule in small: a filled grid, the cells that must be flagged, and the grid after the fix.
///
/// Shape: one line a row, cells divided by `|`; `↓` before a cell that must be flagged; `⏎` a line
/// break inside a cell; `"…"` keeps the cell as text with its spaces; `0.958{0.0%}` a number with
/// its format, `"07"{@}` a text in a cell for text; other ASCII numbers are numbers, the rest is text.
package struct Example: Sendable {
  package var title: Message
  package var layout: ExampleLayout
  package var grid: String
  /// The grid after all fixes, nil where the rule offers none here.
  package var corrected: String?

  package init(
    _ ja: String, _ en: String, layout: ExampleLayout = .indicators, grid: String,
    corrected: String? = nil
  ) {
    title = Message(ja: ja, en: en)
    self.layout = layout
    self.grid = grid
    self.corrected = corrected
  }

  package var isFlagged: Bool { grid.contains("↓") }

  /// The places of the cells marked `↓`, in reading order.
  package var flagged: [CellReference] {
    ExampleGrid.cells(layout.headings + "\n" + grid).filter(\.flagged).map(\.cell.reference)
  }

  /// The filled form as a book; headings come from the layout.
  package func book(kind: Book.Kind = .xlsx) -> Book { layout.book(rows: grid, kind: kind) }

  /// The corrected form as a book, nil where there is no corrected grid.
  package func correctedBook(kind: Book.Kind = .xlsx) -> Book? {
    corrected.map { layout.book(rows: $0, kind: kind) }
  }
}
