/// A table of Excel's own kind.
///
/// Source: ECMA-376 Part 1, 18.5.1.2 (table).
public struct Table: Hashable, Sendable {
  /// As formulas name it.
  public var name: String
  /// With its heading and totals rows.
  public var range: CellRange
  public var columns: [String]
  public var hasHeader: Bool
  public var hasTotals: Bool
  public var autoFilter: CellRange?

  public init(
    name: String, range: CellRange, columns: [String], hasHeader: Bool = true,
    hasTotals: Bool = false, autoFilter: CellRange? = nil
  ) {
    self.name = name
    self.range = range
    self.columns = columns
    self.hasHeader = hasHeader
    self.hasTotals = hasTotals
    self.autoFilter = autoFilter
  }
}
