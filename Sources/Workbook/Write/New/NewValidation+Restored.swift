public import Grid

extension NewValidation {
  /// The same rule as one that was read; nil for kinds that cannot be written.
  public init?(_ validation: DataValidation) {
    guard let rule = Rule(validation) else { return nil }
    self.init(validation.ranges, rule)
    allowsBlank = validation.allowsBlank
    prompt = validation.prompt.map { Text(title: $0.title, $0.text) }
    error = validation.error.map { Text(title: $0.title, $0.text) }
    severity = validation.reaction.flatMap(Severity.init(rawValue:)) ?? .stop
    refusesOthers = validation.reaction != nil
  }
}

extension NewValidation.Rule {
  fileprivate init?(_ validation: DataValidation) {
    switch validation.type {
    case "list":
      if let choices = validation.choices {
        self = .choices(choices)
      } else {
        self = .list(validation.formula)
      }
    case "custom": self = .custom(validation.formula)
    default:
      guard let limit = NewValidation.Limit(validation) else { return nil }
      switch validation.type {
      case "whole": self = .whole(limit)
      case "decimal": self = .decimal(limit)
      case "date": self = .date(limit)
      case "time": self = .time(limit)
      case "textLength": self = .textLength(limit)
      default: return nil
      }
    }
  }
}

extension NewValidation.Limit {
  fileprivate init?(_ validation: DataValidation) {
    let (first, second) = (validation.formula, validation.secondFormula)
    switch (validation.comparison, second) {
    case ("between", let second?): self = .between(first, second)
    case ("notBetween", let second?): self = .notBetween(first, second)
    case ("equal", _): self = .equal(first)
    case ("notEqual", _): self = .notEqual(first)
    case ("greaterThan", _): self = .greaterThan(first)
    case ("lessThan", _): self = .lessThan(first)
    case ("greaterThanOrEqual", _): self = .greaterThanOrEqual(first)
    case ("lessThanOrEqual", _): self = .lessThanOrEqual(first)
    default: return nil
    }
  }
}
