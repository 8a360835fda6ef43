/// What may stand in brackets at the end of a value without changing it.
extension NumberScanner {
  private static let ends = [
    "前", "後", "時", "中", "末", "現在", "計", "平均", "含む", "除く", "維持", "換算", "ベース", "概数",
  ]
  private static let years = ["年間", "か年", "カ年", "ヵ年", "ヶ年"]
  private static let comparisons = ["対前年度比", "前年度比", "対前年比", "前年比", "前回比", "昨年度比"]

  /// The mark of a footnote at the end, in brackets or not, with the spaces before it: ※, ※1, *, (注2).
  func footnote(_ range: Range<Int>) -> Range<Int>? {
    var end = range.upperBound
    let isBracketed = end > range.lowerBound && text[end - 1] == ")"
    if isBracketed { end -= 1 }
    var start = end
    while start > range.lowerBound, FoldedText.digit(text.scalars[start - 1]) != nil { start -= 1 }
    guard end - start <= 2, start > range.lowerBound + (isBracketed ? 1 : 0) else { return nil }
    switch text.scalars[start - 1] {
    case "※", "*": break
    case "注" where isBracketed || start < end: break
    default: return nil
    }
    start -= 1
    if isBracketed {
      guard text[start - 1] == "(" else { return nil }
      start -= 1
    }
    while start > range.lowerBound, FoldedText.isSpace(text.scalars[start - 1]) { start -= 1 }
    return start > range.lowerBound ? start..<range.upperBound : nil
  }

  /// 「631件（コロナ前）」, 「100社（5年間累計）」, 「138団体（前年度比12団体増）」, 「88.4%（191/216）」; 「29（4）」
  /// and 「10件（人）」 hold two.
  func readRemark(_ range: Range<Int>, into hit: inout Hit) -> Bool {
    let word = Normalization.trimmed(text.text(range))
    guard isCircumstance(word) || isComparison(word) || isShare(word, of: hit) else { return false }
    hit.note = word
    return true
  }

  private func isCircumstance(_ word: String) -> Bool {
    let folded = FoldedText(word)
    guard (2...20).contains(folded.count), Self.ends.contains(where: word.hasSuffix) else {
      return false
    }
    var start = 0
    if let run = DigitRun(folded, at: 0) {
      guard folded.first(of: Self.years, at: run.end) != nil else { return false }
      start = run.end
    }
    return folded.scalars[start...].allSatisfy { FoldedText.digit($0) == nil }
  }

  private func isComparison(_ word: String) -> Bool {
    guard let head = Self.comparisons.first(where: word.hasPrefix) else { return false }
    return growth(String(word.dropFirst(head.count))) != nil
  }

  /// n of N, behind a percentage only.
  private func isShare(_ word: String, of hit: Hit) -> Bool {
    guard let unit = hit.unit, Normalization.n2(text.text(unit)) == "%" else { return false }
    let parts = word.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        let folded = FoldedText(part)
        return DigitRun(folded, at: 0)?.end == folded.count
      }
  }
}
