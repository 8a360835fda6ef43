package import Grid
package import Rules
package import Workbook

/// One cell that was changed, and the rules that asked for it.
package struct AppliedEdit: Sendable {
  /// In the order in which they changed the cell.
  package var rules: [String]
  /// Unsafe where one of the rules' fixes was.
  package var safety: FixSafety
  /// From what the file held to what it holds now.
  package var edit: CellEdit
  /// What people saw in the cell before.
  package var before: String
  /// What people see now.
  package var after: String
  /// What the rules said about the cell.
  package var messages: [Message]
  /// The file was changed as a whole: `edit` names the place where lists put it.
  package var isAboutFile = false
  /// What was changed beside the cell's content, which then is as it was.
  package var sheetEdit: SheetEdit?

  /// What people saw and what they see now.
  package func texts(_ language: Language) -> (before: String, after: String) {
    sheetEdit.map { ($0.before.text(language), $0.after.text(language)) } ?? (before, after)
  }
}

/// What fixing one file came to.
package struct FixOutcome: Sendable {
  package var path: String
  /// The file's own name, by which it is read.
  package var name: String
  /// The file as it came.
  package var original: WorkbookSource
  /// The corrected workbook; the identical bytes where nothing was to be done.
  package var source: WorkbookSource
  /// By sheet, row and column; a cell stands here once.
  package var applied: [AppliedEdit] = []
  package var withheld: [WithheldFix] = []
  /// What is still found in the corrected workbook.
  package var remaining: [Finding] = []
  /// What has become of the formulas that hang on a changed cell.
  package var recalculation = Recalculation()
  /// What makes the corrected workbook of the original; empty where nothing was to be done.
  package var patch = WorkbookPatch()
  /// The corrected book.
  package var book: Book?
  /// Why the file could not be read or fixed; `source` is then the input.
  package var failure: Message?

  package init(
    path: String, name: String, source: WorkbookSource, failure: Message? = nil
  ) {
    self.path = path
    self.name = name
    original = source
    self.source = source
    self.failure = failure
  }
}
