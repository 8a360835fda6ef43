import Forms
import Grid

extension Rule {
  /// A target that was left far behind, or never came near.
  static let targetLevelDoubtful = Rule(
    id: "NUM-019",
    title: Message(ja: "目標水準の再検討", en: "Level of the target in doubt"),
    severity: .info,
    why: Message(
      ja: "達成率が極端に高い・低い指標は、目標の置き方を見直す手がかりになります。",
      en: "An extreme rate of achievement suggests that the target itself be reviewed."),
    condition: Message(
      ja: "評価年度の達成率が 150％ を超えるか、30％ 以下（パラメータ 上限・下限）。",
      en: "The rate of achievement exceeds 150 % or is 30 % or less (parameters 上限 and 下限)."),
    remedy: Message(
      ja: "目標の水準を次の見直しのときに検討してください。", en: "Consider the target's level at the next revision."),
    source: "NUM-019（数値）",
    scope: .cell,
    examples: [
      Example(
        "目標の約3倍", "about three times the target",
        grid: "登録団体数|団体|0|↓50|142|A|-|内容|①"),
      Example("目標の3割以下", "less than a third", grid: "登録団体数|団体|0|↓50|12|D|理由|内容|①"),
      Example("ふつうの達成率", "a usual rate", grid: "登録団体数|団体|0|50|60|A|-|内容|①"),
    ],
    check: TargetLevelDoubtful.check)
}

private enum TargetLevelDoubtful {
  static func check(_ context: RuleContext) -> [Finding] {
    let most = context.parameters["上限"].flatMap { ExactDecimal($0) } ?? ExactDecimal(150)
    let least = context.parameters["下限"].flatMap { ExactDecimal($0) } ?? ExactDecimal(30)
    let year = context.form.evaluationYear
    return context.form.allIndicators.compactMap { indicator in
      guard let actual = indicator.actual(in: year), let target = indicator.target(for: actual),
        let rate = indicator.achievementRate(year: year), rate > most || rate <= least
      else { return nil }
      return context.finding(
        target, of: indicator,
        Message(
          ja: "達成率が \(rate)% です。目標の水準を確かめてください",
          en: "The rate of achievement is \(rate)%: is the target at the right level?"),
        inputs: [target, actual],
        detail: [
          .cause(
            ja: rate > most ? "目標が低すぎる、または実績の数え方が変わった" : "目標が高すぎる、または取り組みが進んでいない",
            en: rate > most
              ? "the target is too low, or counting has changed"
              : "the target is too high, or the work is behind"),
          .remedy(
            ja: "\(target.location.cell) の目標を次の見直しで検討する",
            en: "consider \(target.location.cell) at the next revision"),
        ],
        evidence: [Evidence("rate", "\(rate)")])
    }
  }
}
