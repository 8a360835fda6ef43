package import Forms
package import Grid

/// One named value that led to a finding.
package struct Evidence: Hashable, Sendable {
  package var key: String
  package var value: String

  package init(_ key: String, _ value: String) {
    self.key = key
    self.value = value
  }

  /// The same pairs with every key once: the second `target` becomes `target_2`.
  static func distinct(_ pairs: [Evidence]) -> [Evidence] {
    var count: [String: Int] = [:]
    return pairs.map { pair in
      count[pair.key, default: 0] += 1
      let number = count[pair.key] ?? 1
      return number == 1 ? pair : Evidence("\(pair.key)_\(number)", pair.value)
    }
  }
}

/// What a rule says about one cell, for a person to read and for a program to act on.
package struct Finding: Sendable {
  package var rule: String
  package var severity: Severity
  package var location: Location
  /// The headline: what is wrong, in one sentence.
  package var message: Message
  /// What is written and what was expected, the likely cause, the remedy; one line each.
  package var detail: [Message]
  package var evidence: [Evidence]
  package var related: [Location]
  package var fix: Fix?
  /// The smallest sets of cells whose correction would make everything agree; several are a tie.
  /// Empty where that cannot be said.
  package var suspectSets: [[Location]] = []
  /// The cell that the rule looks at, where the finding stands at another that is wrong instead.
  package var ruleLocation: Location?
  /// About the whole file: its cell is only where lists put it.
  package var isAboutFile = false
  /// The indicator or record it is about, as people call it; empty where it is the whole form.
  package var owner = ""
  /// Stays the same when rows move: made from rule, sheet, field and owner's name, not from the place.
  package var id: String

  /// Every cell that may be wrong, in reading order.
  package var suspects: [Location] { Set(suspectSets.joined()).sorted() }

  package init(
    rule: String, severity: Severity, location: Location, message: Message, detail: [Message] = [],
    evidence: [Evidence] = [], related: [Location] = [], fix: Fix? = nil, id: String
  ) {
    self.rule = rule
    self.severity = severity
    self.location = location
    self.message = message
    self.detail = detail
    self.evidence = evidence
    self.related = related
    self.fix = fix
    self.id = id
  }

  /// For readers of one language.
  package func only(_ language: Language) -> Finding {
    var finding = self
    finding.message = message.only(language)
    finding.detail = detail.map { $0.only(language) }
    finding.fix?.note = fix?.note?.only(language)
    return finding
  }
}
