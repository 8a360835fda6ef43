import Grid

/// Numbers in percent that are the difference of two percentages beside them.
///
/// Source: rule TXT-006.
package enum PercentDifference {
  /// 17.1% of 「75.0％、57.9％で17.1%の差」, left to right.
  package static func find(in numbered: NumberedText) -> [ParsedNumber] {
    let text = numbered.text
    let percents = numbered.numbers.filter {
      $0.unit.flatMap(Units.canonicalSpelling) == "%" && !$0.approximate
    }
    guard percents.count >= 2 else { return [] }
    let folded = FoldedText(text)
    return (ofComparisons(percents, text) + ofPairs(percents, text, folded))
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// 2.4% of 「97.6%（前年度比+2.4%）」.
  private static func ofComparisons(_ percents: [ParsedNumber], _ text: String) -> [ParsedNumber] {
    let bytes = Array(text.utf8)
    return zip(percents, percents.dropFirst()).compactMap { value, change in
      guard value.range.upperBound < change.range.lowerBound else { return nil }
      let between = FoldedText.plain(
        String(decoding: bytes[value.range.upperBound..<change.range.lowerBound], as: UTF8.self))
      guard between.hasPrefix("(") else { return nil }
      let words = between.dropFirst().filter { !"対+-△▲".contains($0) }
      return comparisons.contains(words) ? change : nil
    }
  }

  private static let comparisons = ["前年度比", "前年比", "前回比", "昨年度比", "前年度差", "前年差", "前回差"]

  private static func ofPairs(
    _ percents: [ParsedNumber], _ text: String, _ folded: FoldedText
  ) -> [ParsedNumber] {
    guard percents.count >= 3 else { return [] }
    return percents.indices.dropFirst(2).compactMap { index in
      let (one, other, difference) = (percents[index - 2], percents[index - 1], percents[index])
      guard
        (one.value - other.value) == difference.value
          || (other.value - one.value) == difference.value,
        !difference.value.isZero, isOneSentence(one, difference, text),
        let end = folded.offsets.firstIndex(of: difference.range.upperBound)
      else { return nil }
      let after = folded.text(end..<min(folded.count, end + 8))
      let isDifference =
        ["の差", "差", "の開き"].contains { after.hasPrefix($0) }
        || Trend.word(startingOf: after.hasPrefix("の") ? after.dropFirst() : after[...]) != nil
      return isDifference ? difference : nil
    }
  }

  private static func isOneSentence(
    _ first: ParsedNumber, _ last: ParsedNumber, _ text: String
  ) -> Bool {
    let bytes = Array(text.utf8)[first.range.upperBound..<last.range.lowerBound]
    let between = String(decoding: bytes, as: UTF8.self)
    return !between.contains("。") && !between.contains("\n")
  }
}
