package import Forms
package import Grid

/// Runs the rules over a form.
package enum Checker {
  /// All rules, over the form and the file it stands in.
  ///
  /// - Parameter name: the file's, empty where it has none.
  /// - Returns: sorted by sheet, row, column and rule; at most one finding per rule and cell.
  package static func check(
    _ form: Form, book: Book, name: String = "", options: CheckOptions = CheckOptions(),
    rules: [Rule] = Rule.all
  ) -> [Finding] {
    check(Subject(form: form, book: book, name: name), options, rules)
  }

  /// The rules that need no form.
  package static func check(
    file book: Book, name: String, options: CheckOptions = CheckOptions()
  ) -> [Finding] {
    check(Subject(form: nil, book: book, name: name), options, Rule.all)
  }

  private struct Subject {
    var form: Form?
    var book: Book
    var name: String
    /// Found once for all rules.
    var texts: FormTexts?

    init(form: Form?, book: Book, name: String) {
      self.form = form
      self.book = book
      self.name = name
      texts = form.map { FormTexts($0, book) }
    }
  }

  private static func check(
    _ subject: Subject, _ options: CheckOptions, _ rules: [Rule]
  ) -> [Finding] {
    var findings: [Finding] = []
    for rule in rules where options.wants(rule.id) {
      findings += run(rule, subject, options)
    }
    let unnamed = Set((subject.form?.alignment.unnamed ?? []).map(Place.init))
    guard !findings.isEmpty else { return [] }
    let names = PersonNames(subject.form.map { [$0] } ?? [])
    return inOrder(Precedence.settled(findings, unnamed: unnamed)).map { names.masked($0) }
  }

  /// By sheet, row, column and rule, with ids told apart.
  package static func inOrder(_ findings: [Finding]) -> [Finding] {
    numbered(findings.sorted(by: isBefore))
  }

  private static func run(
    _ rule: Rule, _ subject: Subject, _ options: CheckOptions
  ) -> [Finding] {
    let setting = RuleChoice(rule.id, in: subject.form?.template)
    let asked = options.severities[rule.id]
    if setting.isOff, asked == nil, !options.select.contains(rule.id) { return [] }
    var seen: Set<Place> = []
    var findings: [Finding] = []
    for var finding in found(by: rule, subject, setting.parameters)
    where seen.insert(Place(finding)).inserted {
      if let severity = asked ?? setting.severity {
        finding.severity = rule.severity(of: finding, asked: severity)
      }
      findings.append(finding)
    }
    return findings
  }

  private static func found(
    by rule: Rule, _ subject: Subject, _ parameters: [String: String]
  ) -> [Finding] {
    switch rule.check {
    case .form(let check):
      guard let form = subject.form, let texts = subject.texts else { return [] }
      return check(
        RuleContext(
          form: form, book: subject.book, rule: rule, parameters: parameters, texts: texts))
    case .file(let check):
      return check(
        FileContext(
          book: subject.book, name: subject.name, form: subject.form, rule: rule,
          parameters: parameters))
    case .batch: return []
    }
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
