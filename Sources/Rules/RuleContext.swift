package import Forms
package import Grid

/// What a rule looks at: the form as read, the book below it, and the rule's parameters.
package struct RuleContext: Sendable {
  package let form: Form
  package let book: Book
  package let rule: Rule
  package let parameters: [String: String]
  /// The same for all rules of one check.
  let texts: FormTexts

  var narratives: [Narrative] { texts.narratives }
  var planReferences: [PlanReference] { texts.planReferences }
  var rates: [RateCase] { texts.rates }
  var scopes: IndicatorScopes { texts.scopes }

  var isPlainText: Bool { book.kind.isPlainText }

  /// The safety of a fix that is safe in itself but off until a template switches it on.
  var optInSafety: FixSafety { parameters["自動修正"] == "する" ? .safe : .unsafe }

  func cell(at location: Location) -> Cell? { book.cell(at: location) }

  /// An edit of one cell, in the spelling of its drop-down; nil where a formula makes its value.
  ///
  /// - Parameter formula: what the cell shall hold instead of a value, which is then its result.
  func edit(
    _ location: Location, to value: CellValue, formula: String? = nil, format: String? = nil
  ) -> CellEdit? {
    let cell = cell(at: location)
    guard cell?.formula == nil else { return nil }
    return CellEdit(
      sheet: location.sheet, reference: location.cell, from: cell?.value ?? .blank,
      to: book.spelt(value, at: location), formula: formula, numberFormat: format)
  }

  /// An edit that gives a cell another number format and leaves its content, formula or not, alone.
  func reformat(_ location: Location, as format: String) -> CellEdit? {
    guard let cell = cell(at: location), case .number = cell.value, !isPlainText else { return nil }
    return CellEdit(
      sheet: location.sheet, reference: location.cell, from: cell.value, to: cell.value,
      numberFormat: format)
  }

  /// - Parameters:
  ///   - key: the field's key or the value's role, for the id.
  ///   - owner: the name of the indicator or record, for the id.
  func finding(
    at location: Location, key: String, owner: String, severity: Severity? = nil,
    _ message: Message, detail: [Message] = [], evidence: [Evidence] = [],
    related: [Location] = [], fix: Fix? = nil
  ) -> Finding {
    rule.finding(
      at: location, key: key, owner: owner, severity: severity, message, detail: detail,
      evidence: evidence, related: related, fix: fix)
  }
}
