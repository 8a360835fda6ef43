/// How a cell of a new workbook looks. Equal styles share one entry in the file.
///
/// Source: ECMA-376 Part 1, 18.8 (Styles).
public struct NewStyle: Hashable, Sendable {
  public enum Horizontal: String, Sendable {
    case general, left, center, right, fill, justify, distributed
    /// Centred over the empty cells to the right, without merging them.
    case centerContinuous
  }

  public enum Vertical: String, Sendable { case top, center, bottom, justify, distributed }

  public enum Line: String, Sendable {
    case thin, hair, medium, thick, double, dotted, dashed
    case dashDot, dashDotDot, mediumDashed, mediumDashDot, mediumDashDotDot, slantDashDot
  }

  public enum Pattern: String, Sendable {
    case solid, gray125, gray0625, lightGray, mediumGray, darkGray
    case lightHorizontal, lightVertical, lightDown, lightUp, lightGrid, lightTrellis
  }

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
    /// From the upper right to the lower left: how forms strike out a cell.
    public var diagonal: Border?

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
  public var fontSize: Double
  public var bold = false
  public var italic = false
  public var underline = false
  public var strikethrough = false
  /// `RRGGBB`, nil for the reader's own text colour.
  public var color: String?
  /// `RRGGBB` of the ground, nil for none.
  public var fill: String?
  /// How the ground is drawn in its colour.
  public var pattern = Pattern.solid
  public var borders = Borders()
  public var horizontal = Horizontal.general
  public var vertical = Vertical.center
  public var wrap = false
  public var shrink = false
  public var indent = 0
  /// Degrees, counted anticlockwise from -90 to 90; 255 for letters one below the other.
  public var rotation = 0
  /// A number format code, nil for General.
  public var numberFormat: String?
  /// Whether a protected sheet refuses to change the cell.
  public var locked = true
  /// Whether a protected sheet hides the formula.
  public var hidesFormula = false

  public init(fontName: String = "游ゴシック", fontSize: Double = 10) {
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

extension NewStyle {
  /// Downward angles are counted on from 90.
  var storedRotation: Int { rotation < 0 ? 90 - rotation : rotation }

  /// - Throws: `.impossible` where a colour, size or angle is none.
  func check() throws(WorkbookError) {
    let edges = [borders.left, borders.right, borders.top, borders.bottom, borders.diagonal]
    for color in [color, fill] + edges.map({ $0?.color }) {
      if let color { try Self.check(color: color) }
    }
    guard (1...409).contains(fontSize), (-90...90).contains(rotation) || rotation == 255,
      (0...250).contains(indent), fontName.utf16.count <= 31, !fontName.isEmpty
    else { throw WorkbookError(.impossible(.measure)) }
  }

  static func check(color: String) throws(WorkbookError) {
    guard color.utf8.count == 6, color.allSatisfy(\.isHexDigit) else {
      throw WorkbookError(.impossible(.color))
    }
  }
}
