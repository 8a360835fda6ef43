/// A link on cells.
///
/// Source: ECMA-376 Part 1, 18.3.1.47 (hyperlink).
public struct Hyperlink: Hashable, Sendable {
  public var range: CellRange
  /// An address outside the workbook.
  public var target: String?
  /// A place within the workbook, or within the target.
  public var location: String?
  public var tooltip: String?

  public init(
    range: CellRange, target: String? = nil, location: String? = nil, tooltip: String? = nil
  ) {
    self.range = range
    self.target = target
    self.location = location
    self.tooltip = tooltip
  }
}
