/// What lies behind a cell's text.
///
/// Source: ECMA-376 Part 1, 18.8.20 (fill), 18.8.32 (patternFill), 18.8.24 (gradientFill).
public struct CellFill: Hashable, Sendable {
  /// `none`, `solid`, `gray125`, …; `gradient` for a gradient.
  public var pattern: String
  /// The colour of a solid fill, of the pattern's lines, or with which a gradient begins.
  public var foreground: RGB?
  /// The colour between the pattern's lines, or with which a gradient ends.
  public var background: RGB?

  public init(pattern: String = "none", foreground: RGB? = nil, background: RGB? = nil) {
    self.pattern = pattern
    self.foreground = foreground
    self.background = background
  }

  public var isEmpty: Bool { pattern == "none" }
}
