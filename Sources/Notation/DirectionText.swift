package import Grid

/// Which way an indicator is meant to go, as far as words and arrows tell.
///
/// Source: values.md 7.
package enum DirectionText: Hashable, Sendable {
  case up, down, keep
  case range(ExactDecimal, ExactDecimal)

  /// What the words of an indicator's name suggest, nil where they are silent.
  package static func lexicon(
    _ name: String, smallerIsBetter: [String] = [], largerIsBetter: [String] = []
  ) -> DirectionText? {
    let plain = Normalization.n2(name)
    // The words of the form's owner stand over the built-in ones.
    if largerIsBetter.contains(where: { contains(plain, $0) }) { return .up }
    if smallerIsBetter.contains(where: { contains(plain, $0) }) { return .down }
    // 相談件数 is in neither list: more may mean better help or more distress.
    if plain.contains("相談件数") { return nil }
    // What is counted stands last: 時間外窓口の利用者数.
    if larger.contains(where: Normalization.withoutQualifier(plain).hasSuffix) { return .up }
    let found = smaller.filter { plain.contains($0) }
    if !found.isEmpty { return isTurned(plain, found) ? nil : .down }
    return larger.contains(where: { plain.contains($0) }) ? .up : nil
  }

  /// 交通事故防止教室, 火災報知器設置率 and 滞納整理件数 name a bad thing without measuring it.
  private static func isTurned(_ plain: String, _ found: [String]) -> Bool {
    let rest = found.reduce(plain) { Normalization.replacing($1, with: "", in: $0) }
    if turning.contains(where: { rest.contains($0) }) { return true }
    return found.contains { word in
      guard let place = TextSearch.places(of: word, in: plain).last else { return false }
      let behind = plain.utf8Text(place.upperBound..<plain.utf8.count)
      return turningBehind.contains { behind.contains($0) }
    }
  }

  /// What a note on the indicator says: 「比率が低いほど…」, 「3%から5%が望ましい範囲」.
  package static func note(_ text: String) -> DirectionText? {
    let plain = Normalization.n2(text)
    if let range = desirableRange(plain) { return range }
    for (words, direction) in phrases where words.contains(where: { plain.contains($0) }) {
      return direction
    }
    return nil
  }

  /// What a direction column says: ↗, 上向き, 減少, 維持, 3～5.
  package static func column(_ text: String) -> DirectionText? {
    let plain = Normalization.n2(text)
    switch plain {
    case "↗", "↑", "⬆", "⇗", "⇑", "⤴", "上向き", "上昇", "増加", "向上", "増", "大きいほど良い", "+", "up", "UP",
      "望大":
      return .up
    case "↘", "↓", "⬇", "⇘", "⇓", "⤵", "下向き", "下降", "減少", "低下", "減", "小さいほど良い", "down", "DOWN",
      "望小":
      return .down
    case "→", "⇒", "➡", "維持", "横ばい", "現状維持", "keep": return .keep
    default: return bounds(plain, NumberText.find(in: plain)) ?? note(plain)
    }
  }

  /// A target told in words: 「増加」, 「現状維持」, 「前年度以上」. Nil where a number is said.
  package static func target(_ text: String) -> DirectionText? {
    let plain = Normalization.n2(text)
    guard (1...20).contains(plain.count), !plain.contains("。"), !plain.contains(where: \.isNumber)
    else { return nil }
    if let known = column(plain) { return known }
    return targets.first { words, _ in words.contains { plain.contains($0) } }?.1
  }

  /// What the bounds of targets say: 「80%以上」, 「3件以下」, 「3～5%」; nil where they disagree.
  package static func bound(_ targets: [String]) -> DirectionText? {
    let found = Set(
      targets.compactMap { NumberText.parse($0)?.bound.flatMap(direction) ?? range($0) })
    return found.count == 1 ? found.first : nil
  }

  /// A target between two numbers: 「98.0～100.0」, 「3%から5%」. Nil where anything else is said too.
  package static func range(_ text: String) -> DirectionText? {
    let plain = Normalization.n2(text)
    let numbers = NumberText.find(in: plain)
    guard numbers.count == 2, numbers[0].range.lowerBound == 0,
      numbers[1].range.upperBound == plain.utf8.count, Period.find(in: plain).isEmpty
    else { return nil }
    return bounds(plain, numbers)
  }

  private static func direction(_ bound: String) -> DirectionText? {
    switch bound {
    case "以上", "超", "超え", "を超える": .up
    case "以下", "未満", "以内": .down
    default: nil
    }
  }

  private static let targets: [([String], DirectionText)] = [
    (["維持", "横ばい", "継続", "同程度", "同水準"], .keep),
    (["減少", "低下", "縮小", "抑制", "削減", "解消", "以下", "下回る", "減らす"], .down),
    (["増加", "向上", "上昇", "拡大", "充実", "改善", "以上", "上回る", "増やす"], .up),
  ]

  private static let smaller = [
    "待機児童", "死亡", "事故", "犯罪", "火災", "放火", "不法投棄", "苦情", "滞納", "未納", "赤字", "債務", "負債",
    "実質公債費比率", "将来負担比率", "経常収支比率", "排出量", "焼却量", "ごみ量", "ごみ排出", "一人1日当たり", "1人1日当たり", "要介護認定率",
    "メタボ", "喫煙率", "肥満", "むし歯", "不登校", "離職率", "空き家数", "未設置", "放置自転車", "漏水", "無収水", "残業", "時間外",
    "処理日数", "待ち時間", "自殺", "刑法犯", "出火", "空き店舗数", "遊休農地", "荒廃農地", "耕作放棄", "最終処分量", "到着時間",
    "所要時間",
  ]

  /// Words after which a bad thing is no longer what is measured.
  private static let turning = [
    "削減", "減少", "減量", "解消", "改善", "予防", "防止", "対策", "講座", "研修", "訓練", "教室", "参加者", "設置率", "報知",
    "保険", "検挙", "普及", "支援", "受診", "復帰", "対応", "活用", "再生",
  ]
  /// Words that do so only behind it: 調査した空き家数 still counts what is bad.
  private static let turningBehind = ["調査", "訪問", "解決", "整理", "のない", "がない", "ゼロ"]
  private static let larger = ["利用者数"]

  private static let phrases: [([String], DirectionText)] = [
    (
      [
        "低いほど", "少ないほど", "小さいほど", "低い方が", "少ない方が", "小さい方が", "低いほうが", "少ないほうが", "減少が望ましい",
        "低下が望ましい", "下回ることが望ましい",
      ], .down
    ),
    (
      [
        "高いほど", "多いほど", "大きいほど", "高い方が", "多い方が", "大きい方が", "高いほうが", "多いほうが", "増加が望ましい",
        "上昇が望ましい", "上回ることが望ましい",
      ], .up
    ),
    (["維持が望ましい", "維持することが望ましい", "現状維持"], .keep),
  ]

  private static func contains(_ plain: String, _ word: String) -> Bool {
    let folded = Normalization.n2(word)
    return !folded.isEmpty && plain.contains(folded)
  }

  /// 「3%から5%が望ましい」: the two numbers before the word.
  private static func desirableRange(_ plain: String) -> DirectionText? {
    for word in ["望ましい", "適正", "適当", "目安", "理想"] {
      guard let place = TextSearch.places(of: word, in: plain).first else { continue }
      let before = plain.utf8Text(0..<place.lowerBound)
      if let range = bounds(before, NumberText.find(in: before)) { return range }
    }
    return nil
  }

  private static func bounds(_ text: String, _ numbers: [ParsedNumber]) -> DirectionText? {
    guard numbers.count >= 2 else { return nil }
    let (low, high) = (numbers[numbers.count - 2], numbers[numbers.count - 1])
    let bytes = Array(text.utf8)
    guard low.range.upperBound <= high.range.lowerBound, low.value <= high.value else { return nil }
    let between = String(
      decoding: bytes[low.range.upperBound..<high.range.lowerBound], as: UTF8.self)
    let joint = Normalization.withoutSpaces(between)
    // 「3%以上、5%以下」 is a range; 「3%、5%」 lists two values.
    let isBounded = low.bound == "以上" && ["", "、"].contains(joint)
    guard isBounded || ["から", "~", "-", "以上", "から概ね"].contains(joint) else { return nil }
    return .range(low.value, high.value)
  }
}
