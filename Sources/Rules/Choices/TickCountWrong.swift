import Forms
import Grid

extension Rule {
  /// No box or several boxes ticked where one must be.
  static let tickCountWrong = Rule(
    id: "ENM-003",
    title: Message(ja: "チェックの数が不正", en: "Not exactly one box ticked"),
    severity: .error,
    why: Message(
      ja: "1つだけ選ぶ欄で0個や2個以上に印があると、判定が分からず集計できません。",
      en: "With no box or several boxes ticked nobody can tell the verdict, nor count it."),
    condition: Message(
      ja: "1つだけ選ぶチェック欄で、印の付いた箱が1つでない。何も記入していない区画と、"
        + "実績がまだ1つも出ていない指標への判定では0個でもよい。"
        + "文字の■も、チェックボックスも、ボタンも同じに数える。",
      en: "Of the boxes of a question with one answer not exactly one is ticked; none is right in "
        + "a block that nobody filled in, and for a verdict on indicators that are all pending. "
        + "Typed boxes, check boxes and buttons count alike."),
    remedy: Message(ja: "当てはまる箱1つだけに印を付けてください。", en: "Tick the one box that holds."),
    source: "ENM-003（選択肢）",
    scope: .form,
    examples: [
      Example(
        "2つに印", "two ticked", layout: .ticks,
        grid: "交流の推進|↓■ 全て達成⏎■ 一部未達成⏎□ 全て未達成|参加者が減った。"),
      Example(
        "印がない", "none ticked", layout: .ticks,
        grid: "交流の推進|↓□ 全て達成⏎□ 一部未達成⏎□ 全て未達成|参加者が減った。"),
      Example(
        "全部が○", "rings only", layout: .ticks,
        grid: "交流の推進|↓○全て達成 ○一部未達成 ○全て未達成|参加者が減った。"),
      Example(
        "1つに印", "one ticked", layout: .ticks,
        grid: "交流の推進|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成|参加者が減った。"),
      Example(
        "使わない区画", "a block nobody uses", layout: .ticks,
        grid: """
          交流の推進|☑ 全て達成⏎☐ 一部未達成⏎☐ 全て未達成|-
          |□ 全て達成⏎□ 一部未達成⏎□ 全て未達成|
          """),
      Example(
        "どの指標もまだ集計中", "every indicator is pending", layout: .verdicts,
        grid: """
          団体数|10|集計中
          参加者|20|集計中
          成果指標の判定|□ 全て達成⏎□ 一部未達成⏎□ 全て未達成
          取組方針の判定|■ 全て達成⏎□ 一部未達成⏎□ 全て未達成
          達成状況の説明|-
          """),
      Example(
        "集計の済んだ指標がある", "one of them is known", layout: .verdicts,
        grid: """
          団体数|10|12
          参加者|20|集計中
          成果指標の判定|↓□ 全て達成⏎□ 一部未達成⏎□ 全て未達成
          取組方針の判定|↓□ 全て達成⏎□ 一部未達成⏎□ 全て未達成
          達成状況の説明|-
          """),
      Example(
        "言葉で書いた判定", "the verdict in words", layout: .ticks,
        grid: "交流の推進|一部未達成|参加者が減った。"),
    ],
    check: TickCountWrong.check)
}

private enum TickCountWrong {
  static func check(_ context: RuleContext) -> [Finding] {
    TickQuestion.all(context).compactMap { question in
      let ticks = question.ticks
      guard ticks.isExclusive, ticks.isCertain, ticks.ticked.count != 1,
        !(ticks.ticked.isEmpty && (question.isBlockEmpty || isOpen(question, context)))
      else { return nil }
      return finding(question, context)
    }
  }

  /// A verdict on indicators none of which can be judged yet.
  private static func isOpen(_ question: TickQuestion, _ context: RuleContext) -> Bool {
    guard question.field.key.hasPrefix("判定."), question.field.key.contains("指標"),
      let indicators = context.scopes.near(question.record)
    else { return false }
    return SetVerdict.isOpen(indicators, year: context.form.evaluationYear)
  }

  private static func finding(_ question: TickQuestion, _ context: RuleContext) -> Finding {
    let ticked = question.ticks.ticked
    let labels = Wording.quoted(ticked.map(\.label))
    let choices = Wording.list(question.field.type.options)
    let name = question.name
    return context.finding(
      at: question.place, key: question.field.key, owner: question.record.owner,
      ticked.isEmpty
        ? Message(
          ja: "「\(name)」のどれにも印がありません", en: "No box of \"\(name)\" is ticked")
        : Message(
          ja: "「\(name)」の\(ticked.count)つに印があります",
          en: "\(ticked.count) boxes of \"\(name)\" are ticked"),
      detail: [
        .written(
          ja: ticked.isEmpty ? "印なし　選択肢 \(choices.ja)" : "\(labels.ja)に印　選択肢 \(choices.ja)",
          en: ticked.isEmpty
            ? "none ticked, the choices are \(choices.en)"
            : "\(labels.en), the choices are \(choices.en)"),
        .remedy(
          ja: "\(question.place.cell) で当てはまるもの1つだけに印を付ける",
          en: "tick the one that holds in \(question.place.cell)"),
      ],
      evidence: [
        Evidence("ticked", ticked.map(\.label).joined(separator: ", ")),
        Evidence("choices", choices.ja),
      ],
      related: ticked.map(\.location).filter { $0.cell != question.place.cell })
  }
}
