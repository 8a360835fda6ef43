package import Forms
package import Grid
package import Review
import Rules

/// What a summary takes from one file: enough to count it together with others, in another process
/// and at another time.
///
/// One process makes these of its files too before it counts them, so that the same files give the
/// same summary, however many processes have read them.
package struct SummaryPart: Sendable, Codable {
  /// A finding as far as a summary speaks of it: whose, how serious, where.
  private struct Found: Codable {
    var rule: String
    var severity: Severity
    var location: Location
    var owner: String
    var id: String
  }

  package let path: String
  package let failure: Message?
  private let form: StoredForm?
  /// The digest of the template's workbook; nil where the file is no form.
  package let template: String?
  private let savedAt: String?
  private let findings: [Found]
  private let suppressions: [Suppression]
  private let roster: Roster?

  /// - Parameter digests: of the templates' workbooks, by id.
  package init(_ file: Reviewed, digests: [String: String]) {
    path = file.path
    failure = file.failure
    form = file.form.map(StoredForm.init)
    template = file.form.map { digests[$0.template.id] ?? "" }
    savedAt = file.savedAt
    findings = file.findings.map {
      Found(
        rule: $0.rule, severity: $0.severity, location: $0.location, owner: $0.owner, id: $0.id)
    }
    suppressions = file.suppressions
    roster = file.roster
  }

  /// The file as it was reviewed, without what a summary does not look at.
  ///
  /// - Throws: `.templateMissing` where the form's template is not there or has been changed.
  package func reviewed(
    _ templates: [Template], digests: [String: String]
  ) throws(CompileError) -> Reviewed {
    var read: Form?
    if let form {
      guard let template = templates.first(where: { $0.id == form.templateID }),
        digests[template.id] ?? "" == self.template
      else { throw CompileError(.templateMissing(form: form.templateID, file: path)) }
      read = form.form(template)
    }
    var file = Reviewed(
      path: path, form: read,
      findings: findings.map { found in
        var finding = Finding(
          rule: found.rule, severity: found.severity, location: found.location,
          message: Message(ja: "", en: ""), id: found.id)
        finding.owner = found.owner
        return finding
      }, failure: failure)
    file.savedAt = savedAt
    file.suppressions = suppressions
    file.roster = roster
    file.keepBrief()
    return file
  }
}
