package import Forms
import Grid

extension Rule {
  /// Every id that can be named: the catalogue's, and those of the templates' own rules.
  package static func ids(with templates: some Sequence<Template>) -> [String] {
    all.map(\.id) + templates.flatMap { $0.ownRules.map(\.id) }
  }

  /// The rules that a form's planners have written in its template.
  ///
  /// - Parameter numberText: a number as a format code shows it, for TEXT.
  package static func own(
    of template: Template, numberText: Checker.NumberText? = nil
  ) -> [Rule] {
    template.ownRules.map { own in
      let place = "\(template.title)（検査!\(own.cell)）"
      let formula = OwnRuleCheck.line(own.condition.formula)
      return Rule(
        id: own.id, title: Message(ja: own.message, en: own.message),
        severity: Severity(rawValue: own.severity) ?? .warning,
        why: Message(
          ja: "様式「\(template.title)」のために決めた規則です。",
          en: "A rule made for the form \"\(template.title)\"."),
        condition: Message(
          ja: "\(formula) が成り立たない。値がそろわないときは調べない。",
          en: "\(formula) does not hold. Undecided where a value is missing."),
        remedy: own.remedy.isEmpty
          ? Message(ja: "条件に合うように値を直してください。", en: "Correct the values to meet the condition.")
          : Message(ja: own.remedy, en: own.remedy),
        source: place,
        scope: own.condition.names.contains { $0.isIndicatorPart && !$0.isArea }
          ? .indicator : .form,
        examples: []
      ) { context in
        OwnRuleCheck(rule: own, context: context, numberText: numberText).findings()
      }
    }
  }
}
