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
    var sole: Int?

    /// Few texts are read with other subjects, whose names take long to hash.
    func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }

  private let known = Locked<[Key: Reading]>([:])

  package init() {}

  /// - Parameters:
  ///   - ofIndicators: see `NameMention.find`.
  ///   - sole: see `Claim.find`.
  func reading(
    of text: String, about subjects: [ClaimSubject], in year: Int?, ofIndicators: Bool, sole: Int?
  ) -> Reading {
    let key = Key(
      text: TextKey(text), subjects: subjects, year: year, ofIndicators: ofIndicators,
      sole: sole)
    if let reading = known.withLock({ $0[key] }) { return reading }
    let numbered = NumberedText(text)
    let mentions = NameMention.find(
      in: text, subjects: subjects, ofIndicators: ofIndicators, sole: sole)
    let reading = Reading(
      mentions: mentions,
      claims: Claim.find(
        in: numbered, subjects: subjects, mentions: mentions, year: year, sole: sole),
      numbered: numbered)
    known.withLock { $0[key] = reading }
    return reading
  }
}
