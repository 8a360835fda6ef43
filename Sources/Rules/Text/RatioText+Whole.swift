import Forms
import Notation

extension RatioText {
  /// The words that say it.
  func text(in text: String) -> String { text.utf8Text(range) }

  /// 「残る2校（全27校）」, 「全27校のうち未配置は2校」: those that are not counted yet.
  func isRest(in text: String) -> Bool {
    if self.text(in: text).contains("未") { return true }
    let before = text.utf8Text(0..<range.lowerBound)
    return ["残る", "残り", "残りの", "残す"].contains(where: before.hasSuffix)
  }

  /// 「全27校中25校」; 「市内27校のうち25校に配置した」 only where it tells of an indicator, since other things
  /// are counted in the city too.
  func isOfAll(in text: String, of indicators: [Indicator]) -> Bool {
    let before = text.utf8Text(0..<range.lowerBound)
    // 「40％以上の審議会が全52のうち17」: those past a mark.
    let end = before.lastIndex { "、。\n".contains($0) }
    let clause = before[(end.map(before.index(after:)) ?? before.startIndex)...]
    if ["以上", "以下", "未満", "超え"].contains(where: clause.contains) { return false }
    if self.text(in: text).contains("全") { return true }
    guard ["市内", "区内", "町内", "村内", "県内", "市内の", "市内に"].contains(where: before.hasSuffix)
    else { return false }
    let rest = text.utf8Text(range.lowerBound..<text.utf8.count)
    let sentence = Self.words(in: String(rest.prefix { $0 != "。" && !$0.isNewline }))
    return indicators.contains { !Self.words(in: $0.shortName).isDisjoint(with: sentence) }
  }

  /// Every two kanji that stand together.
  private static func words(in text: String) -> Set<String> {
    let characters = Array(Normalization.n2(text))
    let isKanji = characters.map { $0.unicodeScalars.allSatisfy(\.properties.isIdeographic) }
    return Set(
      characters.indices.dropLast().filter { isKanji[$0] && isKanji[$0 + 1] }
        .map { String(characters[$0...$0 + 1]) })
  }
}
