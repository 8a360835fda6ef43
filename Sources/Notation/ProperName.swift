/// Names of facilities, offices and schemes as texts quote them.
///
/// Source: rule TXT-021.
package struct ProperName: Hashable, Sendable {
  /// As the text writes it: 「とちぎ協働アドバイザー」, 「センター「ふらっと」」.
  package var spelling: String
  /// The same for all spellings of one name.
  package var key: String
  /// UTF-8 range in the text.
  package var range: Range<Int>

  /// The names of a text: what stands in 「…」, with the words before or behind a 「…」 that is only
  /// part of the name, and compounds that begin with the name of a prefecture, in whatever script.
  package static func find(in text: String) -> [ProperName] {
    let folded = FoldedText(text)
    return (quoted(folded) + compounds(folded)).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  // MARK: quotes

  private static func quoted(_ folded: FoldedText) -> [ProperName] {
    var result: [ProperName] = []
    var open: Int?
    for (index, scalar) in folded.scalars.enumerated() {
      if scalar == "「" || scalar == "『" { open = index }
      if scalar == "」" || scalar == "』", let start = open {
        open = nil
        let inner = start + 1..<index
        guard (2...40).contains(inner.count), !isSentence(folded, inner) else { continue }
        var head = start
        while head > 0, JapaneseLetter.isOfNoun(folded.scalars[head - 1]) { head -= 1 }
        let before = folded.text(head..<start)
        let name = folded.text(inner)
        result.append(
          ProperName(spelling: "「\(name)」", key: key(name), range: folded.raw(start..<index + 1)))
        if start - head >= 2 {
          result.append(
            ProperName(
              spelling: before + "「\(name)」", key: key(before + name),
              range: folded.raw(head..<index + 1)))
        }
        var tail = index + 1
        while let scalar = folded[tail], JapaneseLetter.isOfNoun(scalar) { tail += 1 }
        if tail - index > 2 {
          let after = folded.text(index + 1..<tail)
          result.append(
            ProperName(
              spelling: "「\(name)」" + after, key: key(name + after),
              range: folded.raw(start..<tail)))
        }
      }
      if scalar == "\n" { open = nil }
    }
    return result
  }

  private static func isSentence(_ folded: FoldedText, _ range: Range<Int>) -> Bool {
    folded.scalars[range].contains { "。、！？".unicodeScalars.contains($0) }
  }

  // MARK: compounds

  /// 栃木協働アドバイザー and とちぎ協働アドバイザー.
  private static func compounds(_ folded: FoldedText) -> [ProperName] {
    var result: [ProperName] = []
    var index = 0
    while index < folded.count {
      guard let (length, reading) = prefecture(at: index, folded) else {
        index += 1
        continue
      }
      var end = index + length
      while let scalar = folded[end], JapaneseLetter.isOfNoun(scalar) { end += 1 }
      let rest = index + length..<end
      let administrative = folded[rest.lowerBound].map { "県府都道市町村".unicodeScalars.contains($0) }
      if rest.count >= 4, administrative != true, !JapaneseLetter.isOfNoun(folded[index - 1] ?? " ")
      {
        result.append(
          ProperName(
            spelling: folded.text(index..<end), key: reading + key(folded.text(rest)),
            range: folded.raw(index..<end)))
        index = end
      } else {
        index += length
      }
    }
    return result
  }

  private static func prefecture(at index: Int, _ folded: FoldedText) -> (Int, String)? {
    guard let first = folded[index], let candidates = byInitial[first] else { return nil }
    let found = candidates.first { folded.matches($0.spelling, at: index) }
    return found.map { ($0.spelling.unicodeScalars.count, $0.reading) }
  }

  /// N2 without spaces and dots, katakana as hiragana, a prefecture at the head by its reading.
  private static func key(_ name: String) -> String {
    var plain = Normalization.withoutSpaces(name)
    for (kanji, reading) in prefectures where plain.hasPrefix(kanji) {
      plain = reading + plain.dropFirst(kanji.count)
      break
    }
    var view = String.UnicodeScalarView()
    for scalar in plain.unicodeScalars where scalar != "・" && scalar != "･" {
      let isKatakana = (0x30A1...0x30F6).contains(scalar.value)
      view.append(isKatakana ? Unicode.Scalar(scalar.value - 0x60) ?? scalar : scalar)
    }
    return String(view)
  }

  /// The names and readings of the prefectures by their first character.
  private static let byInitial: [Unicode.Scalar: [(spelling: String, reading: String)]] =
    Dictionary(
      grouping: prefectures.flatMap { [($0.0, $0.1), ($0.1, $0.1)] },
      by: { $0.0.unicodeScalars.first ?? " " })

  private static let prefectures = [
    ("北海道", "ほっかいどう"), ("青森", "あおもり"), ("岩手", "いわて"), ("宮城", "みやぎ"), ("秋田", "あきた"),
    ("山形", "やまがた"), ("福島", "ふくしま"), ("茨城", "いばらき"), ("栃木", "とちぎ"), ("群馬", "ぐんま"),
    ("埼玉", "さいたま"), ("千葉", "ちば"), ("東京", "とうきょう"), ("神奈川", "かながわ"), ("新潟", "にいがた"),
    ("富山", "とやま"), ("石川", "いしかわ"), ("福井", "ふくい"), ("山梨", "やまなし"), ("長野", "ながの"),
    ("岐阜", "ぎふ"), ("静岡", "しずおか"), ("愛知", "あいち"), ("三重", "みえ"), ("滋賀", "しが"),
    ("京都", "きょうと"), ("大阪", "おおさか"), ("兵庫", "ひょうご"), ("奈良", "なら"), ("和歌山", "わかやま"),
    ("鳥取", "とっとり"), ("島根", "しまね"), ("岡山", "おかやま"), ("広島", "ひろしま"), ("山口", "やまぐち"),
    ("徳島", "とくしま"), ("香川", "かがわ"), ("愛媛", "えひめ"), ("高知", "こうち"), ("福岡", "ふくおか"),
    ("佐賀", "さが"), ("長崎", "ながさき"), ("熊本", "くまもと"), ("大分", "おおいた"), ("宮崎", "みやざき"),
    ("鹿児島", "かごしま"), ("沖縄", "おきなわ"),
  ]
}
