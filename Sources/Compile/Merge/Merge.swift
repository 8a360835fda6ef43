import Forms
import Grid
import Notation
package import Review
package import Workbook

/// What came of putting submissions together.
package struct Merged: Sendable {
  package var book: NewBook
  package var conflicts: [MergeConflict]
  package var duplicates: [MergeDuplicate]
  /// Files that could not be read; their reasons stand in the book and in the inputs' `failure`.
  package var unreadFiles: [String]
  /// Rows in the list, conflicting ones included.
  package var rowCount: Int
  package var fileCount: Int
}

/// The planner's first job: many returned workbooks of one form, one list in plan order.
package enum Merge {
  /// - Throws: `CompileError` when the inputs are of different forms or none could be read.
  package static func merge(_ inputs: [Reviewed]) throws(CompileError) -> Merged {
    let submissions = try Submissions(inputs)
    let all = submissions.read.enumerated().flatMap { index, read in
      PlanRow.rows(of: read.form, submission: index, file: read.file)
    }
    let rows = PlanOrder.sorted(all)
    let columns = MergeColumns(rows: rows, template: submissions.template)
    let comparison = MergeComparison(rows: rows, columns: columns)
    let title = submissions.template.title
    var sheets = [
      MergedListSheet(comparison: comparison, columns: columns, title: title).sheet()
    ]
    sheets.append(ConflictSheet(comparison: comparison, title: title).sheet())
    sheets.append(SubmissionSheet(submissions: submissions, rows: all, title: title).sheet())
    return Merged(
      book: NewBook(sheets: sheets, title: title, creator: "kensan"),
      conflicts: comparison.conflicts, duplicates: comparison.duplicates,
      unreadFiles: submissions.unread.map(\.file), rowCount: comparison.kept.count,
      fileCount: submissions.read.count)
  }
}
