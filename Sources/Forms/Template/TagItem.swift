package import Grid

/// One line of the `項目` sheet: what the planner says about a tag.
package struct TagItem: Hashable, Sendable {
  package var key: String
  package var heading: String
  package var type: FieldType
  package var unit: String?
  package var required: Bool
  /// The most characters that the field takes, nil where nobody set a limit.
  package var limit: Int?
  /// Where the line stands in the template.
  package var cell: CellReference
  /// What the cell is to be calculated by, nil where people write it.
  package var formula: FieldFormula?

  package init(
    key: String, heading: String = "", type: FieldType = .text, unit: String? = nil,
    required: Bool = false, cell: CellReference = CellReference(row: 0, column: 0)
  ) {
    self.key = key
    self.heading = heading
    self.type = type
    self.unit = unit
    self.required = required
    self.cell = cell
  }
}
