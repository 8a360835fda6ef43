package import Forms
package import Grid

/// Runs the rules over a form.
package enum Checker {
  /// All rules, over the form and the file it stands in.
  ///
  /// - Parameters:
  ///   - name: the file's, empty where it has none.
  ///   - numberText: what TEXT gives in the planners' own rules; without it nothing is decided by it.
  ///   - memory: of what texts say, where copies of one form are checked.
  /// - Returns: sorted by sheet, row, column and rule; at most one finding per rule and cell.
  package static func check(
    _ form: Form, book: Book, name: String = "", options: CheckOptions = CheckOptions(),
    rules: [Rule] = Rule.all, numberText: NumberText? = nil,
    memory: SentenceMemory = SentenceMemory()
  ) -> [Finding] {
    settled(
      told(
        form, book: book, name: name, options: options, rules: rules, numberText: numberText,
        memory: memory),
      of: form)
  }

  /// What each rule says by itself, in the order of the rules.
  package static func told(
    _ form: Form, book: Book, name: String, options: CheckOptions, rules: [Rule],
    numberText: NumberText?, memory: SentenceMemory
  ) -> [Finding] {
    let own = Rule.own(of: form.template, numberText: numberText)
    let subject = Subject(form: form, book: book, name: name, memory: memory)
    return told(subject, options, rules + own)
  }

  /// What is left of what the rules say when each fact is told once, in order.
  package static func settled(_ findings: [Finding], of form: Form?) -> [Finding] {
    guard !findings.isEmpty else { return [] }
    let unnamed = Set((form?.alignment.unnamed ?? []).map(Place.init))
    let undated = form.map { UndatedValues.cells($0, findings) } ?? []
    let names = PersonNames(form.map { [$0] } ?? [])
    return inOrder(Precedence.settled(findings, unnamed: unnamed, undated: undated))
      .map { names.masked($0) }
  }

  /// A number as a number format code shows it; nil where that cannot be told.
  package typealias NumberText = @Sendable (_ number: Double, _ code: String) -> String?

  /// The rules that need no form.
  package static func check(
    file book: Book, name: String, options: CheckOptions = CheckOptions()
  ) -> [Finding] {
    settled(told(Subject(form: nil, book: book, name: name), options, Rule.all), of: nil)
  }

  /// The rules about open data, over any table.
  ///
  /// - Parameters:
  ///   - beside: the names of the files in the same folder, nil where they are not known.
  ///   - asCP932: whether the table is to be written in that encoding.
  package static func check(
    openData book: Book, name: String, beside: [String]? = nil, asCP932: Bool = false,
    options: CheckOptions = CheckOptions(), rules: [Rule] = Rule.all
  ) -> [Finding] {
    guard let first = rules.first else { return [] }
    var context = TableContext(book: book, name: name, beside: beside, rule: first)
    var findings: [Finding] = []
    for rule in rules where options.wants(rule.id) {
      guard case .table(let check) = rule.check else { continue }
      if rule.id == Rule.characterNotInCP932.id, !asCP932 { continue }
      context.rule = rule
      for var finding in check(context) {
        if let asked = options.severities[rule.id] {
          finding.severity = rule.severity(of: finding, asked: asked)
        }
        findings.append(finding)
      }
    }
    return inOrder(findings)
  }

  private struct Subject {
    var form: Form?
    var book: Book
    var name: String
    /// Found once for all rules.
    var texts: FormTexts?

    init(form: Form?, book: Book, name: String, memory: SentenceMemory = SentenceMemory()) {
      self.form = form
      self.book = book
      self.name = name
      texts = form.map { FormTexts($0, book, memory) }
    }
  }

  private static func told(
    _ subject: Subject, _ options: CheckOptions, _ rules: [Rule]
  ) -> [Finding] {
    rules.filter { options.wants($0.id) }.flatMap { run($0, subject, options) }
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
    let isNamed = asked != nil || options.select.contains(rule.id)
    guard isNamed || !(rule.isOnRequest ? !setting.isOn : setting.isOff) else { return [] }
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
    case .batch, .table: return []
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
