package import Grid

/// One check: what it means to people, how it is decided, and what it looks like in small.
package struct Rule: Sendable {
  /// What one finding speaks about.
  package enum Scope: String, Sendable { case cell, indicator, form }

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
  package var check: @Sendable (RuleContext) -> [Finding]
  package var examples: [Example]

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
}
