import Forms
import Grid
import Rules

/// Which of several cells that contradict each other are wrong: the fewest whose change makes all of
/// them agree.
///
/// Source: Fellegi and Holt 1976, the smallest weighted set of fields to change, for sets of one and
/// two.
enum Localisation {
  /// The rules by which numbers, verdicts, sentences and sums hang together, not those of notation.
  private static let rules = Rule.all.filter { rule in
    let family = ["ACH", "VRD", "TXT", Contradiction.ruleOfTotals]
    return rule.severity >= .warning && !withoutNumber.contains(rule.id)
      && family.contains { rule.id.hasPrefix($0) }
  }
  /// Decimals shown, a direction nobody stated, names and grammar, grades that may rest on something
  /// else than the indicator: no other number settles them.
  private static let withoutNumber: Set = [
    "ACH-003", "ACH-008", "TXT-002", "TXT-014", "TXT-016", "TXT-021", "VRD-003",
  ]
  /// Another rounding explains the number: nothing need be wrong.
  static let ruleOfRounding = "ACH-002"
  private static let ids = Set(rules.map(\.id))
  private static let catalogue = Set(Rule.all.map(\.id))

  /// The findings of a file with the cells that are likely wrong, where that can be said; those
  /// whose wrong cell is known stand there.
  ///
  /// - Parameter told: what each rule said by itself, where that is known.
  static func located(
    _ findings: [Finding], told: [Finding]? = nil, in reading: Review.Reading,
    _ options: ReviewOptions
  ) -> [Finding] {
    let suspects = suspects(of: findings, told: told, in: reading, options)
    guard !suspects.isEmpty else { return findings }
    let blamed = findings.map { finding in
      var finding = finding
      if let sets = suspects[finding.id] { finding.blame(sets) }
      return finding
    }
    return Checker.inOrder(blamed)
  }

  /// By the findings' ids, the smallest sets of cells that may be wrong.
  static func suspects(
    of findings: [Finding], told: [Finding]? = nil, in reading: Review.Reading,
    _ options: ReviewOptions
  ) -> [String: [[Location]]] {
    let isWorthwhile = findings.contains {
      $0.severity >= .warning && (ids.contains($0.rule) || !catalogue.contains($0.rule))
    }
    guard isWorthwhile else { return [:] }
    var own = ReviewOptions(limits: options.limits, check: CheckOptions())
    own.rules = rules
    own.memory = options.memory ?? SentenceMemory()
    let origin = origin(told, of: reading, options, own)
    guard !origin.contradictions.isEmpty else { return [:] }
    return suspects(of: origin, in: reading, own)
  }

  /// The file as it is, checked by the rules of its own; what they said to somebody who asked for
  /// nothing special is known.
  private static func origin(
    _ told: [Finding]?, of reading: Review.Reading, _ options: ReviewOptions, _ own: ReviewOptions
  ) -> Trial {
    guard let told, options.check == own.check else {
      return Trial(reading.book, reading.form, name: reading.name, own)
    }
    let ours = told.filter { ids.contains($0.rule) || !catalogue.contains($0.rule) }
    return Trial(reading.book, reading.form, Review.settled(ours, of: reading.form, own))
  }

  private static func suspects(
    of origin: Trial, in reading: Review.Reading, _ options: ReviewOptions
  ) -> [String: [[Location]]] {
    var search = SuspectSearch(origin, reading.laid, name: reading.name, options)
    var suspects: [String: [[Location]]] = [:]
    for component in Contradiction.components(of: origin.contradictions) {
      let own = origin.contradictions.filter { !$0.strands.isDisjoint(with: component) }
      guard own.contains(where: { $0.finding.rule != ruleOfRounding }) else { continue }
      let sets = search.sets(settling: component) { !$0.strands.isDisjoint(with: component) }
      if !sets.isEmpty {
        for one in own {
          suspects[one.finding.id] = relevant(sets, to: one, among: own, in: origin.form)
        }
        continue
      }
      // Too much is wrong at once: what is said of one indicator alone is settled by itself.
      for strand in component.sorted() where component.count > 1 {
        let alone = own.filter { $0.strands == [strand] }
        guard alone.contains(where: { $0.finding.rule != ruleOfRounding }) else { continue }
        let sets = search.sets(settling: [strand]) { $0.strands == [strand] }
        guard !sets.isEmpty else { continue }
        for one in alone { suspects[one.finding.id] = sets }
      }
    }
    return suspects
  }

  /// The sets without what is wrong about other indicators only.
  private static func relevant(
    _ sets: [[Location]], to one: Contradiction, among all: [Contradiction], in form: Form
  ) -> [[Location]] {
    var near = Set(all.filter { !$0.strands.isDisjoint(with: one.strands) }.map(\.place))
    for strand in one.strands {
      switch strand {
      case .indicator(let number):
        near.formUnion(form.allIndicators[number].values.map { CellPlace($0.location) })
      case .cell(let place): near.insert(CellPlace(place))
      }
    }
    var seen: Set<[Location]> = []
    return sets.map { set in
      let own = set.filter { near.contains(CellPlace($0)) }
      return own.isEmpty ? set : own
    }.filter { seen.insert($0).inserted }
  }
}
