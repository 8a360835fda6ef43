/// How alike two names are; both are compared as given, so fold them first.
///
/// Source: values.md 9, step 4.
package enum Similarity {
  /// The Dice coefficient over pairs of neighbouring characters: 1 for equal texts, 0 for none
  /// shared. Complexity: O(n log n).
  package static func dice(_ one: String, _ other: String) -> Double {
    one == other ? 1 : Profile(one).dice(Profile(other))
  }

  /// A text's pairs of neighbouring characters, for comparing it with many others.
  package struct Profile: Sendable {
    private let bigrams: [UInt64]

    package init(_ text: String) { bigrams = Similarity.bigrams(text) }

    /// The Dice coefficient. Complexity: O(n), less where the lengths or the first pairs keep it
    /// under `least`; it is 0 then.
    package func dice(_ other: Profile, least: Double = 0) -> Double {
      let (left, right) = (bigrams, other.bigrams)
      guard !left.isEmpty, !right.isEmpty else { return 0 }
      let sum = Double(left.count + right.count)
      // How many pairs of either side may have no like on the other.
      let wanted = Int((least * sum / 2).rounded(.up))
      var (leftSpare, rightSpare) = (left.count - wanted, right.count - wanted)
      guard leftSpare >= 0, rightSpare >= 0 else { return 0 }
      var shared = 0
      var (i, j) = (0, 0)
      while i < left.count, j < right.count {
        if left[i] == right[j] {
          shared += 1
          i += 1
          j += 1
        } else if left[i] < right[j] {
          i += 1
          leftSpare -= 1
          if leftSpare < 0 { return 0 }
        } else {
          j += 1
          rightSpare -= 1
          if rightSpare < 0 { return 0 }
        }
      }
      return 2 * Double(shared) / sum
    }
  }

  /// The fewest insertions, deletions and replacements of characters that make one text the other.
  ///
  /// - Parameter swaps: whether two neighbours that changed places count as one, as people mistype.
  package static func editDistance(_ one: String, _ other: String, swaps: Bool = false) -> Int {
    let left = Array(one.unicodeScalars)
    let right = Array(other.unicodeScalars)
    guard !left.isEmpty else { return right.count }
    guard !right.isEmpty else { return left.count }
    var previous = Array(0...right.count)
    var current = previous
    var older = previous
    for i in 1...left.count {
      current[0] = i
      for j in 1...right.count {
        let replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
        current[j] = min(previous[j] + 1, current[j - 1] + 1, replaced)
        if swaps, i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          current[j] = min(current[j], older[j - 2] + 1)
        }
      }
      (older, previous, current) = (previous, current, older)
    }
    return previous[right.count]
  }

  /// The known word that an unknown one probably meant; nil where more than a third of its letters
  /// differ.
  package static func nearest(_ word: String, among known: [String]) -> String? {
    let ranked = known.map { (word: $0, distance: editDistance(word, $0, swaps: true)) }
    guard let best = ranked.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }) else {
      return nil
    }
    return best.distance <= max(1, best.word.count / 3) ? best.word : nil
  }

  private static func bigrams(_ text: String) -> [UInt64] {
    var result: [UInt64] = []
    var last: UInt64?
    for scalar in text.unicodeScalars {
      let value = UInt64(scalar.value)
      if let last { result.append(last << 32 | value) }
      last = value
    }
    // A single character has no pair; it is its own.
    if result.isEmpty, let last { result.append(last << 32) }
    return result.sorted()
  }
}
