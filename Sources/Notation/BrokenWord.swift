/// Words that are drawn out with spaces or broken over lines for the look of it: 「加 入 率」.
///
/// Source: rules.md, CHR-004.
package enum BrokenWord {
  /// The name as it reads without them, nil where nothing is broken. Only what cannot be meant
  /// counts: single characters in a row with spaces between, a line of one single character, a
  /// katakana word that goes on in the next line, and two characters that are a word elsewhere.
  ///
  /// - Parameter isWord: whether two characters, apart here, are a word of the book.
  package static func joined(_ text: String, isWord: (String) -> Bool = { _ in false }) -> String? {
    let joined = withoutBreaks(text, isWord)
    let result = withoutSpaces(withoutGaps(joined, isWord))
    return result == text ? nil : result
  }

  /// Whether two ideographs stand together in a text as a word, or at the end of one: with something
  /// else than an ideograph on a side. Inside a compound they may belong to two words.
  package static func isWord(_ pair: String, in text: String) -> Bool {
    TextSearch.places(of: pair, in: text).contains { place in
      let before = text.utf8Text(0..<place.lowerBound).unicodeScalars.last
      let after = text.utf8Text(place.upperBound..<text.utf8.count).unicodeScalars.first
      // At the end of a cell another line may go on.
      return [before, after].contains { $0.map { !isIdeograph($0) && !isSpace($0) } ?? false }
    }
  }

  /// A single gap between two ideographs that are a word elsewhere: 「利用 者数」.
  private static func withoutGaps(_ text: String, _ isWord: (String) -> Bool) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if isSpace(scalar), index > 0, index + 1 < scalars.count,
        isIdeograph(scalars[index - 1]), isIdeograph(scalars[index + 1]),
        isWord(pair(scalars[index - 1], scalars[index + 1]))
      {
        continue
      }
      result.append(scalar)
    }
    return String(result)
  }

  private static func pair(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> String {
    String(String.UnicodeScalarView([one, other]))
  }

  private static func withoutBreaks(_ text: String, _ isWord: (String) -> Bool) -> String {
    let lines = TextLine.lines(of: text).map { Normalization.trimmed(String($0.text)) }
    guard lines.count > 1 else { return text }
    var result = lines[0]
    var isBroken = false
    for (one, other) in zip(lines, lines.dropFirst()) {
      let breaks = breaksWord(one, other, isWord)
      isBroken = isBroken || breaks
      result += (breaks ? "" : "\n") + other
    }
    return isBroken ? result : text
  }

  private static func breaksWord(
    _ one: String, _ other: String, _ isWord: (String) -> Bool
  ) -> Bool {
    guard let last = one.unicodeScalars.last, let first = other.unicodeScalars.first,
      isLetter(last), isLetter(first)
    else { return false }
    if JapaneseLetter.isKatakana(last), JapaneseLetter.isKatakana(first) { return true }
    let isSingle = one.unicodeScalars.count == 1 || other.unicodeScalars.count == 1
    guard isIdeograph(last), isIdeograph(first) else { return false }
    return isSingle || isWord(pair(last, first))
  }

  private static func withoutSpaces(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let end = endOfDrawnOut(scalars, index)
      if let end {
        for place in stride(from: index, to: end, by: 1) where !isSpace(scalars[place]) {
          result.append(scalars[place])
        }
        index = end
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return String(result)
  }

  /// The end of a run of single characters with spaces between that begins here.
  private static func endOfDrawnOut(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
    guard start == 0 || !isLetter(scalars[start - 1]), isLetter(scalars[start]) else { return nil }
    var end = start + 1
    var count = 1
    while true {
      var next = end
      while next < scalars.count, isSpace(scalars[next]) { next += 1 }
      guard next > end, next < scalars.count, isLetter(scalars[next]) else { break }
      // A longer word ends the run; its first character is no single one.
      guard next + 1 == scalars.count || !isLetter(scalars[next + 1]) else { break }
      end = next + 1
      count += 1
    }
    return count > 1 ? end : nil
  }

  /// A space of any width; line breaks are judged by themselves.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .spaceSeparator
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    isIdeograph(scalar) || JapaneseLetter.isKatakana(scalar) || JapaneseLetter.isHiragana(scalar)
  }

  /// Figures are no words: 「一 二」 may be a list.
  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    JapaneseLetter.isIdeograph(scalar)
      && !"一二三四五六七八九十百千万".unicodeScalars.contains(scalar)
  }
}
