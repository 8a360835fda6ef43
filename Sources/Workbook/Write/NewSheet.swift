public import Grid

/// One cell of a new sheet. With a formula, `value` is its result, shown until Excel recalculates.
public struct NewCell: Hashable, Sendable {
  public var value: CellValue
  public var style: NewStyle
  /// Without its `=`.
  public var formula: String?

  public init(_ value: CellValue, style: NewStyle = NewStyle(), formula: String? = nil) {
    self.value = value
    self.style = style
    self.formula = formula
  }
}

/// A cell that leads somewhere when clicked.
public struct NewLink: Hashable, Sendable {
  public enum Target: Hashable, Sendable {
    case cell(sheet: String, reference: CellReference)
    case address(String)
  }

  public var reference: CellReference
  public var target: Target

  public init(_ reference: CellReference, to target: Target) {
    self.reference = reference
    self.target = target
  }
}

/// How a sheet comes out of the printer. Margins are inches.
public struct PrintSetup: Hashable, Sendable {
  public enum Paper: Int, Sendable {
    case a3 = 8
    case a4 = 9
  }

  public struct Margins: Hashable, Sendable {
    public var left = "0.5"
    public var right = "0.5"
    public var top = "0.6"
    public var bottom = "0.6"
    public var header = "0.3"
    public var footer = "0.3"

    public init() {}
  }

  public var paper = Paper.a4
  public var landscape = true
  /// All columns on one page width, as many pages down as needed.
  public var fitToWidth = true
  /// Heading rows that every page repeats, counted from 0.
  public var repeatedRows: ClosedRange<Int>?
  public var area: CellRange?
  public var margins = Margins()
  /// Excel's codes: `&L`, `&C`, `&R` for the thirds, `&P` page, `&N` pages, `&A` sheet name.
  public var header: String?
  public var footer: String?
  public var centered = true

  public init() {}
}

/// One sheet of a new workbook.
public struct NewSheet: Sendable {
  public var name: String
  public private(set) var cells: [CellReference: NewCell] = [:]
  public var merges: [CellRange] = []
  /// Characters of half width, by column.
  public var columnWidths: [Int: Int] = [:]
  /// Points, by row.
  public var rowHeights: [Int: Int] = [:]
  /// The first cell that scrolls.
  public var freeze: CellReference?
  public var autoFilter: CellRange?
  public var printSetup = PrintSetup()
  public var charts: [NewChart] = []
  public var links: [NewLink] = []
  /// `RRGGBB`
  public var tabColor: String?
  public var showsGridLines = true

  public init(name: String) { self.name = name }

  public subscript(_ reference: CellReference) -> NewCell? {
    get { cells[reference] }
    set { cells[reference] = newValue }
  }

  public subscript(row: Int, column: Int) -> NewCell? {
    get { cells[CellReference(row: row, column: column)] }
    set { cells[CellReference(row: row, column: column)] = newValue }
  }

  /// Merges the range; its cells take the first one's style, so that frames stay closed.
  public mutating func merge(_ range: CellRange) {
    guard range.first != range.last else { return }
    merges.append(range)
    guard let style = cells[range.first]?.style else { return }
    for row in range.rows {
      for column in range.columns where self[row, column] == nil {
        self[row, column] = NewCell(.blank, style: style)
      }
    }
  }

  /// How many lines the widest wrapped cell of a row takes in the column widths set so far.
  public func lines(inRow row: Int) -> Int {
    var most = 1
    for (reference, cell) in cells where reference.row == row && cell.style.wrap {
      guard case .text(let text) = cell.value else { continue }
      var width = columnWidths[reference.column] ?? 9
      if let merge = merges.first(where: { $0.first == reference }) {
        guard merge.rows.count == 1 else { continue }
        width = merge.columns.reduce(0) { $0 + (columnWidths[$1] ?? 9) }
      }
      most = max(most, NewSheet.lines(of: text, width: width))
    }
    return most
  }

  /// How many lines a text takes in a column of so many half-width characters.
  public static func lines(of text: String, width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      sum + max(1, (TextWidth.of(line) + max(1, width - 1) - 1) / max(1, width - 1))
    }
  }
}
