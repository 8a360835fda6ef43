package import Notation
package import Rules
package import Workbook

/// What a check is asked to look at.
package struct ReviewOptions: Sendable {
  /// The form to read with; nil lets the reader recognise it.
  package var formID: String?
  package var limits: Limits
  package var check: CheckOptions
  /// Findings below this are left out.
  package var leastSeverity: Severity
  /// Whether `Reviewed.sha256` is wanted: it reads every byte once more.
  package var hashes: Bool
  /// False reads the form only: `extract` wants values, not findings.
  package var runsRules = true
  package var rules = Rule.all
  /// Of what the texts of one file say; without it each check reads them anew.
  package var memory: SentenceMemory?
  /// A book that kensan put together is checked as the tables it holds, not refused.
  package var checksCompiled = false
  /// Whether a file that no template fits is read with a template proposed from itself.
  package var drafts = false
  /// Findings that somebody knows of: they are not put right.
  package var known: [Suppression] = []
  /// Last year's forms, from which a fix may take what was accepted then.
  package var lastYear: [Submission] = []
  /// The day that time limits are held against; nil lets none run out.
  package var today: Period?

  package init(
    formID: String? = nil, limits: Limits = .standard, check: CheckOptions,
    leastSeverity: Severity = .info, hashes: Bool = false
  ) {
    self.formID = formID
    self.limits = limits
    self.check = check
    self.leastSeverity = leastSeverity
    self.hashes = hashes
  }
}
