/// The marks of a glossary: `市債*` in a text, and `※ 市債：…` where the word is explained.
///
/// Source: rule TXT-020.
package enum GlossaryText {
  /// A word that is marked as explained elsewhere.
  package struct Mark: Hashable, Sendable {
    /// The letters before the mark, as far back as a word may reach; folded.
    package var before: String
    /// The word itself, as far as its script tells where it begins.
    package var word: String
    /// UTF-8 range of the word with its mark.
    package var range: Range<Int>
  }

  /// A line that explains a word.
  package struct Definition: Hashable, Sendable {
    /// Folded, without spaces.
    package var word: String
    /// UTF-8 range of the word.
    package var range: Range<Int>

    /// Whether the mark stands behind this word.
    package func explains(_ mark: Mark) -> Bool { mark.before.hasSuffix(word) }
  }

  /// The words with `*` or `※` behind them, left to right.
  package static func marks(in text: String) -> [Mark] {
    guard mayHold(text) else { return [] }
    let folded = FoldedText(text)
    var marks: [Mark] = []
    var line = 0
    for index in folded.scalars.indices {
      if folded.scalars[index] == "\n" { line = index + 1 }
      guard isMark(folded.scalars[index]), index > line, isLetter(folded.scalars[index - 1]),
        // 2*3 and a*b are products.
        !FoldedText.isLatin(folded[index + 1]), !isMark(folded[index + 1] ?? " ")
      else { continue }
      var end = index + 1
      while FoldedText.digit(folded[end]) != nil { end += 1 }
      // `市債*1` counts its notes; 「面積*30」 would be a product.
      if end - index > 3 { continue }
      var start = index
      while start > line, isWordLetter(folded.scalars[start - 1]) { start -= 1 }
      if start == index { start = index - 1 }
      marks.append(
        Mark(
          before: Normalization.withoutSpaces(folded.text(line..<index)),
          word: folded.text(start..<index), range: folded.raw(start..<end)))
    }
    return marks
  }

  /// The lines `※ word：explanation`, top to bottom.
  package static func definitions(in text: String) -> [Definition] {
    guard mayHold(text) else { return [] }
    let folded = FoldedText(text)
    var definitions: [Definition] = []
    var start = 0
    while start < folded.count {
      let end = folded.scalars[start...].firstIndex(of: "\n") ?? folded.count
      if let found = definition(folded, start..<end) { definitions.append(found) }
      start = end + 1
    }
    return definitions
  }

  private static func definition(_ folded: FoldedText, _ line: Range<Int>) -> Definition? {
    var start = folded.skippingSpaces(line.lowerBound)
    guard start < line.upperBound, isMark(folded.scalars[start]) else { return nil }
    start += 1
    while FoldedText.digit(folded[start]) != nil { start += 1 }
    start = folded.skippingSpaces(start)
    guard start < line.upperBound,
      let colon = folded.scalars[start..<line.upperBound].firstIndex(of: ":"),
      colon > start, colon - start <= 40, folded.skippingSpaces(colon + 1) < line.upperBound,
      // A sentence with a colon in it explains no word.
      !folded.scalars[start..<colon].contains(where: { "。、".unicodeScalars.contains($0) })
    else { return nil }
    let word = Normalization.withoutSpaces(folded.text(start..<colon))
    return Definition(word: word, range: folded.raw(start..<colon))
  }

  private static func mayHold(_ text: String) -> Bool {
    ["※", "*", "＊", "\u{2217}"].contains { text.contains($0) }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "*" || scalar == "※" || scalar == "\u{2217}"
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    isWordLetter(scalar) || JapaneseLetter.isHiragana(scalar) || scalar == "」"
  }

  /// What a word of a glossary is mostly written with: hiragana before it is grammar.
  private static func isWordLetter(_ scalar: Unicode.Scalar) -> Bool {
    JapaneseLetter.isOfNoun(scalar) || scalar == "・" || FoldedText.isLatin(scalar)
  }
}
