import Forms
import Grid

extension Rule {
  /// A tick in a block that nobody filled in.
  static let emptyBlockJudged = Rule(
    id: "VRD-007",
    title: Message(ja: "空ブロックに判定", en: "Verdict in an empty block"),
    severity: .error,
    why: Message(
      ja: "使っていない区画の判定は、ない事業の評価として集計されます。",
      en: "A verdict in an unused block is counted as that of a programme that does not exist."),
    condition: Message(
      ja: "名称も文章も指標も書かれていない区画で、判定の箱に印が付いている。",
      en: "A box is ticked in a block with no name, no text and no indicator."),
    remedy: Message(
      ja: "使わない区画の印を消すか、抜けている名称などを書いてください。",
      en: "Clear the tick, or fill in the name that is missing."),
    source: "VRD-007（評価）",
    fixSafety: .unsafe,
    scope: .form,
    examples: [
      Example(
        "使わない区画に印", "a tick where nothing else stands", layout: .ticks,
        grid: """
          交流の推進|■ 全て達成⏎□ 一部未達成⏎□ 全て未達成|-
          |↓□ 全て達成⏎■ 一部未達成⏎□ 全て未達成|
          """,
        corrected: """
          交流の推進|■ 全て達成⏎□ 一部未達成⏎□ 全て未達成|-
          |□ 全て達成⏎□ 一部未達成⏎□ 全て未達成|
          """),
      Example(
        "使わない区画に印なし", "no tick where nothing stands", layout: .ticks,
        grid: """
          交流の推進|■ 全て達成⏎□ 一部未達成⏎□ 全て未達成|-
          |□ 全て達成⏎□ 一部未達成⏎□ 全て未達成|
          """),
      Example(
        "名称だけ抜けている", "only the name is missing", layout: .ticks,
        grid: """
          交流の推進|■ 全て達成⏎□ 一部未達成⏎□ 全て未達成|-
          |■ 全て達成⏎□ 一部未達成⏎□ 全て未達成|参加者が増えた。
          """),
    ],
    check: EmptyBlockJudged.check)
}

private enum EmptyBlockJudged {
  static func check(_ context: RuleContext) -> [Finding] {
    TickQuestion.all(context).compactMap { question in
      guard question.field.key.hasPrefix("判定."), let ticked = question.ticks.ticked.first,
        question.isBlockEmpty
      else { return nil }
      var place = ticked.location
      place.range = nil
      let name = question.record.fields.first { $0.key.hasSuffix(".名称") }
      let verdict = VerdictQuestion(
        field: question.field, record: question.record, answer: ticked.label)
      return context.finding(
        at: place, key: question.field.key, owner: "\(question.record.path)",
        Message(
          ja: "何も書かれていない区画に「\(ticked.label)」の印があります",
          en: "\"\(ticked.label)\" is ticked in a block with nothing in it"),
        detail: [
          .remedy(
            ja: "使わない区画なら \(place.cell) の印を消す。使うなら名称などを書く",
            en: "clear the tick in \(place.cell), or fill in the block")
        ],
        evidence: [Evidence("ticked", ticked.label)],
        related: name.map { [$0.location] } ?? [], fix: verdict.moved(to: nil, context))
    }
  }
}
