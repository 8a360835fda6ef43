import Forms
import Formula
import Grid

/// A formula that a cell of the form should hold, with what it comes to there.
struct CellFormula {
  /// Without its `=`.
  var text: String
  var result: FormulaNumber

  /// nil where the result is no number, or cannot be worked out here.
  init?(_ text: String, at location: Location, _ context: RuleContext) {
    let calculation = BookCalculation(context.book) { _, _ in nil }
    guard
      case .number(let result)? = try? calculation.value(of: text, inSheet: location.sheetIndex)
    else { return nil }
    self.text = text
    self.result = result
  }

  /// What another cell of the column is calculated by, as it reads here, or the form's own formula.
  init?(_ lost: SheetComparison.LostFormula, _ context: RuleContext) {
    self.init(Self.moved(lost), at: lost.location, context)
  }

  /// The formula of a lost cell, as it reads there, gives an empty text: a number is wrong there.
  static func isBlank(_ lost: SheetComparison.LostFormula, _ context: RuleContext) -> Bool {
    let calculation = BookCalculation(context.book) { _, _ in nil }
    let text = moved(lost)
    guard
      case .text(let result)? = try? calculation.value(of: text, inSheet: lost.location.sheetIndex)
    else { return false }
    return result.isEmpty
  }

  private static func moved(_ lost: SheetComparison.LostFormula) -> String {
    guard let from = lost.calculating?.cell else { return lost.formula }
    let to = lost.location.cell
    return SharedFormula.moved(
      lost.formula, rows: to.row - from.row, columns: to.column - from.column)
  }

  /// What the template's 項目 sheet has the value calculated by.
  init?(_ value: IndicatorValue, of indicator: Indicator, _ context: RuleContext) {
    guard !context.isPlainText, value.location.range == nil,
      let record = context.form.record(of: indicator),
      let wanted = context.form.template.items.first(where: { item in
        item.formula != nil
          && Role(tagName: item.key.drop { $0 != "." }.dropFirst().description)
            == value.role
      })?.formula
    else { return nil }
    let scope = FieldScope(
      names: wanted, subject: FieldScope.Subject(record: record, indicator: indicator),
      form: context.form, numberText: nil)
    let text = wanted.formula.spelled { name in
      guard let field = wanted.name(name.text, isArea: name.isArea), let place = scope.cell(field)
      else { return nil }
      guard place.sheetIndex != value.location.sheetIndex else { return "\(place.cell)" }
      return "'"
        + place.sheet.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "''") + "'!\(place.cell)"
    }
    guard let text else { return nil }
    self.init(text, at: value.location, context)
  }

  /// Cells that are shown as what it reads.
  private static let mostInputs = 20

  /// The cells it reads on its own sheet.
  func inputs(at location: Location) -> [Location] {
    let cells = FormulaReferences(text).references.flatMap { reference -> [CellReference] in
      let last = reference.last ?? reference.first
      guard reference.qualifier == nil, let row = reference.first.row, let end = last.row,
        let column = reference.first.column, let edge = last.column
      else { return [] }
      let area = CellRange(
        CellReference(row: row, column: column), CellReference(row: end, column: edge))
      return area.rows.prefix(Self.mostInputs).flatMap { row in
        area.columns.prefix(Self.mostInputs).map { CellReference(row: row, column: $0) }
      }
    }
    return Frequency(cells).ordered.prefix(Self.mostInputs).map {
      Location(sheetIndex: location.sheetIndex, sheet: location.sheet, cell: $0.value)
    }
  }

  /// The same number, as far as it is written.
  func gives(_ written: Double) -> Bool {
    guard let written = ExactDecimal(written) else { return false }
    return result.rounded(written.normalized.scale, .halfAwayFromZero)
      == FormulaNumber(written)
  }
}
