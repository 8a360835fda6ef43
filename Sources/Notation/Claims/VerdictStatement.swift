import Grid

/// What a sentence says of the targets of the indicators it names: 「利用者数及び加入率は目標を達成したが、
/// 受診率は届かなかった」 says one thing of two and another of the third.
///
/// Source: rule VRD-002.
package struct VerdictStatement: Hashable, Sendable {
  /// The names that the words are said of.
  package var mentions: [NameMention]
  /// What is said of them, without what the sentence goes on to say of others.
  package var words: String
  /// Said by the heading of a list, 「目標未達成：利用者数、加入率」, and not by the words.
  private var heading: Bool?

  package func isReached(moreIsBetter: Bool) -> Bool? {
    heading ?? VerdictText.isReached(words, moreIsBetter: moreIsBetter)
  }

  /// - Parameters:
  ///   - sentence: its UTF-8 range in the text.
  ///   - mentions: the names found in the text, see `NameMention.find`.
  package static func find(
    in text: String, sentence: Range<Int>, mentions: [NameMention]
  ) -> [VerdictStatement] {
    let inside = mentions.filter { mention in
      // 「よかった。また来たい。」 begins in one sentence and ends in another.
      guard mention.range.clamped(to: sentence) == mention.range else { return false }
      let rest = plain(text.utf8Text(mention.range.upperBound..<sentence.upperBound))
      return !exceptions.contains(where: rest.hasPrefix)
    }
    guard let first = inside.first, let last = inside.last else { return [] }
    let before = text.utf8Text(sentence.lowerBound..<first.range.lowerBound)
    if let heading = heading(before) {
      // 「達成：利用者数／未達成：加入率」 has two headings.
      let rest = text.utf8Text(first.range.upperBound..<sentence.upperBound)
      guard !rest.contains("達成") else { return [] }
      return [VerdictStatement(mentions: inside, words: "", heading: heading)]
    }
    if Set(inside.map(\.subject)).count == 1 {
      let rest = text.utf8Text(last.range.upperBound..<sentence.upperBound)
      if let said = bareVerdict(rest) {
        return [VerdictStatement(mentions: inside, words: "", heading: said)]
      }
      let words = text.utf8Text(sentence.lowerBound..<last.range.upperBound) + ownWords(rest)
      return [VerdictStatement(mentions: inside, words: words)]
    }
    var end = sentence.upperBound
    var statements: [VerdictStatement] = []
    for group in groups(inside, text).reversed() {
      let start = group[group.count - 1].range.upperBound
      guard start <= end else { continue }
      let rest = text.utf8Text(start..<end)
      if let said = bareVerdict(rest) {
        statements.append(VerdictStatement(mentions: group, words: "", heading: said))
      } else if isTopic(rest) {
        statements.append(VerdictStatement(mentions: group, words: ownWords(rest)))
      } else if !isExample(rest) {
        continue
      }
      end = group[0].range.lowerBound
    }
    return statements.reversed()
  }

  private init(mentions: [NameMention], words: String, heading: Bool? = nil) {
    (self.mentions, self.words, self.heading) = (mentions, words, heading)
  }

  /// Names of which one thing is said.
  private static func groups(_ mentions: [NameMention], _ text: String) -> [[NameMention]] {
    mentions.reduce(into: []) { groups, mention in
      if let last = groups.last?.last, last.range.upperBound <= mention.range.lowerBound,
        joints.contains(
          plain(text.utf8Text(last.range.upperBound..<mention.range.lowerBound)))
      {
        groups[groups.count - 1].append(mention)
      } else {
        groups.append([mention])
      }
    }
  }

  private static let joints: Set = [
    "", "、", "・", "と", "や", "及び", "および", "並びに", "ならびに", "、及び", "、並びに", "と、", "や、", "も、",
  ]
  private static let topics = ["については", "に関しては", "について", "は", "が", "も", ":"]

  /// What is said without a verb: 「指標②、③未達成」, 「①は達成、②・③は未達成」.
  static let verdicts = ["目標未達成", "未達成", "未達", "目標達成", "達成"]

  private static func bareVerdict(_ rest: String) -> Bool? {
    var words = plain(rest)
    if let topic = topics.first(where: words.hasPrefix) { words.removeFirst(topic.count) }
    guard let verdict = verdicts.first(where: words.hasPrefix) else { return nil }
    let next = words.dropFirst(verdict.count).first
    return next.map { "、。,)".contains($0) } ?? true ? !verdict.contains("未") : nil
  }

  /// Whether the words go on about the name before them: 「（累計）の2指標は」.
  private static func isTopic(_ rest: String) -> Bool {
    let words = plain(rest)
    if topics.contains(where: words.hasPrefix) { return true }
    guard words.hasPrefix("の"), let place = TextSearch.places(of: "指標", in: words).first,
      place.lowerBound <= "の12つの".utf8.count
    else { return false }
    let after = words.utf8Text(place.upperBound..<words.utf8.count)
    return topics.contains(where: after.hasPrefix)
  }

  /// 「利用者数など3指標は」 speaks of more than it names.
  private static func isExample(_ rest: String) -> Bool {
    ["など", "等", "ほか", "をはじめ"].contains(where: plain(rest).hasPrefix)
  }

  /// In compatible characters, without quotation marks and what stands in brackets.
  private static func plain(_ text: String) -> String {
    var depth = 0
    var result = String.UnicodeScalarView()
    for scalar in Normalization.withoutSpaces(text).unicodeScalars {
      switch scalar {
      case "(", "（": depth += 1
      case ")", "）": depth = max(0, depth - 1)
      case "「", "」", "『", "』": break
      default: if depth == 0 { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// 「加入率を除く指標は目標を達成した」
  private static let exceptions = ["を除", "以外", "のほか", "の外は", "の外、"]
  private static let others = ["その他", "その外の", "それ以外", "他の", "ほかの", "残る", "残りの", "以外の"]

  /// The words up to where another thing is spoken of: 「は達成したが、滞納額は」, 「たが、その他の指標は」.
  private static func ownWords(_ rest: String) -> String {
    var end = others.compactMap { TextSearch.places(of: $0, in: rest).first?.lowerBound }.min()
    let topics = TextSearch.places(of: "は", in: rest)
    for place in topics.dropFirst(topics.first?.lowerBound == 0 ? 1 : 0) {
      let clause = rest.utf8Text(0..<place.lowerBound).split(separator: "、").last.map(String.init)
      guard let clause, clause.utf8.count < place.lowerBound else { continue }
      let words = Words(withoutLastNumber(clause).unicodeScalars)
      if words.hasSuffix(of: ClaimWords.noTopics + ClaimWords.transparentTopics) { continue }
      end = min(end ?? place.lowerBound, place.lowerBound)
      break
    }
    let own = end.map { rest.utf8Text(0..<$0) } ?? rest
    return own.hasSuffix("、") ? String(own.dropLast()) : own
  }

  /// 「当該年度の目標1,500人」 as 「当該年度の目標」.
  private static func withoutLastNumber(_ clause: String) -> String {
    guard let number = NumberText.find(in: clause).last,
      number.range.upperBound == clause.utf8.count
    else { return clause }
    return clause.utf8Text(0..<number.range.lowerBound)
  }

  /// 「目標達成：」, 「○未達成の指標：」 at the head of a list of names.
  private static func heading(_ before: String) -> Bool? {
    let words = plain(before).drop { "・○●◆◇■□◎-【<".contains($0) }
    guard let end = [":", "】", ">", "…"].first(where: words.hasSuffix) else { return nil }
    var name = String(words.dropLast(end.count))
    for tail in ["指標", "した", "の", "項目"] + ["した", "の"] where name.hasSuffix(tail) {
      name.removeLast(tail.count)
    }
    return ["目標達成": true, "達成": true, "目標未達成": false, "未達成": false, "目標を達成": true][name]
  }
}
