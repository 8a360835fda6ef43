package import Grid

/// A rule in small: a filled grid, the cells that must be flagged, and the grid after the fix.
///
/// Shape: one line a row, cells divided by `|`; `↓` before a cell that must be flagged; `⏎` a line
/// break inside a cell; `"…"` keeps the cell as text with its spaces; `0.958{0.0%}` a number with
/// its format, `0.5{0%}=C2/B2` one that a formula gives, `"07"{@}` a text in a cell for text; other
/// ASCII numbers are numbers, the rest is text.
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
  /// What a grid cannot show: the file's name, hidden rows, drawings, the encoding.
  package var file: ExampleFile?

  package init(
    _ ja: String, _ en: String, layout: ExampleLayout = .indicators, headings: String? = nil,
    grid: String, correctedHeadings: String? = nil, corrected: String? = nil,
    merges: [String]? = nil, dropDowns: [String]? = nil, file: ExampleFile? = nil
  ) {
    title = Message(ja: ja, en: en)
    self.layout = layout
    self.headings = headings
    self.grid = grid
    self.correctedHeadings = correctedHeadings
    self.corrected = corrected
    self.merges = merges
    self.dropDowns = dropDowns
    self.file = file
  }

  /// The finding is about the file, so no cell of the grid bears the mark.
  package var flagsFile = false

  /// The same example with a finding about the file.
  var flaggingFile: Example {
    var example = self
    example.flagsFile = true
    return example
  }

  package var isFlagged: Bool { flagsFile || filled.contains("↓") }

  /// The whole sheet, headings included.
  private var filled: String { (headings ?? layout.headings) + "\n" + grid }

  /// The places of the cells marked `↓`, in reading order.
  package var flagged: [CellReference] {
    if flagsFile { return [CellReference(row: 0, column: 0)] }
    return ExampleGrid.cells(filled).filter(\.flagged).map(\.cell.reference)
  }

  /// The filled form as a book; headings come from the layout.
  package func book(kind: Book.Kind = .xlsx) -> Book {
    var book = book(filled, kind)
    file?.dress(&book)
    return book
  }

  /// The corrected form as a book, with the form's own merges and drop-downs; nil where there is no
  /// corrected grid.
  package func correctedBook(kind: Book.Kind = .xlsx) -> Book? {
    corrected.map {
      layout.book(
        (correctedHeadings ?? layout.headings) + "\n" + $0, kind: file?.kind ?? kind)
    }
  }

  private func book(_ filled: String, _ kind: Book.Kind) -> Book {
    layout.book(filled, kind: file?.kind ?? kind, merges: merges, dropDowns: dropDowns)
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
