package import Grid

/// A rule in small: a filled grid, the cells that must be flagged, and the grid after the fix.
///
/// Shape: one line a row, cells divided by `|`; `↓` before a cell that must be flagged; `⏎` a line
/// break inside a cell; `"…"` keeps the cell as text with its spaces; `0.958{0.0%}` a number with
/// its format, `0.5{0%}=C2/B2` one that a formula gives; other ASCII numbers are numbers, the rest
/// is text.
package struct Example: Sendable {
  package var title: Message
  package var layout: ExampleLayout
  /// The heading line as the department left it, nil for the layout's own.
  package var headings: String?
  package var grid: String
  /// The grid after all fixes, nil where the rule offers none here.
  package var corrected: String?
  package var correctedHeadings: String?
  /// The merges as the department left them, nil for the layout's own.
  package var merges: [String]?
  /// The cells that still have their drop-down, nil for the layout's own.
  package var dropDowns: [String]?

  package init(
    _ ja: String, _ en: String, layout: ExampleLayout = .indicators, headings: String? = nil,
    grid: String, correctedHeadings: String? = nil, corrected: String? = nil,
    merges: [String]? = nil, dropDowns: [String]? = nil
  ) {
    title = Message(ja: ja, en: en)
    self.layout = layout
    self.headings = headings
    self.grid = grid
    self.correctedHeadings = correctedHeadings
    self.corrected = corrected
    self.merges = merges
    self.dropDowns = dropDowns
  }

  package var isFlagged: Bool { filled.contains("↓") }

  /// The whole sheet, headings included.
  private var filled: String { (headings ?? layout.headings) + "\n" + grid }

  /// The places of the cells marked `↓`, in reading order.
  package var flagged: [CellReference] {
    ExampleGrid.cells(filled).filter(\.flagged).map(\.cell.reference)
  }

  /// The filled form as a book; headings come from the layout.
  package func book(kind: Book.Kind = .xlsx) -> Book { book(filled, kind) }

  /// The corrected form as a book, nil where there is no corrected grid.
  package func correctedBook(kind: Book.Kind = .xlsx) -> Book? {
    corrected.map { book((correctedHeadings ?? layout.headings) + "\n" + $0, kind) }
  }

  private func book(_ filled: String, _ kind: Book.Kind) -> Book {
    layout.book(filled, kind: kind, merges: merges, dropDowns: dropDowns)
  }
}
