/// How a sheet is printed.
///
/// Source: ECMA-376 Part 1, 18.2.5 (`_xlnm.Print_Area`, `_xlnm.Print_Titles`), 18.3.1.74
/// (rowBreaks), 18.3.1.14 (colBreaks), 18.3.1.63 (pageSetup).
public struct PrintLayout: Hashable, Sendable {
  /// Empty where everything is printed.
  public var areas: [CellRange]
  /// Repeated at the top of each page.
  public var titleRows: ClosedRange<Int>?
  /// Repeated at the left of each page.
  public var titleColumns: ClosedRange<Int>?
  /// The rows with which a new page begins.
  public var rowBreaks: [Int]
  /// The columns with which a new page begins.
  public var columnBreaks: [Int]
  public var isLandscape: Bool

  public init(
    areas: [CellRange] = [], titleRows: ClosedRange<Int>? = nil,
    titleColumns: ClosedRange<Int>? = nil, rowBreaks: [Int] = [], columnBreaks: [Int] = [],
    isLandscape: Bool = false
  ) {
    self.areas = areas
    self.titleRows = titleRows
    self.titleColumns = titleColumns
    self.rowBreaks = rowBreaks
    self.columnBreaks = columnBreaks
    self.isLandscape = isLandscape
  }
}
