package import Forms
package import Grid

/// Runs the rules over a form.
package enum Checker {
  /// - Returns: sorted by sheet, row, column and rule; at most one finding per rule and cell.
  package static func check(
    _ form: Form, book: Book, options: CheckOptions = CheckOptions()
  ) -> [Finding] {
    var findings: [Finding] = []
    let narratives = Narrative.all(in: form)
    for rule in Rule.all where options.wants(rule.id) {
      findings += run(rule, form, book, options, narratives)
    }
    return numbered(Precedence.settled(findings).sorted(by: isBefore))
  }

  private static func run(
    _ rule: Rule, _ form: Form, _ book: Book, _ options: CheckOptions, _ narratives: [Narrative]
  ) -> [Finding] {
    let setting = RuleChoice(rule.id, in: form.template)
    let asked = options.severities[rule.id]
    if setting.isOff, asked == nil, !options.select.contains(rule.id) { return [] }
    let context = RuleContext(
      form: form, book: book, rule: rule, parameters: setting.parameters, narratives: narratives)
    var seen: Set<Place> = []
    var findings: [Finding] = []
    for var finding in rule.check(context) where seen.insert(Place(finding)).inserted {
      if let severity = asked ?? setting.severity {
        // A rule's milder verdicts stay mild when the rule itself is made stricter.
        finding.severity =
          finding.severity < rule.severity ? min(finding.severity, severity) : severity
      }
      findings.append(finding)
    }
    return findings
  }

  private static func isBefore(_ left: Finding, _ right: Finding) -> Bool {
    if left.location.sheetIndex != right.location.sheetIndex {
      return left.location.sheetIndex < right.location.sheetIndex
    }
    if left.location.cell != right.location.cell { return left.location.cell < right.location.cell }
    return left.rule < right.rule
  }

  /// Owners of the same name would share an id: the later ones get a number.
  private static func numbered(_ findings: [Finding]) -> [Finding] {
    var count: [String: Int] = [:]
    return findings.map { finding in
      var finding = finding
      count[finding.id, default: 0] += 1
      if let number = count[finding.id], number > 1 { finding.id += "-\(number)" }
      return finding
    }
  }
}
