/// The letters of a cell.
///
/// Source: ECMA-376 Part 1, 18.8.22 (font).
public struct CellFont: Hashable, Sendable {
  public var name: String
  /// Units: points.
  public var size: Double
  public var isBold: Bool
  public var isItalic: Bool
  public var isStruckOut: Bool
  /// `single`, `double`, `singleAccounting`, `doubleAccounting`; nil for none.
  public var underline: String?
  /// nil where the program chooses, which is black.
  public var color: RGB?

  public init(
    name: String = "", size: Double = 11, isBold: Bool = false, isItalic: Bool = false,
    isStruckOut: Bool = false, underline: String? = nil, color: RGB? = nil
  ) {
    self.name = name
    self.size = size
    self.isBold = isBold
    self.isItalic = isItalic
    self.isStruckOut = isStruckOut
    self.underline = underline
    self.color = color
  }
}
