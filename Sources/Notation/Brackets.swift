/// Brackets and quotation marks of running text, full and half width alike.
package enum Brackets {
  private static let pairs: [Unicode.Scalar: Unicode.Scalar] = [
    "(": ")", "「": "」", "『": "』", "【": "】", "〔": "〕", "[": "]", "〈": "〉", "《": "》",
  ]
  private static let closing = Set(pairs.values)

  /// The UTF-8 ranges of brackets without a partner, left to right; `1)` and `ア)` at the head of a
  /// line are list marks.
  package static func unpaired(in text: String) -> [Range<Int>] {
    let folded = FoldedText(text)
    var open: [(index: Int, closes: Unicode.Scalar)] = []
    var alone: [Int] = []
    for (index, scalar) in folded.scalars.enumerated() {
      if let partner = pairs[scalar] {
        open.append((index, partner))
      } else if closing.contains(scalar) {
        if open.last?.closes == scalar {
          open.removeLast()
        } else if let place = open.lastIndex(where: { $0.closes == scalar }) {
          // What was opened in between was never closed.
          alone += open[(place + 1)...].map(\.index)
          open.removeSubrange(place...)
        } else if !isListMark(folded, index) {
          alone.append(index)
        }
      }
    }
    alone += open.map(\.index)
    return alone.sorted().map { folded.raw($0..<$0 + 1) }
  }

  private static func isListMark(_ folded: FoldedText, _ index: Int) -> Bool {
    guard folded.scalars[index] == ")" else { return false }
    var start = index
    while start > 0, folded[start - 1] != "\n" { start -= 1 }
    let before = folded.scalars[start..<index].filter { !FoldedText.isSpace($0) }
    return (1...3).contains(before.count)
  }
}
