/// A workbook read by a template.
package struct Form: Sendable {
  package var template: Template
  /// The sheets that were read, in the workbook's order.
  package var sheetNames: [String]
  /// The form sheet of the template that each of them was read with.
  package var formSheetNames: [String]
  /// Sheets with content that no form sheet of the template fits.
  package var unreadSheets: [String]
  /// Form sheets of the template that no sheet of the workbook fits.
  package var missingFormSheets: [String]
  /// One sheet's record, or the record over one record per sheet.
  package var root: Record {
    didSet {
      allRecords = root.withDescendants
      allIndicators = allRecords.flatMap(\.indicators)
    }
  }
  /// Every record and every indicator of the tree in reading order; kept because every rule asks.
  package private(set) var allRecords: [Record]
  package private(set) var allIndicators: [Indicator]
  package var evaluationYear: Int?
  package var alignment: Alignment
  /// Cells with text that no tag and no heading of the template covers.
  package var uncovered: [Location]

  package init(
    template: Template, sheetNames: [String], formSheetNames: [String],
    unreadSheets: [String], missingFormSheets: [String] = [], root: Record, evaluationYear: Int?,
    alignment: Alignment = Alignment(),
    uncovered: [Location]
  ) {
    self.template = template
    self.sheetNames = sheetNames
    self.formSheetNames = formSheetNames
    self.unreadSheets = unreadSheets
    self.missingFormSheets = missingFormSheets
    self.root = root
    allRecords = root.withDescendants
    allIndicators = allRecords.flatMap(\.indicators)
    self.evaluationYear = evaluationYear
    self.alignment = alignment
    self.uncovered = uncovered
  }

  package var allFields: [Field] { allRecords.flatMap(\.fields) }

  /// The record at a path of child numbers, nil where the path leads nowhere.
  package func record(at path: [Int]) -> Record? {
    var record = root
    for step in path {
      guard record.children.indices.contains(step) else { return nil }
      record = record.children[step]
    }
    return record
  }

  /// The record that holds an indicator.
  package func record(of indicator: Indicator) -> Record? { record(at: indicator.record) }
}
