/// One sheet: its non-empty cells in reading order, and what of the layout forms need.
public struct Sheet: Sendable {
  public enum Visibility: String, Sendable { case visible, hidden, veryHidden }
  /// Only worksheets hold cells.
  public enum Kind: String, Sendable { case worksheet, chart, dialog, macro }

  public var name: String
  public var kind = Kind.worksheet
  public var visibility: Visibility
  /// Non-blank cells (and blank ones that carry a formula), sorted by row, then column.
  public private(set) var cells: [Cell]
  public var merges: [CellRange] { didSet { indexMerges() } }
  public var validations: [DataValidation]
  public var hiddenRows: Set<Int>
  public var hiddenColumns: Set<Int>
  /// Cells whose text has furigana, which is no part of the text.
  public var furigana: [CellReference] = []
  public var dimensions = SheetDimensions()
  public var notes: [Note] = []
  public var threads: [CommentThread] = []
  public var hyperlinks: [Hyperlink] = []
  /// Shapes, texts, pictures and charts, from the lowest to the uppermost.
  public var drawings: [DrawnObject] = []
  public var controls: [Control] = []
  public var tables: [Table] = []
  public var conditionalFormats: [ConditionalFormat] = []
  public var autoFilter: CellRange?
  /// nil where the file tells nothing of protection.
  public var protection: SheetProtection?
  public var printing = PrintLayout()

  private var merged: [CellReference: Int] = [:]
  private var mergeIndex = RangeIndex([])

  /// - Parameter cells: in any order; of two cells at one place the later one counts.
  public init(
    name: String, visibility: Visibility = .visible, cells: [Cell] = [], merges: [CellRange] = [],
    validations: [DataValidation] = [], hiddenRows: Set<Int> = [], hiddenColumns: Set<Int> = []
  ) {
    self.name = name
    self.visibility = visibility
    self.merges = merges
    self.validations = validations
    self.hiddenRows = hiddenRows
    self.hiddenColumns = hiddenColumns
    self.cells = Self.sorted(cells)
    indexMerges()
  }

  private mutating func indexMerges() {
    merged = [:]
    for (index, range) in merges.enumerated() { merged[range.first] = index }
    mergeIndex = RangeIndex(merges)
  }

  private static func sorted(_ cells: [Cell]) -> [Cell] {
    let inOrder = zip(cells, cells.dropFirst()).allSatisfy { $0.reference < $1.reference }
    if inOrder { return cells }
    let order = cells.indices.sorted {
      let (one, other) = (cells[$0].reference, cells[$1].reference)
      return one == other ? $0 < $1 : one < other
    }
    // Of two at one place the later one counts.
    var sorted: [Cell] = []
    sorted.reserveCapacity(cells.count)
    for index in order {
      if sorted.last?.reference == cells[index].reference { sorted.removeLast() }
      sorted.append(cells[index])
    }
    return sorted
  }

  /// Stores a cell in the place of the one that is there, or among the others.
  package mutating func put(_ cell: Cell) {
    let index = firstIndex(notBefore: cell.reference)
    if index < cells.count, cells[index].reference == cell.reference {
      cells[index] = cell
    } else {
      cells.insert(cell, at: index)
    }
  }

  /// The cell at a place, nil where nothing is stored. Complexity: O(log n).
  public subscript(_ reference: CellReference) -> Cell? {
    let index = firstIndex(notBefore: reference)
    guard index < cells.count, cells[index].reference == reference else { return nil }
    return cells[index]
  }

  /// The cells of one row, left to right.
  public func cells(inRow row: Int) -> ArraySlice<Cell> {
    cells(inRows: row...row)
  }

  /// The cells of neighbouring rows, row by row.
  public func cells(inRows rows: ClosedRange<Int>) -> ArraySlice<Cell> {
    let start = firstIndex(notBefore: CellReference(row: rows.lowerBound, column: 0))
    let end = firstIndex(notBefore: CellReference(row: rows.upperBound + 1, column: 0))
    return cells[start..<end]
  }

  /// The merge whose top left cell this is.
  public func merge(startingAt reference: CellReference) -> CellRange? {
    merged[reference].map { merges[$0] }
  }

  /// The merge that covers this cell, wherever in it the cell lies.
  public func merge(containing reference: CellReference) -> CellRange? {
    merge(startingAt: reference) ?? mergeIndex.first(containing: reference).map { merges[$0] }
  }

  /// The smallest rectangle that holds every stored cell, nil for an empty sheet.
  public var extent: CellRange? {
    guard let first = cells.first, let last = cells.last else { return nil }
    var left = first.reference.column
    var right = left
    for cell in cells {
      left = min(left, cell.reference.column)
      right = max(right, cell.reference.column)
    }
    return CellRange(
      CellReference(row: first.reference.row, column: left),
      CellReference(row: last.reference.row, column: right))
  }

  private func firstIndex(notBefore reference: CellReference) -> Int {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].reference < reference { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
