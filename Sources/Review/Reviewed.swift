package import Forms
package import Grid
package import Rules

/// What one file turned out to be: a form with its findings, or why it could not be read.
package struct Reviewed: Sendable {
  package var path: String
  package var book: Book?
  package var form: Form?
  /// What is left of the form when it was let go.
  private var kept: FormBrief?
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
  package var names: PersonNames { kept?.submission.names ?? PersonNames(form.map { [$0] } ?? []) }

  package var template: Template? { kept?.template ?? form?.template }

  package var brief: FormBrief? {
    kept ?? form.map { FormBrief($0, submission($0, keepsForm: true, keepsTexts: true)) }
  }

  private func submission(_ form: Form, keepsForm: Bool, keepsTexts: Bool) -> Submission {
    Submission(
      file: path, form: form, savedAt: savedAt, digest: sha256, keepsForm: keepsForm,
      keepsTexts: keepsTexts)
  }

  /// Lets go of all that neither reports nor the rules over several forms look at.
  ///
  /// - Parameters:
  ///   - reach: how many rows and columns around a finding's cell reports show; nil for reports that
  ///     show no cells.
  ///   - language: that of the reports.
  ///   - keepsTexts: whether what people wrote is compared with last year's.
  package mutating func keepFindings(
    cells reach: CellReach?, in language: Language, keepsTexts: Bool
  ) {
    findings = findings.map { $0.only(language) }
    if let form {
      kept = FormBrief(form, submission(form, keepsForm: false, keepsTexts: keepsTexts))
    }
    form = nil
    book = reach.flatMap { reach in book.map { cells(of: $0, reach) } }
  }

  /// The cells of a book that a report of the findings shows.
  package func cells(of book: Book, _ reach: CellReach) -> Book {
    let edits = findings.flatMap { $0.fix?.edits ?? [] }.map { ($0.sheet, $0.reference) }
    return book.near(findings.map { ($0.location.sheet, $0.location.cell) } + edits, reach)
  }

  /// Lets go of what only `explain` and reports of cells look at: of many files that is most.
  package mutating func dropReading() {
    book = nil
    form?.alignment.steps = []
    form?.alignment.headings = []
    form?.alignment.sheets = []
    form?.alignment.unnamed = []
  }

  /// Works out at once what reports ask for finding by finding.
  package mutating func keepBrief() { kept = brief }
}
