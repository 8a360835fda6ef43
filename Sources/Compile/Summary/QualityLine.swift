import Forms
package import Grid
import Review
package import Rules

/// The findings of one office in one file.
package struct QualityLine: Sendable {
  /// Empty where the form names no office.
  package var office: String
  package var file: String
  package var counts: [Severity: Int] = [:]

  package func count(_ severity: Severity) -> Int { counts[severity] ?? 0 }

  /// Every file with every office that has findings in it, in the order of the files.
  static func all(_ files: [Reviewed], names: [String]) -> [QualityLine] {
    zip(files, names).flatMap { file, name -> [QualityLine] in
      let own = file.form.flatMap { FormIdentity($0).officeName } ?? ""
      var lines: [QualityLine] = []
      for finding in file.findings {
        let office = file.office(of: finding).map(SummaryLevels.oneLine) ?? own
        let index = lines.firstIndex { $0.office == office } ?? lines.endIndex
        if index == lines.endIndex { lines.append(QualityLine(office: office, file: name)) }
        lines[index].counts[finding.severity, default: 0] += 1
      }
      // A file without findings is the best there is; it stands in the list too.
      return lines.isEmpty && file.form != nil ? [QualityLine(office: own, file: name)] : lines
    }
  }
}

/// How often a rule was broken.
package struct QualityRule: Sendable {
  package var id: String
  package var title: Message
  package var severity: Severity
  package var count: Int
  package var files: Int

  /// The most frequent first.
  static func all(_ files: [Reviewed]) -> [QualityRule] {
    var rules: [String: QualityRule] = [:]
    for file in files {
      var here: Set<String> = []
      for finding in file.findings {
        let new = QualityRule(
          id: finding.rule,
          title: file.rule(of: finding)?.title ?? Message(ja: finding.rule, en: finding.rule),
          severity: finding.severity, count: 0, files: 0)
        var rule = rules[finding.rule] ?? new
        rule.count += 1
        rule.severity = max(rule.severity, finding.severity)
        if here.insert(finding.rule).inserted { rule.files += 1 }
        rules[finding.rule] = rule
      }
    }
    return rules.values.sorted { ($1.severity, $1.count, $0.id) < ($0.severity, $0.count, $1.id) }
  }
}
