package import Grid

/// Numbers in the way offices write them.
///
/// Source: values.md 2.
package enum NumberText {
  /// Reads a text that is one number expression and nothing else; nil for `33.2.%` and `29（4）`.
  package static func parse(_ text: String) -> ParsedNumber? { parse(text[...], base: 0) }

  /// The same for a part of a text whose UTF-8 ranges count from `base`.
  static func parse(_ text: Substring, base: Int) -> ParsedNumber? {
    guard text.utf8.count <= 400 else { return nil }
    let folded = FoldedText(text, base: base)
    let range = folded.trimmedRange
    guard !range.isEmpty else { return nil }
    let scanner = NumberScanner(folded)
    guard let hit = scanner.whole(range) else { return nil }
    return parsed(hit, folded, in: text, base: base)
  }

  /// Every number of a running text with its place, left to right; periods, dates, list marks and
  /// codes are left out.
  package static func find(in text: String) -> [ParsedNumber] {
    let folded = FoldedText(text)
    guard folded.scalars.contains(where: { ("0"..."9").contains($0) }) else { return [] }
    let periods = PeriodScanner(folded).all().map { $0.start..<$0.end }
    return NumberScanner(folded).all(except: periods)
      .map { parsed($0, folded, in: text[...], base: 0) }
  }

  /// The digits people expect: the decimals of the value, with or without commas.
  package static func formatted(_ value: ExactDecimal, grouping: Bool) -> String {
    grouping ? value.grouped : value.description
  }

  private static func parsed(
    _ hit: NumberScanner.Hit, _ folded: FoldedText, in text: Substring, base: Int
  ) -> ParsedNumber {
    func written(_ range: Range<Int>) -> String {
      let raw = folded.raw(range)
      let start = text.utf8.index(text.startIndex, offsetBy: raw.lowerBound - base)
      let end = text.utf8.index(start, offsetBy: raw.count)
      return String(text[start..<end])
    }
    let whole = written(hit.range)
    return ParsedNumber(
      value: hit.value, digits: folded.raw(hit.digits), text: whole, sign: hit.sign.map(written),
      unit: hit.unit.map(written), unitRange: hit.unit.map(folded.raw),
      approximate: hit.approximate, bound: hit.bound, periodNote: hit.periodNote,
      growthNote: hit.growthNote, note: hit.note, range: folded.raw(hit.range),
      isPlainNumber: isPlain(whole))
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ","),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
  }
}
