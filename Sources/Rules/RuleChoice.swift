import Forms

/// What a form's template decides about one rule.
struct RuleChoice {
  var severity: Severity?
  var isOff = false
  var parameters: [String: String] = [:]

  init(_ id: String, in template: Template?) {
    for setting in template?.ruleSettings ?? [] where setting.rule == id {
      severity = setting.severity.flatMap(Severity.init(rawValue:))
      isOff = setting.off
      parameters = setting.parameters
    }
  }
}
