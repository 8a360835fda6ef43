/// Names that only one of many subjects bears, looked for in texts that may hold any of them in full.
package struct FullNames: Sendable {
  /// Shorter names are everyday words.
  private static let shortest = 5

  private struct Opening: Hashable {
    var first: Unicode.Scalar
    var second: Unicode.Scalar
  }

  /// Whether any name begins with a scalar of these last bits.
  private var begins = [Bool](repeating: false, count: 256)
  /// The names by how they begin, so that a text is walked only once.
  private var names: [Opening: [(scalars: [Unicode.Scalar], index: Int)]] = [:]

  package init(_ names: [String]) {
    let plain = names.map {
      TextKey(FoldedText.plain(Normalization.withoutQualifier(Normalization.n2($0))))
    }
    let bearers = Dictionary(grouping: plain.indices) { plain[$0] }
    for (name, indices) in bearers where indices.count == 1 {
      let scalars = Array(name.text.unicodeScalars)
      guard scalars.count >= Self.shortest else { continue }
      let opening = Opening(first: scalars[0], second: scalars[1])
      self.names[opening, default: []].append((scalars, indices[0]))
      begins[Int(opening.first.value & 0xFF)] = true
    }
  }

  /// Which of the names stand in a text, in the order they were given.
  package func found(in text: String) -> [Int] {
    guard !names.isEmpty else { return [] }
    let scalars = FoldedText.plainScalars(text)
    var found: Set<Int> = []
    for index in scalars.indices.dropLast() where begins[Int(scalars[index].value & 0xFF)] {
      let opening = Opening(first: scalars[index], second: scalars[index + 1])
      for name in names[opening] ?? [] where scalars[index...].starts(with: name.scalars) {
        found.insert(name.index)
      }
    }
    return found.sorted()
  }
}
