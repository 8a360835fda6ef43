package import Grid

/// Something that two files, or two places of one file, say differently.
package struct MergeConflict: Sendable, Equatable {
  package struct Statement: Sendable, Equatable {
    package var file: String
    package var sheet: String
    package var cell: CellReference?
    /// As submitted; empty for an empty cell.
    package var text: String

    /// What a line of a message bears; the whole stands in the form.
    fileprivate var quoted: String { text.count <= 200 ? text : text.prefix(200) + "…" }

    package var place: String {
      "\(file) \(sheet)" + (cell.map { (sheet.isEmpty ? "" : "!") + "\($0)" } ?? "")
    }
  }

  /// The row's headings, its name and its indicator.
  package var group: String
  package var row: String
  /// The heading of the column that differs.
  package var column: String
  /// Who said what, in the order of the inputs.
  package var statements: [Statement]
  /// Neither the later nor the earlier one can simply be taken: values in two units, for example.
  package var needsPerson = false

  package var message: Message {
    let list = statements.map { "\($0.place)「\($0.quoted)」" }.joined(separator: " / ")
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

/// A conflict that was settled, by whom, and for which statement.
package struct MergeDecision: Sendable, Equatable {
  package var conflict: MergeConflict
  /// A number of the conflict's statements.
  package var chosen: Int
  package var reason: Message

  package var message: Message {
    let taken = conflict.statements[chosen]
    let rest = conflict.statements.enumerated().filter { $0.offset != chosen }
      .map { "\($0.element.place)「\($0.element.quoted)」" }.joined(separator: " / ")
    let what = "「\(conflict.row)」の \(conflict.column)"
    return Message(
      ja: "決定（\(reason.ja)）: \(what) は \(taken.place)「\(taken.quoted)」、採らない: \(rest)",
      en: "settled (\(reason.en)): \"\(conflict.row)\", \(conflict.column): \(taken.place)"
        + " \"\(taken.quoted)\"; not taken: \(rest)")
  }
}
