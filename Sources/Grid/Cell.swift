/// One cell of a sheet with what a reader of the printed page sees.
public struct Cell: Hashable, Sendable, Codable {
  public var reference: CellReference
  public var value: CellValue
  /// What Excel shows where the number format shows something else than `value.raw`.
  public var display: String?
  /// The formula without its `=`; `value` is then the cached result.
  public var formula: String?
  /// The number format code, nil for General.
  public var numberFormat: String?
  /// Index into the cell formats of styles.xml.
  public var style: Int

  public init(
    _ reference: CellReference, _ value: CellValue, display: String? = nil,
    formula: String? = nil, numberFormat: String? = nil, style: Int = 0
  ) {
    self.reference = reference
    self.value = value
    self.display = display
    self.formula = formula
    self.numberFormat = numberFormat
    self.style = style
  }

  /// The text people see: the display where there is one, else the stored content.
  public var shown: String { display ?? value.raw }
}
