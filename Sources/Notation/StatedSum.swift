package import Grid

/// A sum with its parts in one sentence: 「補助1件、整備2件、計3件」, 「3件で、内訳は補助1件、整備2件」.
///
/// Source: rule NUM-020.
package struct StatedSum: Hashable, Sendable {
  /// Every number of the sum's unit before it, or behind it in a breakdown, left to right.
  package var parts: [ParsedNumber]
  package var total: ParsedNumber
  /// Whether the sum comes first: 「6人で、内訳は市内3人、市外3人」.
  package var isBreakdown = false

  package var sum: ExactDecimal { parts.map(\.value).reduce(.zero, +) }

  /// Whether some of the parts give the sum: nobody knows which of them the sentence means.
  package var addsUp: Bool {
    var sums: Set<ExactDecimal> = []
    for part in parts { sums.formUnion(sums.map { $0 + part.value } + [part.value]) }
    return sums.contains(total.value)
  }

  /// Every such sum of a text, those behind their parts first; none where the parts are not all of it (など, ほか).
  package static func find(in numbered: NumberedText) -> [StatedSum] {
    totals(in: numbered) + breakdowns(in: numbered)
  }

  private static func totals(in numbered: NumberedText) -> [StatedSum] {
    let text = numbered.text
    guard words.contains(where: { text.contains($0) }) else { return [] }
    var result: [StatedSum] = []
    var parts: [ParsedNumber] = []
    var isPartial = false
    var end = 0
    for number in numbered.numbers {
      var before = FoldedText.plain(text.utf8Text(end..<number.range.lowerBound))
      end = number.range.upperBound
      if let stop = before.lastIndex(where: { "。\n".contains($0) }) {
        (parts, isPartial) = ([], false)
        before = String(before[before.index(after: stop)...])
      }
      if before.hasPrefix("等") || isDoubtful(before) { isPartial = true }
      guard isTotal(before) else {
        parts.append(number)
        continue
      }
      let same = parts.filter { isExact($0) && isSame($0, number) }
      if !isPartial, isExact(number), (2...mostParts).contains(same.count),
        same.allSatisfy({ $0.value < number.value })
      {
        result.append(StatedSum(parts: same, total: number))
      }
      parts = []
    }
    return result
  }

  /// More of them are a table.
  static let mostParts = 10
  private static let words = ["計", "合わせて", "あわせて"]
  private static let doubts = [
    "など", "ほか", "他に", "うち", "内訳", "延べ", "のべ", "除", "前年", "昨年", "目標", "予定", "累計",
  ]

  /// Also a number that leads from or to something: not 「4月から9月までに1,210人」.
  private static func isDoubtful(_ words: String) -> Bool {
    if doubts.contains(where: words.contains) { return true }
    return ["から", "まで"].contains { word in
      TextSearch.places(of: word, in: words).contains { place in
        !["月", "日", "月末"].contains(where: words.utf8Text(0..<place.lowerBound).hasSuffix)
      }
    }
  }

  /// 、計, (合計, の計: not 会計, 統計.
  private static func isTotal(_ before: String) -> Bool {
    if ["合計", "総計", "合わせて", "あわせて"].contains(where: before.hasSuffix) { return true }
    guard before.hasSuffix("計") else { return false }
    let rest = before.unicodeScalars.dropLast()
    return rest.last.map { "、,(の・".unicodeScalars.contains($0) } ?? true
  }

  static func isExact(_ number: ParsedNumber) -> Bool {
    number.isExact && number.sign == nil && number.unit != nil
  }

  static func isSame(_ one: ParsedNumber, _ other: ParsedNumber) -> Bool {
    guard let left = one.unit, let right = other.unit else { return false }
    if left == right { return true }
    guard let first = Units.lookup(left), let second = Units.lookup(right) else { return false }
    return first.isSame(as: second)
  }
}
