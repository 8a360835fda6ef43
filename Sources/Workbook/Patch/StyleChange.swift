/// What a cell's look shall differ in; whatever is nil stays as it is.
///
/// Source: ECMA-376 Part 1, 18.8 (Styles).
public struct StyleChange: Hashable, Sendable {
  /// Parts of a font. Sizes are points, colours `RRGGBB`.
  public struct Font: Hashable, Sendable {
    public var name: String?
    public var size: Int?
    public var bold: Bool?
    public var italic: Bool?
    public var underline: Bool?
    public var color: String?

    public init(
      name: String? = nil, size: Int? = nil, bold: Bool? = nil, italic: Bool? = nil,
      underline: Bool? = nil, color: String? = nil
    ) {
      self.name = name
      self.size = size
      self.bold = bold
      self.italic = italic
      self.underline = underline
      self.color = color
    }
  }

  /// The ground of a cell.
  public enum Fill: Hashable, Sendable {
    case none
    /// `RRGGBB`
    case solid(String)
  }

  /// Where in the cell the text stands.
  public struct Alignment: Hashable, Sendable {
    public var horizontal: NewStyle.Horizontal?
    public var vertical: NewStyle.Vertical?
    public var wrap: Bool?
    public var indent: Int?

    public init(
      horizontal: NewStyle.Horizontal? = nil, vertical: NewStyle.Vertical? = nil,
      wrap: Bool? = nil, indent: Int? = nil
    ) {
      self.horizontal = horizontal
      self.vertical = vertical
      self.wrap = wrap
      self.indent = indent
    }
  }

  /// What counts once the sheet is protected.
  public struct Protection: Hashable, Sendable {
    public var locked: Bool?
    /// The formula is not shown.
    public var hidden: Bool?

    public init(locked: Bool? = nil, hidden: Bool? = nil) {
      self.locked = locked
      self.hidden = hidden
    }
  }

  /// A number format code; `General` takes a format away.
  public var numberFormat: String?
  public var font: Font?
  public var fill: Fill?
  /// All four edges at once; an edge that is nil has no line.
  public var borders: NewStyle.Borders?
  public var alignment: Alignment?
  public var protection: Protection?

  public init(
    numberFormat: String? = nil, font: Font? = nil, fill: Fill? = nil,
    borders: NewStyle.Borders? = nil, alignment: Alignment? = nil, protection: Protection? = nil
  ) {
    self.numberFormat = numberFormat
    self.font = font
    self.fill = fill
    self.borders = borders
    self.alignment = alignment
    self.protection = protection
  }
}
