/// The looks of a workbook's cells: `book.formats[cell.style]`.
///
/// Source: ECMA-376 Part 1, 18.8.10 (cellXfs).
public struct CellFormats: Sendable {
  /// One set of fonts, fills and borders is shared by many formats.
  private let fonts: [CellFont]
  private let fills: [CellFill]
  private let borders: [CellBorder]
  private let entries: [Entry]

  /// A format as the file has it: by the numbers of its font, fill and border.
  public struct Entry: Sendable {
    public var font: Int
    public var fill: Int
    public var border: Int
    /// Everything else.
    public var format: CellFormat

    public init(font: Int, fill: Int, border: Int, format: CellFormat) {
      self.font = font
      self.fill = fill
      self.border = border
      self.format = format
    }
  }

  public init(
    fonts: [CellFont] = [], fills: [CellFill] = [], borders: [CellBorder] = [],
    entries: [Entry] = []
  ) {
    self.fonts = fonts
    self.fills = fills
    self.borders = borders
    self.entries = entries
  }

  public var count: Int { entries.count }

  /// The format of that number; a plain one where the file has none.
  public subscript(style: Int) -> CellFormat {
    guard entries.indices.contains(style) else {
      return CellFormat(font: fonts.first ?? CellFont())
    }
    let entry = entries[style]
    var format = entry.format
    if fonts.indices.contains(entry.font) { format.font = fonts[entry.font] }
    if fills.indices.contains(entry.fill) { format.fill = fills[entry.fill] }
    if borders.indices.contains(entry.border) { format.border = borders[entry.border] }
    return format
  }
}
