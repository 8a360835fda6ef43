import Forms

/// What a form's template decides about one rule.
struct RuleChoice {
  var severity: Severity?
  var isOff = false
  /// The template has a line for the rule that does not switch it off.
  var isOn = false
  var parameters: [String: String] = [:]

  init(_ id: String, in template: Template?) {
    for setting in template?.ruleSettings ?? [] where setting.rule == id {
      severity = setting.severity.flatMap(Severity.init(rawValue:))
      (isOff, isOn) = (setting.off, !setting.off)
      parameters = setting.parameters
    }
  }
}
