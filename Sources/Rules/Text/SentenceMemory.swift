import Grid
import Notation

/// What texts claim, kept for copies of a form that differ in a few numbers: nearly all their texts
/// are the same, and reading them is most of the work.
package final class SentenceMemory: Sendable {
  struct Reading: Sendable {
    var mentions: [NameMention]
    var claims: [Claim]
    var numbered: NumberedText
  }

  private struct Key: Hashable {
    var text: TextKey
    var subjects: [ClaimSubject]
    var year: Int?
    var ofIndicators: Bool

    /// Few texts are read with other subjects, whose names take long to hash.
    func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }

  private let known = Locked<[Key: Reading]>([:])

  package init() {}

  /// - Parameter ofIndicators: see `NameMention.find`.
  func reading(
    of text: String, about subjects: [ClaimSubject], in year: Int?, ofIndicators: Bool
  ) -> Reading {
    let key = Key(
      text: TextKey(text), subjects: subjects, year: year, ofIndicators: ofIndicators)
    if let reading = known.withLock({ $0[key] }) { return reading }
    let numbered = NumberedText(text)
    let mentions = NameMention.find(in: text, subjects: subjects, ofIndicators: ofIndicators)
    let reading = Reading(
      mentions: mentions,
      claims: Claim.find(in: numbered, subjects: subjects, mentions: mentions, year: year),
      numbered: numbered)
    known.withLock { $0[key] = reading }
    return reading
  }
}
