import Forms
import Grid

extension Rule {
  /// A rank of 0, beyond the last, or after a hole.
  static let rankMissing = Rule(
    id: "REF-014",
    title: Message(ja: "順位の欠番・範囲外", en: "Rank missing or out of range"),
    severity: .warning,
    why: Message(
      ja: "順位が飛んでいると、どこかの値か順位が抜けています。",
      en: "A hole among the ranks means that a value or a rank is missing."),
    condition: Message(
      ja: "順位が 1 より小さい、全体の数より大きい、または同順位がないのに飛んでいる"
        + "（欠番と上限は、対象がこのファイルにすべてそろう順位だけ）。",
      en: "A rank is below 1, above the number of entries, or skips one without a tie (holes and "
        + "the upper end only where the file holds the whole field)."),
    remedy: Message(ja: "順位を確かめてください。", en: "Check the ranks."),
    source: "REF-014（参照）",
    scope: .form,
    examples: [
      Example(
        "3位がない", "no third", layout: .ranks,
        grid: "地域|-|26位|1位\n市民|-|40位|2位\n人権|-|36位|↓4位\n国際|-|38位|↓5位"),
      Example(
        "2つが並ぶ4位の前に3位がない", "no third before two fourths", layout: .ranks,
        grid: "地域|-|26位|1位\n市民|-|40位|2位\n人権|-|36位|↓4位\n国際|-|38位|4位"),
      Example(
        "値では3位のほうを指す", "the one that its value makes third", layout: .ranks,
        grid: "地域|9.3%|26位|1位\n市民|6.4%|36位|2位\n国際|4.5%|40位|4位\n人権|5.3%|38位|↓4位"),
      Example("0位", "rank zero", layout: .ranks, grid: "地域|-|26位|1位\n市民|-|↓0位|2位"),
      Example(
        "同順位のあとは飛んでよい", "a tie explains the hole", layout: .ranks,
        grid: "地域|-|26位|1位\n市民|-|38位|2位\n人権|-|38位|2位\n国際|-|40位|4位"),
    ],
    check: RankMissing.check)
}

private enum RankMissing {
  static func check(_ context: RuleContext) -> [Finding] {
    Ranking.all(context).flatMap { ranking in
      ranking.entries.indices.compactMap { index in
        let entry = ranking.entries[index]
        guard ranking.isNamed(index) else { return nil }
        return ranking.fault(in: entry).map { finding(entry, $0, ranking, context) }
      }
    }
  }

  private static func finding(
    _ entry: Ranking.Entry, _ message: Message, _ ranking: Ranking, _ context: RuleContext
  ) -> Finding {
    context.finding(
      at: entry.rank.location, key: entry.rank.key, owner: entry.record.owner, message,
      detail: [
        .written(
          ja: "\(ranking.title) " + ranking.entries.map { "\($0.number)" }.joined(separator: "・"),
          en: ranking.entries.map { "\($0.number)" }.joined(separator: ", ")),
        .remedy(
          ja: "\(entry.rank.location.cell) などの順位を確かめる",
          en: "check \(entry.rank.location.cell) and the other ranks"),
      ],
      evidence: [
        Evidence("rank", "\(entry.number)"), Evidence("count", "\(ranking.entries.count)"),
      ],
      related: ranking.entries.map(\.rank.location).filter { $0 != entry.rank.location })
  }
}

extension Ranking {
  func isInRange(_ entry: Entry) -> Bool {
    entry.number >= 1 && (!isWhole || entry.number <= entries.count)
  }

  /// Of several that share the rank behind a hole one is told: the first whose value has another rank,
  /// else the first.
  fileprivate func isNamed(_ index: Int) -> Bool {
    let rank = entries[index].number
    guard isInRange(entries[index]) else { return true }
    let tied = entries.indices.filter { entries[$0].number == rank }
    let misplaced = tied.first { one in
      guard let value = entries[one].value else { return false }
      let better = entries.count { ($0.value).map { $0 > value } ?? false }
      return better + 1 != rank
    }
    return index == misplaced ?? tied.first
  }

  /// What is wrong with a rank by itself: below 1, beyond the last, or after a hole without a tie.
  func fault(in entry: Entry) -> Message? {
    if entry.number < 1 {
      return Message(ja: "順位が 1 より小さくなっています", en: "The rank is below 1")
    }
    // Where a rank is blank, nobody can say which one is missing.
    guard isWhole, !hasBlanks else { return nil }
    if entry.number > entries.count {
      return Message(
        ja: "順位が全体の数（\(entries.count)）より大きくなっています",
        en: "The rank is above the number of entries (\(entries.count))")
    }
    // Everything better ranked must be as many as the ranks before this one.
    let better = entries.filter { $0.number < entry.number }.count
    let highest = entries.map(\.number).filter { $0 < entry.number }.max() ?? 0
    guard better < entry.number - 1, highest < entry.number - 1 else { return nil }
    return Message(
      ja: "\(highest)位の次が \(entry.number)位で、\(highest + 1)位がありません",
      en: "Rank \(entry.number) follows rank \(highest): \(highest + 1) is missing")
  }
}
