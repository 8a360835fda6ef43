package import Grid

/// One check: what it means to people, how it is decided, and what it looks like in small.
package struct Rule: Sendable {
  /// What one finding speaks about.
  package enum Scope: String, Sendable { case cell, indicator, form, batch }

  package var id: String
  package var title: Message
  package var severity: Severity
  /// Why it matters.
  package var why: Message
  /// When exactly it fires.
  package var condition: Message
  /// What a department does about it.
  package var remedy: Message
  /// Where the rule comes from.
  package var source: String
  /// The kind of fix it may offer, nil for none.
  package var fixSafety: FixSafety?
  package var scope: Scope
  /// Looks at one form; says nothing where the rule looks at several.
  package var check: @Sendable (RuleContext) -> [Finding]
  package var examples: [Example]
  /// Looks at all forms that came back; nil where the rule looks at one.
  package var checkBatch: (@Sendable (BatchContext) -> [Finding])?
  package var batchExamples: [BatchExample] = []

  package init(
    id: String, title: Message, severity: Severity, why: Message, condition: Message,
    remedy: Message, source: String, fixSafety: FixSafety? = nil, scope: Scope,
    examples: [Example], check: @escaping @Sendable (RuleContext) -> [Finding]
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.why = why
    self.condition = condition
    self.remedy = remedy
    self.source = source
    self.fixSafety = fixSafety
    self.scope = scope
    self.check = check
    self.examples = examples
  }

  /// A rule over several forms.
  package init(
    id: String, title: Message, severity: Severity, why: Message, condition: Message,
    remedy: Message, source: String, batchExamples: [BatchExample],
    checkBatch: @escaping @Sendable (BatchContext) -> [Finding]
  ) {
    self.init(
      id: id, title: title, severity: severity, why: why, condition: condition, remedy: remedy,
      source: source, scope: .batch, examples: [], check: { _ in [] })
    self.batchExamples = batchExamples
    self.checkBatch = checkBatch
  }

  /// What a finding weighs where someone has asked for another severity of its rule: milder
  /// verdicts stay mild when the rule itself is made stricter.
  func severity(of finding: Finding, asked: Severity) -> Severity {
    finding.severity < severity ? min(finding.severity, asked) : asked
  }
}
