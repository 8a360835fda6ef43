import Forms
import Grid
import Notation

/// A level of the plan as the head of one submission names it: its code beside its name.
struct PlanEntry {
  /// A number of `BatchContext.submissions`.
  var submission: Int
  var subject: String
  /// The codes from the outermost level down to this one.
  var codes: [Field]
  var name: Field
  /// Whether it is the level that the form as a whole is about.
  var isInnermost: Bool

  /// The code as people write it: `01-02-02`.
  var writtenCode: String { codes.map { trimmed($0.text) }.joined(separator: "-") }
  var code: String { Normalization.withoutSpaces(writtenCode) }
  var plainName: String { Normalization.withoutSpaces(name.text) }

  /// The levels at the head of one submission, outermost first; none where it stands for several.
  static func all(of submission: Int, in context: BatchContext) -> [PlanEntry] {
    let identity = context.submissions[submission].identity
    guard !identity.name.isEmpty else { return [] }
    return identity.names.compactMap { name in
      guard let last = identity.numbers.firstIndex(where: { $0.subject == name.subject })
      else { return nil }
      return PlanEntry(
        submission: submission, subject: name.subject, codes: Array(identity.numbers[...last]),
        name: name, isInnermost: name.key == identity.names.last?.key)
    }
  }
}

extension BatchContext {
  /// The levels that heads of forms name, those of one form and year together.
  var planEntries: [[PlanEntry]] {
    var order: [[String]] = []
    var found: [[String]: [PlanEntry]] = [:]
    for (index, submission) in submissions.enumerated() {
      let identity = submission.identity
      let year = (identity.statedYear ?? identity.evaluationYear).map(String.init) ?? ""
      for entry in PlanEntry.all(of: index, in: self) {
        let key = [submission.template.id, year, entry.subject]
        if found[key] == nil { order.append(key) }
        found[key, default: []].append(entry)
      }
    }
    return order.compactMap { found[$0] }
  }

  /// Forms that have the code of an earlier one and are about something else: each with that one.
  var sameCodes: [Int: PlanEntry] {
    var taken: [Int: PlanEntry] = [:]
    for entries in planEntries {
      var first: [String: [PlanEntry]] = [:]
      for entry in entries where entry.isInnermost {
        let earlier = first[entry.code]?.first {
          !areTwins($0.submission, entry.submission) && !$0.isNamedLike(entry)
        }
        if let earlier { taken[entry.submission] = earlier }
        first[entry.code, default: []].append(entry)
      }
    }
    return taken
  }
}

extension PlanEntry {
  /// Whether a list names it so; lists shorten names.
  func isNamed(_ listed: String) -> Bool {
    let name = Normalization.withoutSpaces(listed)
    return plainName.contains(name) || name.contains(plainName)
  }

  /// One name in two spellings.
  func isNamedLike(_ other: PlanEntry) -> Bool {
    switch NameMatch.of(plainName, other.plainName) {
    case .exact, .variant, .shortForm: true
    // 農業の振興 and 商業の振興 are near, and two things.
    case .near, .none: Similarity.dice(plainName, other.plainName) >= ReferenceMatch.near
    }
  }
}
