/// A name for a place or a formula.
///
/// Source: ECMA-376 Part 1, 18.2.5 (definedName).
public struct DefinedName: Hashable, Sendable {
  public var name: String
  public var formula: String
  /// The number, from 0, of the one sheet in which the name holds; nil for the whole workbook.
  public var sheet: Int?
  /// Not shown in Excel's list of names.
  public var isHidden: Bool
  public var comment: String?

  public init(
    name: String, formula: String, sheet: Int? = nil, isHidden: Bool = false,
    comment: String? = nil
  ) {
    self.name = name
    self.formula = formula
    self.sheet = sheet
    self.isHidden = isHidden
    self.comment = comment
  }

  /// The places the name stands for, nil where it is a calculation, a constant or broken.
  public var areas: [AreaReference]? { AreaReference.list(formula) }
}
