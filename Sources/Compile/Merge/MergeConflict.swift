package import Grid

/// One row that two files, or two places of one file, submitted with different values.
package struct MergeConflict: Sendable, Equatable {
  package struct Statement: Sendable, Equatable {
    package var file: String
    package var sheet: String
    package var cell: CellReference?
    /// As submitted; empty for an empty cell.
    package var text: String
  }

  /// The row's headings, its name and its indicator.
  package var group: String
  package var row: String
  /// The heading of the column that differs.
  package var column: String
  /// Who said what, in the order of the inputs.
  package var statements: [Statement]

  package var message: Message {
    let list = statements.map { statement in
      let place = statement.cell.map { "\(statement.sheet)!\($0)" } ?? statement.sheet
      return "\(statement.file) \(place)「\(statement.text)」"
    }.joined(separator: " / ")
    return Message(
      ja: "「\(row)」の \(column) が提出によって違います: \(list)",
      en: "\"\(row)\", \(column): the submissions differ: \(list)")
  }
}

/// One row that was submitted more than once with the same values; it is kept once.
package struct MergeDuplicate: Sendable, Equatable {
  package var group: String
  package var row: String
  package var files: [String]
  /// The copies differ in widths or spaces only.
  package var spellingDiffers: Bool
}
