import Forms
import Grid
import Notation

/// A field of running text with the indicators it speaks about, and what its numbers say of them.
final class Narrative: Sendable {
  let field: Field
  let record: Record
  /// The indicators of its own level, each name once, then others of the form that it names in full.
  let indicators: [Indicator]
  /// How many of them are of its own level.
  private let ownCount: Int
  let mentions: [NameMention]
  let claims: [Claim]
  let numbered: NumberedText
  /// The fiscal year under evaluation.
  let year: Int?

  var ownIndicators: ArraySlice<Indicator> { indicators.prefix(ownCount) }
  var text: String { field.raw }
  var owner: String { record.owner }
  var numbers: [ParsedNumber] { numbered.numbers }
  var ratios: [RatioText] { numbered.ratios }

  /// Every text of a form, in reading order.
  static func all(
    in form: Form, _ scopes: IndicatorScopes, _ memory: SentenceMemory
  ) -> [Narrative] {
    var seen: Set<Location> = []
    let headings = Set(form.alignment.headings.map(\.location))
    let doubted = form.foreignYears.map(\.location).filter(headings.contains)
    let everywhere = form.allIndicators.filter(\.isNamed).map { $0.withoutValues(below: doubted) }
    let names = FullNames(everywhere.map(\.shortName))
    return form.allRecords.flatMap { record -> [Narrative] in
      let texts = record.fields.filter { isText($0) && seen.insert($0.location).inserted }
      guard !texts.isEmpty else { return [] }
      let own = once(scopes.spokenOf(in: record)).map { $0.withoutValues(below: doubted) }
      let places = Set(own.map(\.ownPlace))
      return texts.map { field in
        let others = names.found(in: field.raw).lazy.map { everywhere[$0] }
          .filter { !places.contains($0.ownPlace) }
        return Narrative(field, record, own, Array(others), form.evaluationYear, memory)
      }
    }.sorted { $0.field.location < $1.field.location }
  }

  private init(
    _ field: Field, _ record: Record, _ own: [Indicator], _ others: [Indicator], _ year: Int?,
    _ memory: SentenceMemory
  ) {
    self.field = field
    self.record = record
    self.year = year
    indicators = own + others
    ownCount = own.count
    let subjects = own.claimSubjects + others.map(\.claimSubject)
    let reading = memory.reading(
      of: field.raw, about: subjects, in: year, ofIndicators: field.accountsOnlyForIndicators,
      sole: own.count == 1 ? 0 : nil)
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

  /// Two indicators of one name cannot be told apart in a text.
  private static func once(_ indicators: [Indicator]) -> [Indicator] {
    let names = indicators.map { TextKey(Normalization.n2($0.shortName)) }
    let single = Set(Frequency(names).ordered.lazy.filter { $0.count == 1 }.map(\.value))
    return zip(indicators, names).filter { $0.isNamed && single.contains($1) }.map(\.0)
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

extension Indicator {
  /// Without the values below headings one of which has a year that is not the form's: which year's
  /// they are nobody knows until the headings are right, as LAY-005 says.
  fileprivate func withoutValues(below headings: [Location]) -> Indicator {
    guard !headings.isEmpty else { return self }
    var indicator = self
    indicator.values.removeAll { value in
      guard let place = value.periodLocation ?? value.headingLocation else { return false }
      return headings.contains { isInLine($0, place) }
    }
    return indicator
  }

  private func isInLine(_ one: Location, _ other: Location) -> Bool {
    one.sheetIndex == other.sheetIndex
      && (one.cell.row == other.cell.row || one.cell.column == other.cell.column)
  }
}
