package import Formula

/// A formula over names of tags, and what the names mean.
package struct FieldFormula: Sendable {
  package var formula: Formula
  package var names: [FieldName]

  package func name(_ text: String, isArea: Bool) -> FieldName? {
    names.first { $0.text == text && $0.isArea == isArea }
  }
}

extension FieldFormula: Hashable {
  package static func == (left: Self, right: Self) -> Bool {
    left.formula.text == right.formula.text && left.names == right.names
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(formula.text)
    hasher.combine(names)
  }
}

/// A name in a formula and the field it means.
package struct FieldName: Hashable, Sendable {
  /// As the formula writes it.
  package var text: String
  /// The tag's, such as `指標.実績`.
  package var key: String
  /// What the value is for, nil for a field that is no value of an indicator.
  package var role: Role?
  /// The fiscal year asked for.
  package var year: Int?
  /// All values of the group, not one: the name is the argument of SUM, COUNTIF and the like.
  package var isArea: Bool

  package var isIndicatorPart: Bool { key.hasPrefix("指標.") }
}
