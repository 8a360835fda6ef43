import Forms
import Formula
import Grid
import Notation

/// Asks a planner's rule of every part of the form that it speaks of.
///
/// A name of an indicator asks it of each indicator; else a name of a field asks it of each record
/// that has the field (of several, the innermost); a rule that names whole groups only is asked once
/// a sheet.
struct OwnRuleCheck {
  let rule: OwnRule
  let context: RuleContext
  let numberText: Checker.NumberText?

  func findings() -> [Finding] {
    subjects.compactMap { subject in
      let scope = FieldScope(
        names: rule.condition, subject: subject, form: context.form, numberText: numberText)
      // What cannot be worked out decides nothing.
      guard let value = try? rule.condition.formula.value(in: scope), Self.isBroken(value) else {
        return nil
      }
      return finding(subject, scope)
    }
  }

  private static func isBroken(_ value: FormulaValue) -> Bool {
    switch value {
    case .boolean(let holds): !holds
    case .number(let number): number.isZero
    default: false
    }
  }

  // MARK: - What is asked

  private var subjects: [FieldScope.Subject] {
    let form = context.form
    let names = rule.condition.names.filter { !$0.isArea }
    if names.contains(where: \.isIndicatorPart) {
      return form.allIndicators.compactMap { indicator in
        form.record(of: indicator).map { FieldScope.Subject(record: $0, indicator: indicator) }
      }
    }
    let keys = Set(names.map(\.key))
    guard !keys.isEmpty else { return form.sheetRecords.map { FieldScope.Subject(record: $0) } }
    let owners = form.allRecords.filter { record in
      record.fields.contains { keys.contains($0.key) && !$0.filledDown }
    }
    let deepest = owners.map(\.path.count).max()
    return owners.filter { $0.path.count == deepest }.map { FieldScope.Subject(record: $0) }
  }

  // MARK: - What is told

  private func finding(_ subject: FieldScope.Subject, _ scope: FieldScope) -> Finding? {
    let used = rule.condition.names.compactMap { name in
      scope.uses[name].map { (name: name, use: $0) }
    }
    guard let main = place(used) else { return nil }
    var values: [Evidence] = []
    var told: [String] = []
    for (name, use) in used where !values.contains(where: { $0.key == name.text }) {
      values.append(Evidence(name.text, use.shown))
      told.append("\(name.text) \(use.shown)")
    }
    let owner = subject.indicator?.name ?? subject.record.owner
    let head = owner.isEmpty ? "" : owner + "　"
    let name = owner.isEmpty ? "" : owner + ": "
    var detail: [Message] = [
      .written(
        ja: head + told.joined(separator: "・"), en: name + told.joined(separator: ", "))
    ]
    if let (field, result) = calculated(scope) {
      values.append(Evidence("calculated", result))
      detail.append(
        Message(ja: "計算 \(field) \(result)", en: "Calculation: \(field) \(result)"))
    }
    let formula = Self.line(rule.condition.formula)
    detail.append(Message(ja: "条件 \(formula)", en: "Condition: \(formula)"))
    let remedy = rule.remedy.isEmpty ? nil : rule.remedy
    detail.append(
      .remedy(
        ja: remedy ?? "条件に合うように、どれかの値を直す",
        en: remedy ?? "correct one of the values so that the condition holds"))
    var seen: Set<Location> = [main]
    return context.finding(
      at: main, key: rule.id, owner: owner, Message(ja: rule.message, en: rule.message),
      detail: detail, evidence: values,
      related: used.flatMap(\.use.places).filter { seen.insert($0).inserted })
  }

  /// The field that the condition speaks of (`…=達成率`, `実績<=…`), else the first one it names.
  private func place(_ used: [(name: FieldName, use: FieldScope.Use)]) -> Location? {
    let subject = rule.condition.formula.comparedNames.lazy.compactMap { text in
      used.first { $0.name.text == text && !$0.name.isArea }?.use.places.first
    }.first
    return subject ?? used.first { !$0.name.isArea }?.use.places.first
      ?? used.lazy.compactMap(\.use.places.first).first
  }

  /// What stands on the other side of a field that the condition says the value of.
  private func calculated(_ scope: FieldScope) -> (name: String, result: String)? {
    guard let (name, value) = rule.condition.formula.expectation(in: scope) else { return nil }
    let text = value.text
    return text.isEmpty ? nil : (name, text)
  }

  /// The condition on one line, with its `=`.
  static func line(_ formula: Formula) -> String {
    let text = Wording.line(formula.text)
    return text.hasPrefix("=") || text.hasPrefix("＝") ? text : "=" + text
  }
}
