package import Formula
package import Grid

/// A rule that the form's planners have written: a line of the `検査` sheet with a condition.
///
/// The condition is what must hold, in Excel's formula language over the names of tags. A value that
/// is not there leaves it undecided, which is no finding.
package struct OwnRule: Sendable {
  /// A name in the condition and the field it means.
  package struct Name: Hashable, Sendable {
    /// As the condition writes it.
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

  package var id: String
  /// `error`, `warning` or `info`.
  package var severity: String
  /// What a department is told.
  package var message: String
  /// What it is to do, empty where the planners have not said.
  package var remedy: String
  package var condition: Formula
  package var names: [Name]
  /// Where the condition stands in the template.
  package var cell: CellReference

  package func name(_ text: String, isArea: Bool) -> Name? {
    names.first { $0.text == text && $0.isArea == isArea }
  }
}
