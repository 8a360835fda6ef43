/// How a cell of a new workbook looks. Equal styles share one entry in the file.
///
/// Source: ECMA-376 Part 1, 18.8 (Styles).
public struct NewStyle: Hashable, Sendable {
  public enum Horizontal: String, Sendable { case general, left, center, right }
  public enum Vertical: String, Sendable { case top, center, bottom }
  public enum Line: String, Sendable { case thin, hair, medium, double, dotted }

  /// One edge of a cell's frame. The colour is `RRGGBB`.
  public struct Border: Hashable, Sendable {
    public var line: Line
    public var color: String

    public init(_ line: Line, color: String = "000000") {
      self.line = line
      self.color = color
    }
  }

  public struct Borders: Hashable, Sendable {
    public var left: Border?
    public var right: Border?
    public var top: Border?
    public var bottom: Border?

    public init(
      left: Border? = nil, right: Border? = nil, top: Border? = nil, bottom: Border? = nil
    ) {
      self.left = left
      self.right = right
      self.top = top
      self.bottom = bottom
    }

    /// The same line on all four edges.
    public init(all border: Border) {
      self.init(left: border, right: border, top: border, bottom: border)
    }
  }

  public var fontName: String
  /// Points.
  public var fontSize: Int
  public var bold = false
  public var italic = false
  public var underline = false
  /// `RRGGBB`, nil for the reader's own text colour.
  public var color: String?
  /// `RRGGBB` of a solid ground, nil for none.
  public var fill: String?
  public var borders = Borders()
  public var horizontal = Horizontal.general
  public var vertical = Vertical.center
  public var wrap = false
  public var indent = 0
  /// A number format code, nil for General.
  public var numberFormat: String?

  public init(fontName: String = "游ゴシック", fontSize: Int = 10) {
    self.fontName = fontName
    self.fontSize = fontSize
  }

  /// The same style with some of it changed.
  public func with(_ change: (inout NewStyle) -> Void) -> NewStyle {
    var copy = self
    change(&copy)
    return copy
  }
}
