import Forms
import Grid

extension Rule {
  /// Yearly targets that turn away from the direction of the indicator.
  static let targetsGoBack = Rule(
    id: "NUM-016",
    title: Message(ja: "目標系列の逆行", en: "Targets go backwards"),
    severity: .warning,
    why: Message(
      ja: "翌年の目標が今年より後退していると、計画としての説明がつきません。",
      en: "A target that falls behind the year before cannot be explained as a plan."),
    condition: Message(
      ja: "増加が望ましい指標で翌年の目標が小さい、または減少が望ましい指標で大きい。"
        + "同じ値の続きと、維持・範囲・方向不明の指標は対象外。",
      en: "Where more is better a later target is smaller, where less is better it is larger. "
        + "Equal targets, and indicators to be kept or without a direction, are left alone."),
    remedy: Message(
      ja: "目標値の並びを確かめ、意図したものなら理由を書いてください。",
      en: "Check the order of the targets; if it is meant so, say why."),
    source: "NUM-016（数値）",
    scope: .indicator,
    examples: [
      Example(
        "増やす指標の目標が下がる", "targets fall where more is better", layout: .yearly,
        grid: "参加者数|人|100|↓90|130|95|96|-|-"),
      Example(
        "減らす指標の目標が上がる", "targets rise where less is better", layout: .yearly,
        grid: "不登校児童数|人|17|↓18|16|15|16|-|-"),
      Example(
        "最終目標が前の年より低い", "the plan ends below the year before", layout: .toPlanEnd,
        grid: "参加者数|人|100|120|↓110"),
      Example(
        "横ばいを含む", "with equal targets", layout: .yearly,
        grid: "大学数|校|6|6|7|7|7|-|-"),
    ],
    check: TargetsGoBack.check)
}

private enum TargetsGoBack {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      // Plan periods a few years apart are NUM-018's.
      let steps = Series(indicator, [.target, .finalTarget]).steps.filter {
        $0.after.year - $0.before.year == 1
      }
      let wrong = steps.first { step in
        switch indicator.direction {
        case .up: step.after.number < step.before.number
        case .down: step.after.number > step.before.number
        case .keep, .range, .unknown: false
        }
      }
      guard let wrong else { return nil }
      let direction = Wording.direction(indicator.direction)
      return context.finding(
        wrong.after.value, of: indicator,
        Message(
          ja: "目標が前の年より後退しています（\(direction.ja)）",
          en: "The target falls behind the year before (\(direction.en))"),
        inputs: [wrong.before.value, wrong.after.value],
        detail: [
          .cause(
            ja: "目標値の打ち間違い、または上限の見込みなど方向の違う指標",
            en: "a mistyped target, or an indicator whose direction is not as assumed"),
          .remedy(
            ja: "\(wrong.after.value.location.cell) の目標を確かめる。意図した目標なら理由を書き添える",
            en: "check \(wrong.after.value.location.cell); if it is meant so, say why"),
        ],
        evidence: [Evidence("direction", direction.en)])
    }
  }
}
