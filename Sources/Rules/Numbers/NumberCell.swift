import Forms
import Grid
import Notation

/// A cell that the form wants a bare number in.
struct NumberCell {
  var location: Location
  var key: String
  var owner: String
  /// The text it holds, nil where the cell holds something else or nothing.
  var text: String?
  var numberFormat: String?
  var declaredUnit: String?
  var unit: Location?
  var name: Location?
  var isTarget = false

  /// Values without name or unit in their cell, and fields of numbers.
  static func all(_ context: RuleContext) -> [NumberCell] {
    let values = context.form.allIndicators.flatMap { indicator in
      indicator.values.filter { !$0.composite && !isPlainRate($0) }.map { value in
        NumberCell(
          location: value.location, key: Wording.key(value), owner: indicator.name,
          text: text(context.cell(at: value.location)),
          numberFormat: context.cell(at: value.location)?.numberFormat,
          declaredUnit: value.declaredUnit ?? (indicator.unit.isEmpty ? nil : indicator.unit),
          unit: indicator.unitField?.location, name: indicator.nameLocation,
          isTarget: [.target, .finalTarget].contains(value.role))
      }
    }
    let fields = context.form.allRecords.flatMap { record in
      record.fields.filter { $0.type == .number && !$0.filledDown && $0.location.range == nil }
        .map { field in
          NumberCell(
            location: field.location, key: field.key, owner: record.owner,
            text: text(context.cell(at: field.location)),
            numberFormat: context.cell(at: field.location)?.numberFormat,
            declaredUnit: context.form.template.item(field.key)?.unit)
        }
    }
    return values + fields
  }

  /// A rate is a percentage by itself: 「44.4%」 as text says no more than the number does.
  private static func isPlainRate(_ value: IndicatorValue) -> Bool {
    value.role == .rate && value.parsed?.unit.flatMap(Units.canonicalSpelling) == "%"
      && value.cell?.display == nil
  }

  private static func text(_ cell: Cell?) -> String? {
    guard case .text(let text) = cell?.value, !trimmed(text).isEmpty else { return nil }
    return text
  }
}
