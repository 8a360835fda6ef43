package import Forms
package import Grid
package import Rules

/// What one file turned out to be: a form with its findings, or why it could not be read.
package struct Reviewed: Sendable {
  package var path: String
  package var book: Book?
  package var form: Form?
  package var findings: [Finding]
  /// What the workbook itself excepts from the check.
  package var suppressions: [Suppression] = []
  /// Findings that are known or excepted: told, but not counted.
  package var suppressed: [SuppressedFinding] = []
  /// Why the file could not be read, or not as a form: its findings are then about the file only.
  package var failure: Message?
  package var sha256: String?
  /// No installed template fits: the file was read with one proposed from itself.
  package var isDrafted = false
  /// Numbers of such a file that the proposal does not cover.
  package var unreadNumbers = 0
  /// The file is no form but the list of those that are expected.
  package var roster: Roster?
  /// When the file says it was last saved.
  package var savedAt: String?
  /// Of a table that is checked as open data and whose file's name tells a year.
  package var yearly: YearlyTable?

  package init(
    path: String, book: Book? = nil, form: Form? = nil, findings: [Finding] = [],
    failure: Message? = nil, sha256: String? = nil
  ) {
    self.path = path
    self.book = book
    self.form = form
    self.findings = findings
    self.failure = failure
    self.sha256 = sha256
  }

  /// What reports of the file must not repeat.
  package var names: PersonNames { PersonNames(form.map { [$0] } ?? []) }

  /// Lets go of what only `explain` and reports of cells look at: of many files that is most.
  package mutating func dropReading() {
    book = nil
    form?.alignment.steps = []
    form?.alignment.headings = []
    form?.alignment.sheets = []
    form?.alignment.unnamed = []
  }
}
