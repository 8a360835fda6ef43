/// More or less, as words tell it.
package enum Trend: Hashable, Sendable {
  case more, less

  /// The word that starts a text and says which way, with the trend it tells.
  static func word(startingOf text: some StringProtocol) -> (word: String, trend: Trend)? {
    for (word, trend) in words where text.hasPrefix(word) { return (word, trend) }
    return nil
  }

  /// Whether a word says that a value missed or passed what it is held against.
  static let comparing = ["上回", "下回", "届か", "届い", "及ば", "及んで", "超過", "超え", "不足", "足り", "満た"]

  /// Longer words before those they begin with.
  static let words: [(String, Trend)] = [
    ("増加", .more), ("増額", .more), ("増や", .more), ("増え", .more), ("増", .more), ("上昇", .more),
    ("上回", .more), ("上が", .more), ("上積", .more), ("上乗せ", .more), ("伸び", .more), ("伸ば", .more),
    ("向上", .more), ("改善", .more), ("超過", .more), ("超え", .more), ("多い", .more), ("多く", .more),
    ("多か", .more),
    ("高い", .more), ("高く", .more), ("高か", .more), ("高ま", .more), ("プラス", .more), ("拡大", .more),
    ("減少", .less), ("減額", .less), ("減ら", .less), ("減り", .less), ("減っ", .less), ("減る", .less),
    ("減", .less), ("低下", .less), ("下回", .less), ("下が", .less), ("下げ", .less), ("低い", .less),
    ("低く", .less), ("低か", .less), ("少な", .less), ("悪化", .less), ("落ち", .less), ("下落", .less),
    ("後退", .less),
    ("縮小", .less), ("縮減", .less), ("削減", .less), ("抑制", .less), ("圧縮", .less), ("低減", .less),
    ("不足", .less), ("不用", .less),
    ("届か", .less), ("届い", .less), ("及ば", .less), ("及んで", .less), ("足り", .less), ("満た", .less),
    ("マイナス", .less), ("執行残", .less),
  ]
}
