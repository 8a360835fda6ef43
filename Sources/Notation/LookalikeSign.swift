/// Signs typed, or read by a machine, in place of others that look like them: 人□, 協カ, センタ一.
///
/// Only where the letters around leave no doubt. Source: rule CHR-009.
package struct LookalikeSign: Hashable, Sendable {
  package var written: String
  package var meant: String
  /// The word it stands in, as it should be.
  package var word: String
  /// UTF-8 range of the sign.
  package var range: Range<Int>

  /// Every such sign of a text, left to right.
  package static func find(in text: String) -> [LookalikeSign] {
    guard mayHold(text) else { return [] }
    let folded = FoldedText(text)
    return folded.scalars.indices.compactMap { found(at: $0, folded) }
  }

  /// Whether a sign stands beside one that makes it suspect; most texts have none.
  private static func mayHold(_ text: String) -> Bool {
    var (last, before): (Unicode.Scalar, Unicode.Scalar) = (" ", " ")
    for scalar in text.unicodeScalars {
      switch (last, scalar) {
      case ("力", _)
      where scalar == " " || scalar == "\u{3000}" || JapaneseLetter.isKatakana(scalar):
        return true
      case ("二", _) where JapaneseLetter.isKatakana(before) && JapaneseLetter.isKatakana(scalar):
        return true
      case ("一", _) where JapaneseLetter.isKatakana(before) && JapaneseLetter.isKatakana(scalar):
        return true
      case (_, "カ") where !JapaneseLetter.isKatakana(last) && last.value >= 0x4E00: return true
      case (_, "ー") where !JapaneseLetter.isKatakana(last) && last.value >= 0x4E00: return true
      case ("第", "ニ"), ("ニ", "酸"), (_, "□"), (_, "О"), (_, "Ο"): return true
      case (_, "O"), (_, "l"), (_, "Ｏ"), (_, "ｌ"):
        if (0x30...0x39).contains(last.value) || (0xFF10...0xFF19).contains(last.value) {
          return true
        }
      default: break
      }
      (before, last) = (last, scalar)
    }
    return last == "力"
  }

  private static func found(at index: Int, _ text: FoldedText) -> LookalikeSign? {
    switch text.scalars[index] {
    case "□": mouth(index, text)
    case "力": katakana(index, text)
    case "カ": power(index, text)
    case "二": between(index, text, "ニ")
    case "一": between(index, text, "ー")
    case "ニ": two(index, text)
    case "ー": one(index, text)
    case "O", "l": digit(index, text)
    case "О", "Ο": latin(index, text)
    default: nil
    }
  }

  private static func sign(
    _ index: Int, _ text: FoldedText, _ meant: String, from start: Int, to end: Int
  ) -> LookalikeSign {
    LookalikeSign(
      written: text.text(index..<index + 1), meant: meant,
      word: Normalization.withoutSpaces(
        text.text(start..<index) + meant + text.text(index + 1..<end)),
      range: text.raw(index..<index + 1))
  }

  /// 「人□」 in a text without boxes to tick.
  private static func mouth(_ index: Int, _ text: FoldedText) -> LookalikeSign? {
    // A text full of boxes shows another at once.
    guard let before = text[index - 1], "人窓入出河戸糸".unicodeScalars.contains(before),
      !text.scalars.indices.contains(where: {
        $0 != index && "□■☐☑☒".unicodeScalars.contains(text.scalars[$0])
      })
    else { return nil }
    return sign(index, text, "口", from: index - 1, to: index + 1)
  }

  private static let katakanaWords = [
    "カバー", "カード", "カフェ", "カリキュラム", "カウンセリング", "カウンセラー", "カウンター", "カメラ", "カレンダー", "カルチャー",
    "カテゴリー", "カウント", "カヌー",
  ]

  /// 「世帯力 バー率」: the rest of a word that begins with カ.
  private static func katakana(_ index: Int, _ text: FoldedText) -> LookalikeSign? {
    let rest = text[index + 1] == " " ? index + 2 : index + 1
    for word in katakanaWords {
      let tail = String(word.dropFirst())
      let end = rest + tail.unicodeScalars.count
      // 協力フェスタ goes on.
      if text.matches(tail, at: rest), text[end].map(JapaneseLetter.isKatakana) != true {
        return sign(index, text, "カ", from: index, to: end)
      }
    }
    return nil
  }

  /// 「協カ」: 力 as the second letter of a word.
  private static func power(_ index: Int, _ text: FoldedText) -> LookalikeSign? {
    guard let before = text[index - 1], "協努能体魅活学効電労暴圧尽".unicodeScalars.contains(before),
      text[index + 1].map({ JapaneseLetter.isKatakana($0) || "所月年国村条".unicodeScalars.contains($0) })
        != true
    else { return nil }
    return sign(index, text, "力", from: index - 1, to: index + 1)
  }

  /// 「コミュ二ティ」, 「サ一ビス」: a kanji between katakana.
  private static func between(
    _ index: Int, _ text: FoldedText, _ meant: String
  ) -> LookalikeSign? {
    guard let before = text[index - 1], let after = text[index + 1],
      JapaneseLetter.isKatakana(before),
      // 一カ所 and 一コマ are words, and no ー stands behind another.
      JapaneseLetter.isKatakana(after), before != "ー", !"カケヵヶコ".unicodeScalars.contains(after)
    else { return nil }
    var (start, end) = (index, index + 1)
    while let scalar = text[start - 1], JapaneseLetter.isKatakana(scalar) { start -= 1 }
    while let scalar = text[end], JapaneseLetter.isKatakana(scalar) { end += 1 }
    return sign(index, text, meant, from: start, to: end)
  }

  /// 「第ニ」, 「ニ酸化」.
  private static func two(_ index: Int, _ text: FoldedText) -> LookalikeSign? {
    if text[index - 1] == "第", text[index + 1].map(JapaneseLetter.isKatakana) != true {
      return sign(index, text, "二", from: index - 1, to: index + 1)
    }
    if text.matches("酸化", at: index + 1), text[index - 1].map(JapaneseLetter.isKatakana) != true {
      return sign(index, text, "二", from: index, to: index + 3)
    }
    return nil
  }

  /// 「第ー」, 「統ー」.
  private static func one(_ index: Int, _ text: FoldedText) -> LookalikeSign? {
    guard let before = text[index - 1], "第統唯単均".unicodeScalars.contains(before),
      text[index + 1].map(JapaneseLetter.isKatakana) != true
    else { return nil }
    return sign(index, text, "一", from: index - 1, to: index + 1)
  }

  /// 「1O0人」, 「2l件」: a letter among digits.
  private static func digit(_ index: Int, _ text: FoldedText) -> LookalikeSign? {
    guard FoldedText.digit(text[index - 1]) != nil, FoldedText.digit(text[index + 1]) != nil else {
      return nil
    }
    var (start, end) = (index, index + 1)
    while FoldedText.digit(text[start - 1]) != nil { start -= 1 }
    while FoldedText.digit(text[end]) != nil { end += 1 }
    // Codes mix letters and digits.
    guard !FoldedText.isLatin(text[start - 1]), !FoldedText.isLatin(text[end]),
      text[start - 1] != "-", text[end] != "-"
    else { return nil }
    return sign(index, text, text.scalars[index] == "O" ? "0" : "1", from: start, to: end)
  }

  /// A Cyrillic or Greek O in a Latin word or a number.
  private static func latin(_ index: Int, _ text: FoldedText) -> LookalikeSign? {
    func isASCII(_ scalar: Unicode.Scalar?) -> Bool {
      FoldedText.isLatin(scalar) || FoldedText.digit(scalar) != nil
    }
    guard isASCII(text[index - 1]) || isASCII(text[index + 1]) else { return nil }
    var (start, end) = (index, index + 1)
    while isASCII(text[start - 1]) { start -= 1 }
    while isASCII(text[end]) { end += 1 }
    let letters = text.scalars[start..<index] + text.scalars[(index + 1)..<end]
    let meant = letters.allSatisfy { FoldedText.digit($0) != nil } ? "0" : "O"
    return sign(index, text, meant, from: start, to: end)
  }
}
