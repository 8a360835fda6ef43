/// A form as it is kept between two runs of the program: all that was read from the workbook, with
/// the template by its name only.
///
/// What told where things stand (`Form.alignment`) is left out: `explain` and the rules over one form
/// look at it, and those have had their turn.
package struct StoredForm: Sendable, Codable {
  package let templateID: String
  private let sheetNames: [String]
  private let formSheetNames: [String]
  private let unreadSheets: [String]
  private let missingFormSheets: [String]
  private let root: StoredRecord
  private let evaluationYear: Int?
  private let uncovered: [Location]

  package init(_ form: Form) {
    templateID = form.template.id
    sheetNames = form.sheetNames
    formSheetNames = form.formSheetNames
    unreadSheets = form.unreadSheets
    missingFormSheets = form.missingFormSheets
    root = StoredRecord(form.root, below: [])
    evaluationYear = form.evaluationYear
    uncovered = form.uncovered
  }

  /// The form again, to be read with the template it was made with.
  package func form(_ template: Template) -> Form {
    Form(
      template: template, sheetNames: sheetNames, formSheetNames: formSheetNames,
      unreadSheets: unreadSheets, missingFormSheets: missingFormSheets,
      root: root.record(path: [], below: []),
      evaluationYear: evaluationYear, uncovered: uncovered)
  }
}

/// A record without what its place in the tree tells: its path, and the fields of those around it.
private struct StoredRecord: Sendable, Codable {
  var group: String
  var fields: [Field]
  var indicators: [Indicator]
  var children: [StoredRecord]
  var rows: ClosedRange<Int>
  var sheetIndex: Int
  /// The inherited fields that stand in front of those of the records around.
  var inherited: [Field]
  /// Whether the fields of the records around follow.
  var inheritsAll: Bool

  /// - Parameter below: what the record above hands down.
  init(_ record: Record, below: [Field]) {
    group = record.group
    fields = record.fields
    indicators = record.indicators
    rows = record.rows
    sheetIndex = record.sheetIndex
    inheritsAll = record.inherited.suffix(below.count).elementsEqual(below, by: ===)
    inherited = inheritsAll ? record.inherited.dropLast(below.count) : record.inherited
    let handedDown = record.fields + record.inherited
    children = record.children.map { StoredRecord($0, below: handedDown) }
  }

  func record(path: [Int], below: [Field]) -> Record {
    // Not added to an empty list: siblings then share one store.
    let all =
      if !inheritsAll { inherited } else if inherited.isEmpty { below } else { inherited + below }
    let handedDown = children.isEmpty ? [] : fields.isEmpty ? all : fields + all
    return Record(
      group: group, fields: fields, indicators: indicators,
      children: children.enumerated().map { number, child in
        child.record(path: path + [number], below: handedDown)
      },
      rows: rows, sheetIndex: sheetIndex, inherited: all, path: path)
  }
}
