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
    guard percents.count >= 3 else { return [] }
    let folded = FoldedText(text)
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
