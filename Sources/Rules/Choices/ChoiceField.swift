import Forms
import Notation

/// A cell with a drop-down that holds something to judge.
struct ChoiceField {
  var field: Field
  var options: [String]
  var owner: String

  /// Directions in arrows are another rule's matter.
  static func filled(_ context: RuleContext) -> [ChoiceField] {
    context.writtenChoices { type in
      guard case .choice(let options) = type, !options.isEmpty else { return nil }
      return options
    }.map { ChoiceField(field: $0, options: $1, owner: $2.owner) }
  }

  /// References to a list of the form itself, whose rows are the choices.
  static func references(_ context: RuleContext) -> [ChoiceField] {
    context.planReferences.map { reference in
      ChoiceField(
        field: reference.field, options: reference.definitions.map { trimmed($0.written) },
        owner: Wording.line(reference.field.raw))
    }
  }

  /// The choice that is meant, with width and case ignored.
  var match: String? {
    let wanted = Normalization.n2(field.raw).lowercased()
    return options.first { Normalization.n2($0).lowercased() == wanted }
  }
}

/// A cell of several choices that are one symbol each, with something in it.
struct SymbolField {
  var field: Field
  var options: [String]
  var owner: String

  static func filled(_ context: RuleContext) -> [SymbolField] {
    context.writtenChoices { type in
      guard case .multipleChoice(let options) = type, !options.isEmpty,
        options.allSatisfy({ $0.count == 1 })
      else { return nil }
      return options
    }.map { SymbolField(field: $0, options: $1, owner: $2.owner) }
  }
}

extension RuleContext {
  /// The fields whose choice is written down, in the order of the form. Blank cells, marks for what is
  /// not or not yet chosen, and ticked boxes are other rules' matter; 廃止 and X are choices like any
  /// other.
  ///
  /// - Parameter options: those of a type of field, nil for types that do not count.
  fileprivate func writtenChoices(
    _ options: (FieldType) -> [String]?
  ) -> [(field: Field, options: [String], record: Record)] {
    form.allRecords.flatMap { record in
      record.fields.compactMap { field in
        guard let options = options(field.type), !field.isEmpty, !field.filledDown,
          field.ticks == nil, !isOpen(trimmed(field.raw))
        else { return nil }
        return (field, options, record)
      }
    }
  }

  private func isOpen(_ text: String) -> Bool {
    switch MissingMark.parse(text)?.kind {
    case .notApplicable, .pending, .notMeasured, .undefinedTarget: true
    case .terminated, .suppressed, .specialGrowth, nil: false
    }
  }
}
