import Forms
import Grid

extension Rule {
  /// A verdict on a set of indicators that their figures do not bear out.
  static let setVerdictWrong = Rule(
    id: "VRD-001",
    title: Message(ja: "成果指標の判定不一致", en: "Verdict on the indicators is wrong"),
    severity: .error,
    why: Message(
      ja: "判定が指標の数値と違うまま公表されると、評価の全体が疑われます。",
      en: "A verdict that contradicts its figures casts doubt on the whole evaluation."),
    condition: Message(
      ja: "印を付けた判定（全て達成・一部未達成・全て未達成）が、目標と実績から数えた判定と違う。"
        + "集計中の指標と目標のない指標は数えない。読めない数値や方向の分からない指標があれば判定しない。",
      en: "The verdict ticked (all reached, some missed, all missed) is not the one counted from "
        + "targets and actuals. Pending indicators and those without a target are not counted; "
        + "with an unreadable value or an unknown direction nothing is said."),
    remedy: Message(
      ja: "目標と実績を確かめ、当てはまる判定に印を付けてください。",
      en: "Check targets and actuals, and tick the verdict that holds."),
    source: "VRD-001（評価）",
    fixSafety: .unsafe,
    scope: .form,
    examples: [
      Example(
        "未達成の指標があるのに全て達成", "all reached, though one is missed", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|21
          成果指標の判定|↓■ 全て達成⏎□ 一部未達成⏎□ 全て未達成
          取組方針の判定|■ 全て達成⏎□ 一部未達成⏎□ 全て未達成
          達成状況の説明|-
          """,
        corrected: """
          団体数|10|9
          参加者|20|21
          成果指標の判定|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成
          取組方針の判定|■ 全て達成⏎□ 一部未達成⏎□ 全て未達成
          達成状況の説明|-
          """),
      Example(
        "全て未達成なのに一部未達成", "all missed, said to be some", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|19
          成果指標の判定|↓□全て達成 ■一部未達成 □全て未達成
          取組方針の判定|
          達成状況の説明|-
          """,
        corrected: """
          団体数|10|9
          参加者|20|19
          成果指標の判定|□全て達成 □一部未達成 ■全て未達成
          取組方針の判定|
          達成状況の説明|-
          """),
      Example(
        "数値どおり", "as the figures say", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|20
          成果指標の判定|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成
          取組方針の判定|
          達成状況の説明|-
          """),
      Example(
        "集計中の指標は数えない", "a pending indicator does not count", layout: .verdicts,
        grid: """
          団体数|10|12
          参加者|20|集計中
          成果指標の判定|■ 全て達成⏎□ 一部未達成⏎□ 全て未達成
          取組方針の判定|
          達成状況の説明|-
          """),
      Example(
        "実績が空欄なら判定しない", "nothing is said while an actual is empty", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|
          成果指標の判定|■ 全て達成⏎□ 一部未達成⏎□ 全て未達成
          取組方針の判定|
          達成状況の説明|-
          """),
    ],
    check: SetVerdictWrong.check)
}

private enum SetVerdictWrong {
  static func check(_ context: RuleContext) -> [Finding] {
    let year = context.form.evaluationYear
    return VerdictQuestion.all(context).compactMap { question in
      guard question.isOnIndicators, let said = question.verdict,
        let indicators = context.scopes.near(question.record),
        let verdict = SetVerdict(indicators, year: year),
        let right = verdict.option(of: question.field.type.options), right != question.answer
      else { return nil }
      let judged = indicators.compactMap { JudgedIndicator($0, year: year) }
      return finding(question, said, right, judged, context)
    }
  }

  private static func finding(
    _ question: VerdictQuestion, _ said: SetVerdict, _ right: String,
    _ judged: [JudgedIndicator], _ context: RuleContext
  ) -> Finding {
    let met = judged.count(where: \.isMet)
    return context.finding(
      at: question.place, key: question.field.key, owner: question.record.owner,
      Message(
        ja: "成果指標の判定は「\(question.answer)」ですが、数値では「\(right)」です"
          + "（\(judged.count)指標のうち\(met)が達成）",
        en: "The verdict is \"\(question.answer)\", but the figures say \"\(right)\" "
          + "(\(met) of \(judged.count) indicators reached)"),
      detail: judged.map(\.line) + [
        said == .all
          ? .cause(
            ja: "未達成の指標の見落とし、または実績を直した後の判定の直し忘れ",
            en: "a miss overlooked, or the verdict not updated")
          : .cause(
            ja: "印を付ける箱の間違い、または実績を直した後の判定の直し忘れ", en: "the wrong box, or the verdict not updated"),
        .remedy(
          ja: "目標と実績が正しければ \(question.place.cell) の印を「\(right)」に付け直す",
          en: "if the figures are right, tick \"\(right)\" in \(question.place.cell)"),
      ],
      evidence: [Evidence("ticked", question.answer), Evidence("verdict", right)],
      related: judged.flatMap { [$0.target.location, $0.actual.location] },
      fix: question.moved(to: right, context))
  }
}
