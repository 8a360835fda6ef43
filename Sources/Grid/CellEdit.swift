/// One change to one cell: what is expected to stand there, and what shall.
public struct CellEdit: Hashable, Sendable {
  public var sheet: String
  public var reference: CellReference
  /// The value the editor saw; a file that changed meanwhile is refused.
  public var from: CellValue
  public var to: CellValue
  /// The formula the cell shall get, without its `=`; `to` is then its result.
  public var formula: String?
  /// A number format the cell shall get, where its own would show the new value wrongly.
  public var numberFormat: String?

  public init(
    sheet: String, reference: CellReference, from: CellValue, to: CellValue,
    formula: String? = nil, numberFormat: String? = nil
  ) {
    self.sheet = sheet
    self.reference = reference
    self.from = from
    self.to = to
    self.formula = formula
    self.numberFormat = numberFormat
  }
}
