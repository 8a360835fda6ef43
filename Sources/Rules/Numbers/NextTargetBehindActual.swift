import Forms
import Grid

extension Rule {
  /// The next plan period asks for less than the last one reached.
  static let nextTargetBehindActual = Rule(
    id: "NUM-018",
    title: Message(ja: "次期目標が前期実績を下回る", en: "Next period's target is behind the last actual"),
    severity: .warning,
    why: Message(
      ja: "すでに達成した水準より低い目標は、次の計画の目標として説明できません。",
      en: "A target below what was already reached is no aim for the next plan."),
    condition: Message(
      ja: "計画期間ごとに目標と実績がある指標で、次の期間の目標が前の期間の実績より悪い。"
        + "1つの計画の年ごとの目標とは比べない。",
      en: "Where each plan period has its target and actual, the next period's target is worse "
        + "than the last period's actual. Yearly targets of one plan are not compared."),
    remedy: Message(
      ja: "目標を見直すか、下げた理由を書いてください。", en: "Revise the target, or say why it was lowered."),
    source: "NUM-018（数値）",
    scope: .indicator,
    examples: [
      Example(
        "前期実績より低い後期目標", "a target below the last actual", layout: .planPeriods,
        grid: "フォーラムの参加者数|人|↗|480|554|↓420|600"),
      Example(
        "前期目標より低いが実績より高い", "below the last target, above the actual",
        layout: .planPeriods, grid: "加入率|%|↗|70|64.2|69|61.9"),
      Example(
        "減らす指標", "less is better", layout: .planPeriods,
        grid: "ごみ排出量|t|↘|500|480|450|440"),
      Example(
        "年ごとの目標は比べない", "yearly targets are not compared", layout: .yearly,
        grid: "参加者数|人|1500|2000|2600|2890|2950|-|-"),
      Example(
        "年ごとの目標の1つが読めない", "one of the yearly targets cannot be read", layout: .yearly,
        grid: "参加者数|人|1500|検討中|2600|2890|2950|-|-"),
    ],
    check: NextTargetBehindActual.check)
}

private enum NextTargetBehindActual {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      guard !indicator.hasYearlyTargets else { return nil }
      let steps = Series(indicator, [.target]).steps
      for step in steps {
        guard let actual = indicator.value(.actual, year: step.before.year),
          let reached = actual.value, indicator.sameUnit(actual, step.after.value)
        else { continue }
        let isBehind =
          switch indicator.direction {
          case .up: step.after.number < reached
          case .down: step.after.number > reached
          case .keep, .range, .unknown: false
          }
        guard isBehind else { continue }
        return finding(step.after, actual, step.before.value, indicator, context)
      }
      return nil
    }
  }

  private static func finding(
    _ next: Series.Point, _ actual: IndicatorValue, _ target: IndicatorValue,
    _ indicator: Indicator, _ context: RuleContext
  ) -> Finding {
    // The column of the plan's own targets, where the form repeats the target in one.
    let last = indicator.value(.finalTarget, year: next.year)
    let value = last.flatMap { $0.value == next.number ? $0 : nil } ?? next.value
    let direction = Wording.direction(indicator.direction)
    return context.finding(
      value, of: indicator,
      Message(
        ja: "次の期間の目標が前の期間の実績より後退しています",
        en: "The next period's target is behind what was already reached"),
      inputs: [target, actual, value],
      detail: [
        .cause(
          ja: "前期の実績が出る前に決めた目標のまま、または打ち間違い",
          en: "the target was set before the last actual was known, or is mistyped"),
        .remedy(
          ja: "\(value.location.cell) の目標を見直すか、下げた理由を書き添える（\(direction.ja)）",
          en: "revise \(value.location.cell), or say why it was lowered (\(direction.en))"),
      ],
      evidence: [Evidence("direction", direction.en)],
      related: next.value.location == value.location ? [] : [next.value.location])
  }
}
