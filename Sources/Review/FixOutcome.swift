package import Grid
package import Rules
package import Workbook

/// One edit that was made, and the rule that asked for it.
package struct AppliedEdit: Sendable {
  package var rule: String
  package var safety: FixSafety
  package var edit: CellEdit
  /// What people saw in the cell before.
  package var before: String
  /// What people see now.
  package var after: String
  /// The file was changed as a whole: `edit` names the place where lists put it.
  package var isAboutFile = false
}

/// What fixing one file came to.
package struct FixOutcome: Sendable {
  package var path: String
  /// The corrected workbook; the identical bytes where nothing was to be done.
  package var source: WorkbookSource
  package var applied: [AppliedEdit] = []
  /// What is still found in the corrected workbook.
  package var remaining: [Finding] = []
  /// Why the file could not be read or written; `source` is then the input.
  package var failure: Message?
  /// False where the fixes still wanted changes after the last round.
  package var settled = true

  package init(path: String, source: WorkbookSource, failure: Message? = nil) {
    self.path = path
    self.source = source
    self.failure = failure
  }
}
