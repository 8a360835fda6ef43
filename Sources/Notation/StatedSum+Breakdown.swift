import Grid

extension StatedSum {
  /// Every sum of a text whose parts stand behind it, left to right; none where they are not all of it
  /// or overlap (など, うち, 延べ).
  static func breakdowns(in numbered: NumberedText) -> [StatedSum] {
    guard numbered.text.contains("内訳") else { return [] }
    let numbers = numbered.numbers
    return numbers.indices.dropFirst().compactMap { index in
      let total = numbers[index - 1]
      let start = total.range.upperBound
      let opening = FoldedText.plain(
        numbered.text.utf8Text(start..<numbers[index].range.lowerBound))
      guard isExact(total), openings.contains(where: opening.hasPrefix) else { return nil }
      let ends = opening.hasPrefix("(") ? ")）。\n" : "。\n"
      let list = numbered.text.utf8Text(start..<numbered.text.utf8.count)
        .prefix { !ends.contains($0) }
      let parts = numbers[index...].filter {
        $0.range.upperBound <= start + list.utf8.count && isSame($0, total)
      }
      guard !overlaps.contains(where: list.contains), (2...mostParts).contains(parts.count),
        parts.allSatisfy(isExact)
      else { return nil }
      return StatedSum(parts: Array(parts), total: total, isBreakdown: true)
    }
  }

  private static let openings = [
    "(内訳", "の内訳", "、内訳", "で、内訳", "で、その内訳", "、その内訳", "であり、内訳", "となり、内訳", "となっており、内訳",
    "で内訳",
  ]
  private static let overlaps = [
    "など", "ほか", "他", "等", "うち", "延べ", "のべ", "重複", "除", "計", "約", "最も", "主", "次いで", "多", "中心", "はじめ",
  ]
}
