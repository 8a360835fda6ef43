package import Forms
import Grid
import Notation

/// What a rule over several forms looks at.
package struct BatchContext: Sendable {
  /// The earliest first.
  package let submissions: [Submission]
  /// Paths of files that could not be read.
  package let unread: [String]
  package let roster: Roster?
  /// What last year's book or the plan says there is; nil where nobody said.
  package let expected: [ExpectedIndicator]?
  /// Last year's forms.
  package let earlier: [Submission]
  /// Submissions of one form, office, place in the plan and year: numbers, the earliest first.
  package let twins: [[Int]]
  /// The set of `twins` that each submission is in.
  private let twinSets: [Int: Int]
  /// Reads a file once more, for forms that were let go.
  private let readAgain: FormReading
  package var rule: Rule?

  /// The form of a submission, nil where its file is gone.
  package typealias FormReading = @Sendable (Submission) -> Form?

  package init(
    submissions: [Submission], unread: [String] = [], roster: Roster? = nil,
    expected: [ExpectedIndicator]? = nil, earlier: [Submission] = [],
    readAgain: @escaping FormReading = { _ in nil }
  ) {
    self.readAgain = readAgain
    self.earlier = earlier.sorted(by: Submission.isEarlier)
    let ordered = submissions.sorted(by: Submission.isEarlier)
    self.submissions = ordered
    self.unread = unread
    self.roster = roster
    self.expected = expected
    let twins = Self.twins(ordered)
    self.twins = twins
    twinSets = Dictionary(
      twins.enumerated().flatMap { set, members in members.map { ($0, set) } },
      uniquingKeysWith: { first, _ in first })
  }

  private static func twins(_ submissions: [Submission]) -> [[Int]] {
    var sets: [[String]: [Int]] = [:]
    var order: [[String]] = []
    for (index, submission) in submissions.enumerated() {
      guard let key = submission.identity.key else { continue }
      let whole = [submission.template.id] + key
      if sets[whole] == nil { order.append(whole) }
      sets[whole, default: []].append(index)
    }
    return order.compactMap { key in
      let set = sets[key] ?? []
      guard set.count > 1 else { return nil }
      if submissions[set[0]].identity.office != nil { return set }
      // Where no office signs for the whole form, each may have filled in rows of its own.
      let overlapping = set.dropFirst().filter { index in
        set.contains { $0 < index && submissions[$0].hasFilledInTheSame(as: submissions[index]) }
      }
      return overlapping.isEmpty ? nil : [set[0]] + overlapping
    }
  }

  func areTwins(_ one: Int, _ other: Int) -> Bool {
    guard let set = twinSets[one] else { return false }
    return set == twinSets[other]
  }

  /// Two files of the same bytes.
  func areCopies(_ one: Int, _ other: Int) -> Bool {
    guard let digest = submissions[one].digest else { return false }
    return digest == submissions[other].digest
  }

  /// Which submissions answer the roster; nil where there is none.
  package var rosterMatch: RosterMatch? {
    roster.map { RosterMatch($0, submissions, unread: unread) }
  }

  /// The whole form, which takes time where it was let go.
  func form(_ submission: Int) -> Form? {
    submissions[submission].form ?? readAgain(submissions[submission])
  }

  /// Every indicator of every submission, by its name, in the order of first mention.
  package var mentions: [[IndicatorMention]] {
    var order: [String] = []
    var found: [String: [IndicatorMention]] = [:]
    for (index, submission) in submissions.enumerated() {
      for indicator in submission.indicators {
        let key = Normalization.withoutSpaces(indicator.name)
        guard !key.isEmpty else { continue }
        if found[key] == nil { order.append(key) }
        found[key, default: []].append(
          IndicatorMention(submission: index, indicator: indicator))
      }
    }
    return order.compactMap { found[$0] }
  }

  func name(_ submission: Int) -> Message {
    let one = submissions[submission]
    let office = one.identity.officeName
    return office.isEmpty
      ? Message(ja: one.name, en: one.name)
      : Message(ja: "\(one.name)（\(office)）", en: "\(one.name) (\(office))")
  }

  func place(_ location: Location?, in submission: Int) -> Location? {
    guard var place = location else { return nil }
    place.file = submissions[submission].file
    place.range = nil
    return place
  }

  /// - Parameter location: with its file.
  func finding(
    at location: Location, key: String, owner: String, severity: Severity? = nil,
    _ message: Message, detail: [Message] = [], evidence: [Evidence] = [],
    related: [Location?] = [], fix: Fix? = nil
  ) -> Finding {
    var seen: Set<Location> = [location]
    var finding = Finding(
      rule: rule?.id ?? "", severity: severity ?? rule?.severity ?? .info, location: location,
      message: message, detail: detail, evidence: Evidence.distinct(evidence),
      related: related.compactMap { $0 }.filter { seen.insert($0).inserted },
      id: StableIdentifier.of([rule?.id ?? "", location.sheet, key, owner]))
    finding.owner = owner
    finding.fix = fix
    return finding
  }
}

extension Submission {
  /// At least half of what the shorter of both has measured stands in the other one too.
  fileprivate func hasFilledInTheSame(as other: Submission) -> Bool {
    let (one, two) = (measured, other.measured)
    let both = one.intersection(two).count
    return both > 0 && both * 2 >= min(one.count, two.count)
  }

  /// The names of indicators with an actual; of all with a value where the form asks for none.
  private var measured: Set<String> {
    Set(
      indicators.filter { asksForActuals ? $0.roles.contains(.actual) : !$0.roles.isEmpty }
        .map(\.key))
  }
}
