import Forms
import Notation

/// A cell with a drop-down that holds something to judge.
struct ChoiceField {
  var field: Field
  var options: [String]
  var owner: String

  /// Blank cells, missing marks and ticked boxes are other rules' matter, and directions in arrows.
  static func filled(_ context: RuleContext) -> [ChoiceField] {
    context.form.allRecords.flatMap { record in
      record.fields.compactMap { field -> ChoiceField? in
        guard case .choice(let options) = field.type, !field.isEmpty, !field.filledDown,
          !options.isEmpty, MissingMark.parse(trimmed(field.raw)) == nil,
          field.ticks == nil
        else { return nil }
        return ChoiceField(field: field, options: options, owner: record.owner)
      }
    }
  }

  /// The choice that is meant, with width and case ignored.
  var match: String? {
    let wanted = Normalization.n2(field.raw).lowercased()
    return options.first { Normalization.n2($0).lowercased() == wanted }
  }
}
