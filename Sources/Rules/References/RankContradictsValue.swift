import Forms
import Grid

extension Rule {
  /// A higher share with a lower rank.
  static let rankContradictsValue = Rule(
    id: "REF-013",
    title: Message(ja: "順位と値の不整合", en: "Rank contradicts the value"),
    severity: .error,
    why: Message(
      ja: "値と順位が食い違うと、どちらかが誤りです。", en: "Where value and rank disagree one of them is wrong."),
    condition: Message(
      ja: "値の大きい順と順位の順が違う（同じ値は同じ順位）。すべてがそろう順位は番号そのものを、"
        + "一部だけの順位は前後関係だけを見る。",
      en:
        "The order by value differs from the order by rank (equal values share a rank). Where the "
        + "file holds the whole field the ranks themselves must be right, else only their order."),
    remedy: Message(ja: "値と順位を確かめてください。", en: "Check values and ranks."),
    source: "REF-013（参照）",
    scope: .form,
    examples: [
      Example(
        "順位が入れ替わっている", "two ranks swapped", layout: .ranks,
        grid: "地域|9.3%|26位|1位\n市民|4.5%|40位|↓2位\n人権|6.4%|36位|↓4位\n国際|5.3%|38位|3位"),
      Example(
        "前後関係の誤り", "wrong order over all", layout: .ranks,
        grid: "地域|9.3%|26位|1位\n市民|6.4%|36位|2位\n人権|5.3%|38位|3位\n国際|4.5%|↓30位|4位"),
      Example(
        "2つの設問の順位", "the ranks of two questions", layout: .twoRanks,
        grid: "健康|62.4|8位|81.5|3位\n福祉|48.9|15位|84.0|↓4位\n教育|55.0|11位|79.2|5位"),
      Example(
        "そろっている", "in agreement", layout: .ranks,
        grid: "地域|9.3%|26位|1位\n市民|4.5%|40位|4位\n人権|6.4%|36位|2位\n国際|5.3%|38位|3位"),
      Example(
        "％の付いた文字と％の表示形式", "per cent as text and as a format", layout: .ranks,
        grid: "地域|0.093{0.0%}|26位|1位\n市民|\"4.5％\"|40位|3位\n国際|0.053{0.0%}|38位|2位"),
      Example(
        "同じ値は同じ順位", "equal values share a rank", layout: .ranks,
        grid: "地域|9.3%|26位|1位\n市民|5.3%|38位|2位\n人権|5.3%|38位|2位\n国際|4.5%|40位|4位"),
    ],
    check: RankContradictsValue.check)
}

private enum RankContradictsValue {
  static func check(_ context: RuleContext) -> [Finding] {
    Ranking.all(context).flatMap { ranking -> [Finding] in
      guard ranking.entries.allSatisfy({ $0.value != nil }) else { return [] }
      // With a rank out of range or missing only the order can be judged.
      let isSound =
        ranking.isWhole && !ranking.hasBlanks
        && ranking.entries.allSatisfy { ranking.fault(in: $0) == nil }
      let entries = ranking.entries.filter { ranking.fault(in: $0) == nil || ranking.isInRange($0) }
      let wrong = isSound ? misnumbered(entries) : misordered(entries)
      return wrong.map { finding($0.entry, expected: $0.expected, ranking, context) }
    }
  }

  private static func misnumbered(
    _ entries: [Ranking.Entry]
  ) -> [(entry: Ranking.Entry, expected: Int?)] {
    entries.compactMap { entry in
      let expected = expected(entry, among: entries)
      return entry.number == expected ? nil : (entry, expected)
    }
  }

  private static func expected(_ entry: Ranking.Entry, among entries: [Ranking.Entry]) -> Int {
    1 + entries.filter { ($0.value ?? .zero) > (entry.value ?? .zero) }.count
  }

  /// The fewest entries without which the rest stands in the order of its values: from the one with
  /// the most contradictions down; of two that contradict each other alone, the one that has not
  /// the rank of its value.
  private static func misordered(
    _ entries: [Ranking.Entry]
  ) -> [(entry: Ranking.Entry, expected: Int?)] {
    var rest = Array(entries.indices)
    var wrong: [Int] = []
    func contradictions(_ index: Int) -> Int {
      rest.filter { disagree(entries[index], entries[$0]) }.count
    }
    func weight(_ index: Int) -> (Int, Int, Int) {
      let isRight = entries[index].number == expected(entries[index], among: entries)
      return (contradictions(index), isRight ? 0 : 1, index)
    }
    while let worst = rest.max(by: { weight($0) < weight($1) }),
      contradictions(worst) > 0
    {
      wrong.append(worst)
      rest.removeAll { $0 == worst }
    }
    return wrong.sorted().map { (entries[$0], nil) }
  }

  private static func disagree(_ one: Ranking.Entry, _ other: Ranking.Entry) -> Bool {
    guard let left = one.value, let right = other.value else { return false }
    if left > right { return one.number >= other.number }
    if left < right { return one.number <= other.number }
    return one.number != other.number
  }

  private static func finding(
    _ entry: Ranking.Entry, expected: Int?, _ ranking: Ranking, _ context: RuleContext
  ) -> Finding {
    let value = entry.valueField.map { Wording.line($0.text) } ?? ""
    let place = entry.rank.location.cell
    return context.finding(
      at: entry.rank.location, key: entry.rank.key, owner: entry.record.owner,
      Message(
        ja: "順位が値の順と合いません", en: "The rank does not go with the value"),
      detail: [
        .written(
          ja: "\(ranking.title) \(Wording.line(entry.rank.text))（値 \(value)）"
            + (expected.map { "　計算 \($0)位" } ?? ""),
          en: "\(Wording.line(entry.rank.text)) for \(value)"
            + (expected.map { ", calculated \($0)" } ?? "")),
        .remedy(
          ja: "\(place) の順位か \(entry.valueField.map { "\($0.location.cell)" } ?? "値") を確かめる",
          en: "check \(place) and \(entry.valueField.map { "\($0.location.cell)" } ?? "the value")"),
      ],
      evidence: [Evidence("rank", "\(entry.number)"), Evidence("value", value)],
      related: [entry.valueField?.location].compactMap { $0 }
        + ranking.entries.map(\.rank.location).filter { $0 != entry.rank.location })
  }
}
