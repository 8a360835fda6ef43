/// One line of the `検査` sheet without a condition: a rule that is off, or differs from its default.
package struct RuleSetting: Hashable, Sendable {
  package var rule: String
  /// `error`, `warning` or `info`; nil keeps the rule's own.
  package var severity: String?
  package var off: Bool
  package var parameters: [String: String]

  package init(
    rule: String, severity: String? = nil, off: Bool = false, parameters: [String: String] = [:]
  ) {
    self.rule = rule
    self.severity = severity
    self.off = off
    self.parameters = parameters
  }
}
