/// How a cell looks and whether it may be changed.
///
/// Source: ECMA-376 Part 1, 18.8.45 (xf), 18.8.1 (alignment), 18.8.33 (protection); MS-XLSX
/// 2.3.16 (check boxes in cells).
public struct CellFormat: Hashable, Sendable {
  /// The number format code, nil for General.
  public var numberFormat: String?
  public var font: CellFont
  public var fill: CellFill
  public var border: CellBorder
  /// `left`, `center`, `right`, `distributed`, …; nil for by content.
  public var horizontal: String?
  /// `top`, `center`, …; nil for the bottom.
  public var vertical: String?
  public var wrapsText: Bool
  /// May not be changed once the sheet is protected.
  public var isLocked: Bool
  /// Its formula is not shown once the sheet is protected.
  public var hidesFormula: Bool
  /// A boolean in it is shown as a check box.
  public var isCheckBox: Bool

  public init(
    numberFormat: String? = nil, font: CellFont = CellFont(), fill: CellFill = CellFill(),
    border: CellBorder = CellBorder(), horizontal: String? = nil, vertical: String? = nil,
    wrapsText: Bool = false, isLocked: Bool = true, hidesFormula: Bool = false,
    isCheckBox: Bool = false
  ) {
    self.numberFormat = numberFormat
    self.font = font
    self.fill = fill
    self.border = border
    self.horizontal = horizontal
    self.vertical = vertical
    self.wrapsText = wrapsText
    self.isLocked = isLocked
    self.hidesFormula = hidesFormula
    self.isCheckBox = isCheckBox
  }
}
