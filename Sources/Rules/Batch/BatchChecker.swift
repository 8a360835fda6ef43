import Forms

/// Runs the rules that look at several forms.
package enum BatchChecker {
  /// - Returns: findings whose locations name their file, sorted by file, sheet, row, column, rule.
  package static func check(
    _ batch: BatchContext, options: CheckOptions = CheckOptions()
  ) -> [Finding] {
    var findings: [Finding] = []
    for rule in Rule.all where options.wants(rule.id) {
      guard let check = rule.batchCheck else { continue }
      let setting = batch.submissions.first.map { RuleChoice(rule.id, in: $0.template) }
      let asked = options.severities[rule.id]
      if setting?.isOff == true, asked == nil, !options.select.contains(rule.id) { continue }
      var context = batch
      context.rule = rule
      findings += check(context).map { finding in
        var finding = finding
        if let severity = asked ?? setting?.severity {
          finding.severity = rule.severity(of: finding, asked: severity)
        }
        return finding
      }
    }
    guard !findings.isEmpty else { return [] }
    let names = PersonNames(joining: batch.submissions.map(\.names))
    return findings.map { names.masked($0) }.sorted {
      ($0.location.file ?? "", $0.location, $0.rule)
        < ($1.location.file ?? "", $1.location, $1.rule)
    }
  }
}
