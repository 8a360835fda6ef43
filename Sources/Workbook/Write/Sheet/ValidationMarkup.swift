/// Writes the rules for what may be entered.
///
/// Source: ECMA-376 Part 1, 18.3.1.33 (dataValidations).
enum ValidationMarkup {
  static func write(_ validations: [NewValidation], _ xml: inout MarkupWriter) {
    guard !validations.isEmpty else { return }
    xml.open("dataValidations", ["count": "\(validations.count)"])
    for validation in validations { write(validation, &xml) }
    xml.close("dataValidations")
  }

  private static func write(_ validation: NewValidation, _ xml: inout MarkupWriter) {
    let content = content(validation.rule)
    let severity = validation.severity
    xml.open(
      "dataValidation",
      [
        "type": content.type, "errorStyle": severity == .stop ? nil : severity.rawValue,
        "operator": content.comparison, "allowBlank": validation.allowsBlank ? "1" : nil,
        "showInputMessage": "1", "showErrorMessage": validation.refusesOthers ? "1" : nil,
        "errorTitle": validation.error.flatMap { $0.title.isEmpty ? nil : $0.title },
        "error": validation.error?.text,
        "promptTitle": validation.prompt.flatMap { $0.title.isEmpty ? nil : $0.title },
        "prompt": validation.prompt?.text, "sqref": Address.list(validation.ranges),
      ])
    for (index, formula) in content.formulas.enumerated() {
      xml.element("formula\(index + 1)", text: formula)
    }
    xml.close("dataValidation")
  }

  private static func content(
    _ rule: NewValidation.Rule
  ) -> (type: String?, comparison: String?, formulas: [String]) {
    func limited(_ type: String, _ limit: NewValidation.Limit) -> (String, String?, [String]) {
      (type, limit.comparison == "between" ? nil : limit.comparison, limit.formulas)
    }
    return switch rule {
    case .any: (nil, nil, [])
    case .choices(let choices): ("list", nil, [quoted(choices)])
    case .list(let source): ("list", nil, [source])
    case .custom(let formula): ("custom", nil, [formula])
    case .whole(let limit): limited("whole", limit)
    case .decimal(let limit): limited("decimal", limit)
    case .date(let limit): limited("date", limit)
    case .time(let limit): limited("time", limit)
    case .textLength(let limit): limited("textLength", limit)
    }
  }

  /// Choices as a text constant of a formula.
  static func quoted(_ choices: [String]) -> String {
    Formula.text(choices.joined(separator: ","))
  }
}

/// Pieces of formulas.
enum Formula {
  /// A text constant.
  static func text(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}

extension NewValidation.Limit {
  /// The comparison as the standard names it (18.18.19, 18.18.15).
  var comparison: String {
    switch self {
    case .between: "between"
    case .notBetween: "notBetween"
    case .equal: "equal"
    case .notEqual: "notEqual"
    case .greaterThan: "greaterThan"
    case .lessThan: "lessThan"
    case .greaterThanOrEqual: "greaterThanOrEqual"
    case .lessThanOrEqual: "lessThanOrEqual"
    }
  }

  var formulas: [String] {
    switch self {
    case .between(let low, let high), .notBetween(let low, let high): [low, high]
    case .equal(let bound), .notEqual(let bound), .greaterThan(let bound), .lessThan(let bound),
      .greaterThanOrEqual(let bound), .lessThanOrEqual(let bound):
      [bound]
    }
  }
}
