/// How many indicators of a set a sentence says were reached or missed: 「3つの成果指標のうち2つで目標を
/// 達成し、1つは届かなかった」.
///
/// Source: rule VRD-002.
package struct VerdictCount: Hashable, Sendable {
  /// Nil for all of them.
  package var count: Int?
  /// How many there are, where the sentence says so.
  package var total: Int?
  package var isReached: Bool

  package init(count: Int?, total: Int?, isReached: Bool) {
    (self.count, self.total, self.isReached) = (count, total, isReached)
  }

  /// Every such statement on the indicators as a whole; none where the sentence speaks of some
  /// special ones (「交流分野の指標は全て」).
  package static func find(in sentence: String) -> [VerdictCount] {
    let plain = Normalization.withoutSpaces(Normalization.n2(sentence))
    guard let word = TextSearch.places(of: "指標", in: plain).first else { return [] }
    var before = plain.utf8Text(0..<word.lowerBound)
    _ = drop(kinds, from: &before)
    let head = quantity(endOf: &before)
    _ = drop(owners, from: &before)
    guard before.isEmpty || ["、", "・", "-", "○", "●", "※"].contains(where: before.hasSuffix) else {
      return []
    }
    let after = plain.utf8Text(word.upperBound..<plain.utf8.count)
    let total = head.number ?? number(startOf: after, before: ofThem)
    let rest = (head.isAll ? "全て" : "") + after
    if let isReached = head.isReached {
      if let count = head.number {
        return [VerdictCount(count: count, total: nil, isReached: isReached)]
      }
      guard let topic = ["は", "が"].first(where: rest.hasPrefix),
        let count = number(startOf: String(rest.dropFirst(topic.count)), before: counters)
      else { return [] }
      return [VerdictCount(count: count, total: nil, isReached: isReached)]
    }
    return rest.split(separator: "、").compactMap { statement(in: String($0), total: total) }
  }

  private static let kinds = ["成果", "目標", "評価", "数値", "活動", "主要"]
  private static let owners = ["本施策の", "この施策の", "当該施策の", "当施策の"]
  private static let counters = ["つ", "項目", "指標", "個", "件", ""]
  private static let ofThem = ["つのうち", "項目のうち", "のうち", "つ中", "項目中", "中"]
  private static let missed = ["未達成の", "未達成となった", "未達成だった", "未達の"]
  private static let all = ["全て", "すべて", "いずれも", "全部"]

  /// What stands right before the word: 「3つの」, 「全ての」, 「未達成の」.
  private static func quantity(
    endOf text: inout String
  ) -> (number: Int?, isAll: Bool, isReached: Bool?) {
    if drop(["全ての", "すべての", "いずれの", "全"], from: &text) { return (nil, true, nil) }
    if drop(["両"], from: &text) { return (2, true, nil) }
    if drop(missed, from: &text) { return (nil, false, false) }
    if drop(["達成した", "達成できた", "達成された"], from: &text) {
      _ = drop(["目標を", "目標値を"], from: &text)
      return (nil, false, true)
    }
    for counter in ["つの", "項目の", "個の", "の", ""] where text.hasSuffix(counter) {
      let end = text.utf8.count - counter.utf8.count
      let digits = text.utf8Text(0..<end).utf8.reversed().prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty, digits.count <= 3 else { continue }
      let start = end - digits.count
      let number = Int(text.utf8Text(start..<end))
      text = text.utf8Text(0..<start)
      if drop(missed, from: &text) { return (number, false, false) }
      _ = drop(["全"], from: &text)
      return (number, false, nil)
    }
    return (nil, false, nil)
  }

  /// 「2つで目標を達成した」, 「全てで目標を上回った」, 「達成は1つであった」.
  private static func statement(in clause: String, total: Int?) -> VerdictCount? {
    for (word, isReached) in [("未達成は", false), ("未達成が", false), ("達成は", true), ("達成が", true)] {
      guard let place = TextSearch.places(of: word, in: clause).first,
        let count = number(
          startOf: clause.utf8Text(place.upperBound..<clause.utf8.count), before: counters)
      else { continue }
      return VerdictCount(count: count, total: total, isReached: isReached)
    }
    guard let isReached = VerdictText.isReached(clause) else { return nil }
    if all.contains(where: { clause.contains($0) }) {
      return VerdictCount(count: nil, total: total, isReached: isReached)
    }
    let counts = NumberText.find(in: clause).compactMap { number -> Int? in
      let tail = clause.utf8Text(number.digits.lowerBound..<clause.utf8.count)
      let endings = ["で", "が", "は", "も", "において", "については"]
      let words = ["つ", "項目", "指標", "つの指標", "項目の指標"].flatMap { word in endings.map { word + $0 } }
      return Self.number(startOf: tail, before: words)
    }
    guard counts.count == 1 else { return nil }
    return VerdictCount(count: counts[0], total: total, isReached: isReached)
  }

  /// The number a text begins with, when one of the words stands right behind it.
  private static func number(startOf text: String, before words: [String]) -> Int? {
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    guard (1...3).contains(digits.count), let number = Int(text.utf8Text(0..<digits.count))
    else { return nil }
    let rest = text.utf8Text(digits.count..<text.utf8.count)
    return words.contains(where: rest.hasPrefix) ? number : nil
  }

  private static func drop(_ words: [String], from text: inout String) -> Bool {
    guard let word = words.first(where: text.hasSuffix) else { return false }
    text = text.utf8Text(0..<text.utf8.count - word.utf8.count)
    return true
  }
}
