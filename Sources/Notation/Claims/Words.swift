/// A stretch of masked words that is read from either end.
struct Words {
  private(set) var scalars: ArraySlice<Unicode.Scalar>

  init(_ scalars: some Sequence<Unicode.Scalar>) { self.scalars = Array(scalars)[...] }

  var isEmpty: Bool { scalars.isEmpty }
  var first: MaskedText.Sign? { scalars.first.flatMap(MaskedText.sign) }

  func hasSuffix(_ word: String) -> Bool {
    scalars.count >= word.unicodeScalars.count
      && scalars.suffix(word.unicodeScalars.count).elementsEqual(word.unicodeScalars)
  }

  func hasPrefix(_ word: String) -> Bool { scalars.starts(with: word.unicodeScalars) }

  func hasPrefix(of words: [String]) -> Bool { words.contains(where: hasPrefix) }
  func hasSuffix(of words: [String]) -> Bool { words.contains(where: hasSuffix) }

  /// Where the last of the words begins, nil where none of them stands here.
  func last(of words: [String]) -> Int? {
    var found: Int?
    for word in words {
      let wanted = Array(word.unicodeScalars)
      guard scalars.count >= wanted.count else { continue }
      for index in stride(
        from: scalars.endIndex - wanted.count, through: scalars.startIndex, by: -1)
      where scalars[index..<index + wanted.count].elementsEqual(wanted) {
        found = max(found ?? index, index)
        break
      }
    }
    return found
  }

  func contains(_ words: [String]) -> Bool { last(of: words) != nil }

  /// Takes one of the words off the end; put longer words first.
  mutating func dropSuffix(_ words: [String]) -> String? {
    guard let word = words.first(where: hasSuffix) else { return nil }
    scalars = scalars.dropLast(word.unicodeScalars.count)
    return word
  }

  mutating func dropPrefix(_ words: [String]) -> String? {
    guard let word = words.first(where: hasPrefix) else { return nil }
    scalars = scalars.dropFirst(word.unicodeScalars.count)
    return word
  }

  mutating func dropLast() { scalars = scalars.dropLast() }

  var text: String { MaskedText.string(scalars) }
}
