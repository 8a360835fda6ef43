public import Grid

/// One sheet of a new workbook.
public struct NewSheet: Sendable {
  public var name: String
  public private(set) var cells: [CellReference: NewCell] = [:]
  public var merges: [CellRange] = []
  /// Characters of half width, by column.
  public var columnWidths: [Int: Int] = [:]
  /// Points, by row.
  public var rowHeights: [Int: Double] = [:]
  public var hiddenColumns: Set<Int> = []
  public var hiddenRows: Set<Int> = []
  /// How deep a column is grouped, from 1 to 7, by column.
  public var columnLevels: [Int: Int] = [:]
  /// How deep a row is grouped, from 1 to 7, by row.
  public var rowLevels: [Int: Int] = [:]
  public var visibility = Sheet.Visibility.visible
  /// The first cell that scrolls.
  public var freeze: CellReference?
  public var autoFilter: CellRange?
  public var printSetup = PrintSetup()
  public var charts: [NewChart] = []
  public var images: [NewImage] = []
  public var sparklines: [NewSparkline] = []
  public var links: [NewLink] = []
  public var notes: [NewNote] = []
  public internal(set) var tables: [NewTable] = []
  public var validations: [NewValidation] = []
  public var conditionals: [NewConditional] = []
  /// Nil where everything may be changed.
  public var protection: NewProtection?
  /// Percent.
  public var zoom = 100
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

  /// The smallest rectangle that holds every cell, nil where there is none.
  var extent: CellRange? {
    guard let first = cells.keys.first else { return nil }
    return cells.keys.reduce(CellRange(first, first)) { range, cell in
      CellRange(
        CellReference(
          row: min(range.first.row, cell.row), column: min(range.first.column, cell.column)),
        CellReference(
          row: max(range.last.row, cell.row), column: max(range.last.column, cell.column)))
    }
  }

  /// The same sheet with the texts cut that are too long for a cell, a mark at the end of each: for
  /// texts that are put together from those of several cells.
  package func withFittingTexts() -> NewSheet {
    var sheet = self
    for (place, cell) in cells {
      guard case .text(let text) = cell.value, cell.runs.isEmpty else { continue }
      sheet.cells[place]?.value = .text(NewCell.fitting(text))
    }
    return sheet
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

  /// Adds a table; totals that have no cell yet get one, with the result of their function.
  public mutating func add(_ table: NewTable) {
    tables.append(table)
    for (offset, total) in table.totals {
      let column = table.range.first.column + offset
      let place = CellReference(row: table.range.last.row, column: column)
      guard cells[place] == nil else { continue }
      switch total {
      case .label(let text): cells[place] = NewCell(.text(text))
      case .function(let function):
        let values = table.body.rows.compactMap { self[$0, column]?.value }
        let style = self[table.body.last.row, column]?.style ?? NewStyle()
        let name = self[table.range.first.row, column]?.value.raw ?? ""
        cells[place] = NewCell(
          function.result(values), style: style,
          formula: NewTable.formula(function, column: name))
      }
    }
  }

  /// Makes columns as wide as what they show, East Asian characters counted as two, within bounds.
  /// Merged and wrapped cells do not count.
  public mutating func fitColumns(
    _ columns: some Sequence<Int>, within bounds: ClosedRange<Int> = 6...60
  ) {
    let wanted = Set(columns)
    var widths: [Int: Int] = [:]
    let merged = Set(merges.map(\.first))
    var displays = DisplayTexts(date1904: false)
    for (place, cell) in cells where wanted.contains(place.column) {
      guard !cell.style.wrap, !merged.contains(place) else { continue }
      let shown = Cell(place, cell.value, numberFormat: cell.style.numberFormat)
      let text = displays.display(of: shown) ?? cell.value.raw
      for line in text.split(separator: "\n") {
        // Larger letters need more room; the unit is that of the default ten points.
        let width = Double(TextWidth.of(line) + 2) * max(1, cell.style.fontSize / 10)
        widths[place.column] = max(widths[place.column] ?? 0, Int(width.rounded(.up)))
      }
    }
    for (column, width) in widths {
      columnWidths[column] = min(max(width, bounds.lowerBound), bounds.upperBound)
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
