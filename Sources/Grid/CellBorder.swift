/// The lines around a cell.
///
/// Source: ECMA-376 Part 1, 18.8.4 (border).
public struct CellBorder: Hashable, Sendable {
  public struct Line: Hashable, Sendable {
    /// `thin`, `medium`, `hair`, `double`, …
    public var style: String
    /// nil where the program chooses.
    public var color: RGB?

    public init(style: String, color: RGB? = nil) {
      self.style = style
      self.color = color
    }
  }

  public var left: Line?
  public var right: Line?
  public var top: Line?
  public var bottom: Line?
  /// A line across the cell: how offices strike out what does not apply.
  public var diagonal: Line?
  public var risesDiagonally: Bool
  public var fallsDiagonally: Bool

  public init(
    left: Line? = nil, right: Line? = nil, top: Line? = nil, bottom: Line? = nil,
    diagonal: Line? = nil, risesDiagonally: Bool = false, fallsDiagonally: Bool = false
  ) {
    self.left = left
    self.right = right
    self.top = top
    self.bottom = bottom
    self.diagonal = diagonal
    self.risesDiagonally = risesDiagonally
    self.fallsDiagonally = fallsDiagonally
  }
}
