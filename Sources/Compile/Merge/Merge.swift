import Forms
import Grid
import Notation
package import Review
import Rules
package import Workbook

/// What came of putting submissions together.
package struct Merged: Sendable {
  /// The sheets that are made: the list, conflicts, who has submitted.
  package var book: NewBook
  /// The submitted sheets that follow them, where each form keeps a sheet of its own.
  package var copies: [Copy]
  /// Every value, one row each, behind them.
  package var values: [ValueLine]
  package var conflicts: [MergeConflict]
  package var duplicates: [MergeDuplicate]
  package var decisions: [MergeDecision]
  /// Files that could not be read; their reasons stand in the book and in the inputs' `failure`.
  package var unreadFiles: [String]
  /// Rows in the list, conflicting ones included.
  package var rowCount: Int
  package var fileCount: Int

  package struct Copy: Sendable {
    package var path: String
    package var sheet: String
    package var name: String
  }

  /// The finished file.
  ///
  /// - Parameter reading: opens a submitted file again; a sheet that cannot be had is left empty.
  package func bytes(
    reading: (String) -> Workbook?
  ) throws(WorkbookError) -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = try Writer(book) { bytes += $0 }
    try ValueSheet(lines: values, title: book.title ?? "").write(&writer)
    var open: (path: String, workbook: Workbook?) = ("", nil)
    for copy in copies {
      if open.path != copy.path { open = (copy.path, reading(copy.path)) }
      let source = open.workbook.flatMap { SheetCopy($0, sheet: copy.sheet) }
      try writer.add(source?.sheet(named: copy.name) ?? NewSheet(name: copy.name))
    }
    try writer.finish()
    return bytes
  }
}

/// The planner's first job: many returned workbooks of one form, one book in plan order.
package enum Merge {
  /// - Parameters:
  ///   - references: the roster, where there is one.
  ///   - resolution: how conflicts are settled; nil leaves them all open.
  /// - Throws: `CompileError` when the inputs are of different forms or none could be read.
  package static func merge(
    _ files: [Reviewed], against references: BatchReferences = BatchReferences(),
    resolving resolution: Resolution? = nil
  ) throws(CompileError) -> Merged {
    let submissions = try Submissions(files)
    let context = Review.batch(files, against: references)
    let inputs = MergeInputs(submissions, context, resolution)
    let all = submissions.read.enumerated().flatMap { index, read in
      PlanRow.rows(
        of: read.form, submission: index, file: read.file, indicatorsOnly: inputs.isSheetwise)
    }
    let rows = PlanOrder.sorted(all.filter { !inputs.dropped.contains($0.submission) })
    let columns = MergeColumns(
      rows: rows, template: submissions.template, sheetwise: inputs.isSheetwise)
    var comparison = MergeComparison(rows: rows, columns: columns, decide: inputs.decide)
    addConflictsAcrossRows(inputs, columns, &comparison)
    let parts = Parts(
      inputs: inputs, comparison: comparison, columns: columns, rows: all,
      conflicts: inputs.conflicts + comparison.conflicts,
      duplicates: inputs.duplicates + comparison.duplicates,
      decisions: inputs.decisions + comparison.decisions)
    return parts.merged
  }

  /// One indicator that stands in several places of the plan.
  private static func addConflictsAcrossRows(
    _ inputs: MergeInputs, _ columns: MergeColumns, _ comparison: inout MergeComparison
  ) {
    let told = Set(
      (comparison.conflicts + comparison.decisions.map(\.conflict)).flatMap(\.statements)
        .map(\.place))
    for found in inputs.context.indicatorConflicts {
      let said = found.statements.compactMap { statement -> (Int, IndicatorConflict.Statement)? in
        guard let file = inputs.number(of: statement.submission), !inputs.dropped.contains(file)
        else { return nil }
        return (file, statement)
      }
      let statements = said.map { file, statement in
        MergeConflict.Statement(
          file: inputs.submissions.read[file].file, sheet: statement.location?.sheet ?? "",
          cell: statement.location?.cell, text: statement.text.ja)
      }
      guard Set(statements.map { Normalization.withoutSpaces($0.text) }).count > 1,
        !statements.allSatisfy({ told.contains($0.place) })
      else { continue }
      let conflict = MergeConflict(
        group: "", row: found.name, column: found.title.ja, statements: statements,
        needsPerson: !found.isOfValue)
      let places = said.compactMap { file, statement in
        statement.location.map {
          MergeComparison.CellPlace(submission: file, sheet: $0.sheet, cell: $0.cell)
        }
      }
      guard places.count == statements.count else { continue }
      comparison.add(conflict, at: places, columns: columns)
    }
  }

  private struct Parts {
    var inputs: MergeInputs
    var comparison: MergeComparison
    var columns: MergeColumns
    /// Those of files that were not taken too.
    var rows: [PlanRow]
    var conflicts: [MergeConflict]
    var duplicates: [MergeDuplicate]
    var decisions: [MergeDecision]

    var merged: Merged {
      let submissions = inputs.submissions
      let title = submissions.template.title
      var sheets = [
        MergedListSheet(comparison: comparison, columns: columns, title: title).sheet(),
        ConflictSheet(conflicts: conflicts, duplicates: duplicates, title: title).sheet(),
        SubmissionSheet(
          submissions: submissions, rows: rows, title: title, roster: RosterTable(inputs.context)
        ).sheet(),
      ]
      if inputs.resolution != nil {
        sheets.append(DecisionSheet(decisions: decisions, title: title).sheet())
      }
      var copies: [Merged.Copy] = []
      if inputs.isSheetwise {
        let index = IndexSheet(inputs, taken: sheets.map(\.name) + [ValueSheet.name], title: title)
        copies = index.copies
        sheets.insert(index.sheet(), at: 0)
      }
      var book = NewBook(
        sheets: sheets.map { $0.withFittingTexts() }, title: title, creator: "kensan")
      book.facts.custom = [
        DocumentFacts.Property(MergedBook.property, .number(Double(submissions.read.count)))
      ]
      return Merged(
        book: book, copies: copies,
        values: ValueLine.all(inputs, decisions), conflicts: conflicts, duplicates: duplicates,
        decisions: decisions, unreadFiles: submissions.unread.map(\.file),
        rowCount: comparison.kept.count, fileCount: submissions.read.count)
    }
  }
}
