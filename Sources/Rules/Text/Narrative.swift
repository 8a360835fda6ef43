import Forms
import Grid
import Notation

/// A field of running text with the indicators it speaks about, and what its numbers say of them.
struct Narrative: Sendable {
  var field: Field
  var record: Record
  /// The indicators of its own level, each name once, then others of the form that it names in full.
  var indicators: [Indicator]
  /// How many of them are of its own level.
  private let ownCount: Int
  var mentions: [NameMention]
  var claims: [Claim]
  let numbered: NumberedText

  var ownIndicators: ArraySlice<Indicator> { indicators.prefix(ownCount) }
  var text: String { field.raw }
  var owner: String { record.owner }
  var numbers: [ParsedNumber] { numbered.numbers }
  var ratios: [RatioText] { numbered.ratios }

  /// Every text of a form, in reading order.
  static func all(in form: Form, _ memory: SentenceMemory) -> [Narrative] {
    var seen: Set<Location> = []
    let records = form.allRecords
    let owners = records.map { Normalization.n2($0.owner) }
    let everywhere = form.allIndicators
    let names = FullNames(everywhere.map(\.shortName))
    return records.indices.flatMap { index -> [Narrative] in
      let texts = records[index].fields.filter {
        isText($0) && seen.insert($0.location).inserted
      }
      guard !texts.isEmpty else { return [] }
      let own = once(scope(index, records, owners, form))
      let places = Set(own.map(\.place))
      return texts.map { field in
        let others = names.found(in: field.raw).lazy.map { everywhere[$0] }
          .filter { !places.contains($0.place) }
        return Narrative(field, records[index], own, Array(others), form.evaluationYear, memory)
      }
    }.sorted { $0.field.location < $1.field.location }
  }

  private init(
    _ field: Field, _ record: Record, _ own: [Indicator], _ others: [Indicator], _ year: Int?,
    _ memory: SentenceMemory
  ) {
    self.field = field
    self.record = record
    indicators = own + others
    ownCount = own.count
    let subjects = own.claimSubjects + others.map(\.claimSubject)
    let reading = memory.reading(
      of: field.raw, about: subjects, in: year, ofIndicators: field.accountsOnlyForIndicators)
    mentions = reading.mentions
    claims = reading.claims
    numbered = reading.numbered
  }

  private static func isText(_ field: Field) -> Bool {
    guard !field.filledDown, !field.isEmpty else { return false }
    switch field.type {
    case .longText: return true
    case .text: return ["本文.", "一覧.", "任意."].contains { field.key.hasPrefix($0) }
    default: return false
    }
  }

  /// The indicators of the nearest level: the record's own and those of the groups right in it; for
  /// a record without any, those of the record of the same name elsewhere in the form.
  private static func scope(
    _ index: Int, _ records: [Record], _ owners: [String], _ form: Form
  ) -> [Indicator] {
    let record = records[index]
    let near = record.indicators + record.children.flatMap(\.indicators)
    if !near.isEmpty { return near }
    let below = record.withDescendants.flatMap(\.indicators)
    if !below.isEmpty { return below }
    let namesakes = records.indices.filter {
      !owners[index].isEmpty && $0 != index && owners[$0] == owners[index]
    }.flatMap { records[$0].withDescendants.flatMap(\.indicators) }
    if !namesakes.isEmpty { return namesakes }
    // A list below a group speaks of the group's indicators.
    var path = record.path
    while path.popLast() != nil {
      guard let around = form.record(at: path) else { continue }
      let indicators = around.indicators + around.children.flatMap(\.indicators)
      if !indicators.isEmpty { return indicators }
    }
    return []
  }

  /// Two indicators of one name cannot be told apart in a text.
  private static func once(_ indicators: [Indicator]) -> [Indicator] {
    let names = indicators.map { TextKey(Normalization.n2($0.shortName)) }
    let single = Set(Frequency(names).ordered.lazy.filter { $0.count == 1 }.map(\.value))
    return zip(indicators, names).filter { !$0.shortName.isEmpty && single.contains($1) }.map(\.0)
  }

  func indicator(of claim: Claim) -> Indicator? { claim.subject.map { indicators[$0] } }

  /// The claims that one sentence makes of one indicator (or of money, for nil), in its order.
  var statements: [(indicator: Indicator?, claims: [Claim])] {
    struct Key: Hashable {
      var sentence: Int
      var subject: Int?
    }
    let keys = Frequency(claims.map { Key(sentence: $0.sentence, subject: $0.subject) }).ordered
    return keys.map { key, _ in
      (
        key.subject.map { indicators[$0] },
        claims.filter { $0.sentence == key.sentence && $0.subject == key.subject }
      )
    }
  }

  /// The words of a stretch of the text.
  func words(_ range: Range<Int>) -> String { text.utf8Text(range) }
}
