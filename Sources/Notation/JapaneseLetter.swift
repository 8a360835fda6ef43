/// The letters that words of Japanese texts are written with.
package enum JapaneseLetter {
  /// Kanji, the repetition mark 々 among them.
  package static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005: true
    default: false
    }
  }

  /// Full-width katakana with the long mark, without the dot between words.
  package static func isKatakana(_ scalar: Unicode.Scalar) -> Bool {
    (0x30A1...0x30FA).contains(scalar.value) || scalar == "ー"
  }

  package static func isHiragana(_ scalar: Unicode.Scalar) -> Bool {
    (0x3041...0x309F).contains(scalar.value)
  }

  /// What nouns are written with: hiragana is mostly grammar.
  package static func isOfNoun(_ scalar: Unicode.Scalar) -> Bool {
    isIdeograph(scalar) || isKatakana(scalar)
  }
}
