package import Grid

/// One check: what it means to people, how it is decided, and what it looks like in small.
package struct Rule: Sendable {
  /// What one finding speaks about.
  package enum Scope: String, Sendable { case cell, indicator, form, file, batch }

  /// What a rule looks at: the form, the file itself, whose form need not be known, or all forms that
  /// came back.
  package enum Check: Sendable {
    case form(@Sendable (RuleContext) -> [Finding])
    case file(@Sendable (FileContext) -> [Finding])
    case batch(@Sendable (BatchContext) -> [Finding])
    /// Any table that is to be published; run only where that is asked for.
    case table(@Sendable (TableContext) -> [Finding])
  }

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
  package var check: Check
  /// What a rule about one form looks at among several.
  private var checkTogether: (@Sendable (BatchContext) -> [Finding])?
  /// Runs only where a template's sheet 検査, the settings or `--select` name it.
  package var isOnRequest = false
  package var examples: [Example]
  package var batchExamples: [BatchExample] = []
  package var tableExamples: [TableExample] = []

  /// A rule about what stands in the form.
  package init(
    id: String, title: Message, severity: Severity, why: Message, condition: Message,
    remedy: Message, source: String, fixSafety: FixSafety? = nil, scope: Scope,
    examples: [Example], check: @escaping @Sendable (RuleContext) -> [Finding]
  ) {
    self.init(
      id: id, title: title, severity: severity, why: why, condition: condition, remedy: remedy,
      source: source, fixSafety: fixSafety, scope: scope, examples: examples, .form(check))
  }

  /// A rule about the file.
  package init(
    id: String, title: Message, severity: Severity, why: Message, condition: Message,
    remedy: Message, source: String, fixSafety: FixSafety? = nil, scope: Scope,
    examples: [Example], checkFile: @escaping @Sendable (FileContext) -> [Finding]
  ) {
    self.init(
      id: id, title: title, severity: severity, why: why, condition: condition, remedy: remedy,
      source: source, fixSafety: fixSafety, scope: scope, examples: examples, .file(checkFile))
  }

  private init(
    id: String, title: Message, severity: Severity, why: Message, condition: Message,
    remedy: Message, source: String, fixSafety: FixSafety?, scope: Scope, examples: [Example],
    _ check: Check
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
    remedy: Message, source: String, fixSafety: FixSafety? = nil, batchExamples: [BatchExample],
    checkBatch: @escaping @Sendable (BatchContext) -> [Finding]
  ) {
    self.init(
      id: id, title: title, severity: severity, why: why, condition: condition, remedy: remedy,
      source: source, fixSafety: fixSafety, scope: .batch, examples: [], .batch(checkBatch))
    self.batchExamples = batchExamples
  }

  /// A rule about open data.
  package init(
    id: String, title: Message, severity: Severity, why: Message, condition: Message,
    remedy: Message, source: String, fixSafety: FixSafety? = nil, scope: Scope,
    tableExamples: [TableExample], checkTable: @escaping @Sendable (TableContext) -> [Finding]
  ) {
    self.init(
      id: id, title: title, severity: severity, why: why, condition: condition, remedy: remedy,
      source: source, fixSafety: fixSafety, scope: scope, examples: [], .table(checkTable))
    self.tableExamples = tableExamples
  }

  /// The same rule, run only where it is asked for.
  var onRequest: Rule {
    var rule = self
    rule.isOnRequest = true
    return rule
  }

  /// The same rule, held among several forms as well.
  func together(
    _ examples: [BatchExample], check: @escaping @Sendable (BatchContext) -> [Finding]
  ) -> Rule {
    var rule = self
    rule.batchExamples = examples
    rule.checkTogether = check
    return rule
  }

  /// Nil for a rule that never looks at several forms.
  package var batchCheck: (@Sendable (BatchContext) -> [Finding])? {
    if case .batch(let check) = check { check } else { checkTogether }
  }

  /// What a finding weighs where someone has asked for another severity of its rule: milder
  /// verdicts stay mild when the rule itself is made stricter.
  func severity(of finding: Finding, asked: Severity) -> Severity {
    finding.severity < severity ? min(finding.severity, asked) : asked
  }
}
