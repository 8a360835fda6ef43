import Forms
import Grid
import Notation

extension Rule {
  /// One form of one office for one place in the plan came in two files that say different things.
  static let submittedTwice = Rule(
    id: "MRG-001",
    title: Message(ja: "二重提出", en: "Submitted twice"),
    severity: .error,
    why: Message(
      ja: "同じ様式が2つあると、どちらの値が正しいか分からず、集計では二重に数えてしまいます。",
      en: "With two copies nobody knows which values hold, and a summary counts them twice."),
    condition: Message(
      ja: "様式・課・施策・年度が同じファイルが2つ以上あり、内容が違う（内容が同じなら情報）。",
      en:
        "Two or more files of one form, office, place in the plan and year, with different content (information where the content is the same)."
    ),
    remedy: Message(
      ja: "主管課にどちらが正しいか確かめ、いらないファイルを外してください。kensan merge --resolve latest で後の方を採れます。",
      en:
        "Ask the office which one holds and take the other away, or let kensan merge --resolve latest take the later one."
    ),
    source: "MRG-001（統合）",
    batchExamples: [
      BatchExample(
        "直して出し直したファイルと、はじめのファイル", "a corrected file beside the first one",
        files: [
          .init("健康課.xlsx", form("健康課", "受診率|%|24|25.3|25|")),
          .init("健康課（再提出）.xlsx", form("健康課", "受診率|%|24|25.8|25|", "↓02")),
        ]),
      BatchExample(
        "別の施策", "two places in the plan",
        files: [
          .init("健康課.xlsx", form("健康課", "受診率|%|24|25.3|25|")),
          .init("福祉課.xlsx", form("福祉課", "認定率|%|17|16.8|17|", "03")),
        ]),
    ],
    checkBatch: SubmittedTwice.check)

  private static func form(_ office: String, _ row: String, _ code: String = "02") -> String {
    ExampleLayout.submitted(code, "健康づくり", office, rows: row)
  }
}

private enum SubmittedTwice {
  static func check(_ context: BatchContext) -> [Finding] {
    context.twins.compactMap { set in
      guard let last = set.last, let location = context.place(key(last, context), in: last)
      else { return nil }
      let changes = differences(set, context)
      let submission = context.submissions[last]
      let named = submission.identity.label
      let label = named.isEmpty ? submission.template.title : named
      let files = set.map { file($0, context) }
      let same = changes?.isEmpty == true
      return context.finding(
        at: location, key: "twice", owner: label, severity: same ? .info : nil,
        Message(
          ja: "\(label) が \(set.count) ファイルあり、内容が" + (same ? "同じです" : "違います"),
          en: "\(label) came in \(set.count) files "
            + (same ? "of the same content" : "that say different things")),
        detail: [
          Message(
            ja: "ファイル: " + files.map(\.ja).joined(separator: "、"),
            en: "Files: " + files.map(\.en).joined(separator: ", "))
        ]
          + (changes ?? []).prefix(shown).map { difference($0) }
          + more(changes?.count ?? 0)
          + [
            .remedy(
              ja: same
                ? "どちらか1つを外す" : "主管課に確かめて1つにする（kensan merge --resolve latest なら後の方を採る）",
              en: same
                ? "take one of them away"
                : "ask the office, keep one (kensan merge --resolve latest takes the later one)")
          ],
        evidence: set.map { Evidence("file", context.submissions[$0].name) },
        related: set.dropLast().map { context.place(key($0, context), in: $0) }
          + (changes ?? []).map { context.place($0.new?.location, in: last) })
    }
  }

  private static let shown = 5

  private static func key(_ submission: Int, _ context: BatchContext) -> Location? {
    context.submissions[submission].keyLocation
  }

  /// Everything in which an earlier file differs from the last one; nil where one of them is gone.
  private static func differences(_ set: [Int], _ context: BatchContext) -> [FormChange]? {
    guard let last = set.last else { return [] }
    let others = set.dropLast().filter { !context.areCopies($0, last) }
    guard !others.isEmpty else { return [] }
    guard let new = context.form(last) else { return nil }
    var changes: [FormChange] = []
    for earlier in others {
      guard let old = context.form(earlier) else { return nil }
      changes += FormComparison.changes(from: old, to: new).filter { $0.kind != .respelled }
    }
    return changes
  }

  private static func file(_ submission: Int, _ context: BatchContext) -> Message {
    let one = context.submissions[submission]
    return Message(
      ja: one.name + (one.day.map { "（\($0)）" } ?? ""),
      en: one.name + (one.day.map { " (\($0))" } ?? ""))
  }

  private static func difference(_ change: FormChange) -> Message {
    let place = change.location?.cell.description ?? ""
    let title = change.title
    guard !change.isPerson else {
      return Message(ja: "違い: \(place) \(title.ja)", en: "Difference: \(place) \(title.en)")
    }
    let (old, new) = brief(
      Wording.line(change.old?.text ?? ""), Wording.line(change.new?.text ?? ""))
    return Message(
      ja: "違い: \(place) \(title.ja) 「\(old)」→「\(new)」",
      en: "Difference: \(place) \(title.en) \"\(old)\" → \"\(new)\"")
  }

  /// Of long texts the stretch in which they differ, with a few characters around it.
  private static func brief(_ old: String, _ new: String) -> (old: String, new: String) {
    guard old.count > longest || new.count > longest else { return (old, new) }
    let before = zip(old, new).prefix { $0 == $1 }.count
    let room = min(old.count, new.count) - before
    let after = min(room, zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count)
    func stretch(_ text: String) -> String {
      let start = max(0, before - around)
      let rest = max(0, after - around)
      let middle = text.dropFirst(start).dropLast(rest)
      return (start > 0 ? "…" : "") + middle + (rest > 0 ? "…" : "")
    }
    return (stretch(old), stretch(new))
  }

  private static let longest = 40
  private static let around = 8

  private static func more(_ count: Int) -> [Message] {
    guard count > shown else { return [] }
    return [
      Message(ja: "ほか \(count - shown) か所が違う", en: "and \(count - shown) more differences")
    ]
  }
}
