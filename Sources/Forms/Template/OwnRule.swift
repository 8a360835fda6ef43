package import Grid

/// A rule that the form's planners have written: a line of the `検査` sheet with a condition.
///
/// The condition is what must hold, in Excel's formula language over the names of tags. A value that
/// is not there leaves it undecided, which is no finding.
package struct OwnRule: Sendable {
  package var id: String
  /// `error`, `warning` or `info`.
  package var severity: String
  /// What a department is told.
  package var message: String
  /// What it is to do, empty where the planners have not said.
  package var remedy: String
  package var condition: FieldFormula
  /// Where the condition stands in the template.
  package var cell: CellReference
}
