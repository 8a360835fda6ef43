import Forms
import Notation

/// A cell of several choices that are one symbol each, with something in it.
struct SymbolField {
  var field: Field
  var options: [String]
  var owner: String

  /// Blank cells, missing marks and ticked boxes are other rules' matter.
  static func filled(_ context: RuleContext) -> [SymbolField] {
    context.form.allRecords.flatMap { record in
      record.fields.compactMap { field -> SymbolField? in
        guard case .multipleChoice(let options) = field.type, !field.isEmpty, !field.filledDown,
          field.ticks == nil, options.allSatisfy({ $0.count == 1 }), !options.isEmpty,
          MissingMark.parse(trimmed(field.raw)) == nil
        else { return nil }
        return SymbolField(field: field, options: options, owner: record.owner)
      }
    }
  }
}
