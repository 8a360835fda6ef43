/// How a name mentioned in running text relates to the name in the table.
///
/// Source: values.md 9; the first test that hits decides.
package enum NameMatch: Hashable, Sendable {
  case exact
  /// Equal but for a qualifier, a particle or a usual spelling.
  case variant(particleReplaced: Bool)
  /// One is part of the other, with at least six characters.
  case shortForm
  case near
  case none

  package static func of(_ mention: String, _ name: String) -> NameMatch {
    let (one, other) = (Normalization.n2(mention), Normalization.n2(name))
    if one == other { return .exact }
    let (left, right) = (Normalization.n3(mention), Normalization.n3(name))
    if left == right, !left.isEmpty {
      return .variant(particleReplaced: replacesParticle(one, other))
    }
    let (short, long) =
      one.unicodeScalars.count <= other.unicodeScalars.count ? (one, other) : (other, one)
    if short.unicodeScalars.count >= 6, long.contains(short) { return .shortForm }
    // A qualifier that is left out makes no name less alike, and one that both have none more alike.
    let (bare, otherBare) = (
      Normalization.withoutQualifier(one), Normalization.withoutQualifier(other)
    )
    let sharesQualifier =
      bare != one && one.dropFirst(bare.count) == other.dropFirst(otherBare.count)
    return isNear(bare, otherBare) || !sharesQualifier && isNear(one, other) ? .near : .none
  }

  private static func isNear(_ one: String, _ other: String) -> Bool {
    if Similarity.dice(one, other) >= 0.8 { return true }
    let length = min(one.unicodeScalars.count, other.unicodeScalars.count)
    return length >= 4 && Similarity.editDistance(one, other) <= 2
  }

  /// True where both have a particle in the place where they differ: への against の.
  private static func replacesParticle(_ one: String, _ other: String) -> Bool {
    let left = Array(Normalization.withoutQualifier(one).unicodeScalars)
    let right = Array(Normalization.withoutQualifier(other).unicodeScalars)
    var start = 0
    while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
    var end = 0
    while end < min(left.count, right.count) - start,
      left[left.count - 1 - end] == right[right.count - 1 - end]
    {
      end += 1
    }
    // への → の differs by へ alone: the の that follows belongs to the particle of both.
    if end > 0, left[left.count - end] == "の" { end -= 1 }
    let particles = ["の", "への", "における"]
    func middle(_ scalars: [Unicode.Scalar]) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<scalars.count - end])
      return String(view)
    }
    let (first, second) = (middle(left), middle(right))
    return first != second && particles.contains(first) && particles.contains(second)
  }
}
