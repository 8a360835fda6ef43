import Forms
import Grid
import Notation

extension Rule {
  /// One year's target, written twice and differently.
  static let targetsDisagree = Rule(
    id: "ACH-009",
    title: Message(ja: "上段目標と目標値列の不一致", en: "The two targets of one year differ"),
    severity: .error,
    why: Message(
      ja: "どちらの目標で達成率を計算したのか分からなくなります。",
      en: "Nobody can tell which target the rate was calculated with."),
    condition: Message(
      ja: "実績と並ぶ目標と、最終目標の欄とで、同じ年度の目標の数値が違う。桁数だけの違いは対象外。",
      en: "The target beside the actual and the final target of the same year differ in number; "
        + "different decimals alone do not count."),
    remedy: Message(ja: "計画の目標値を確かめ、そろえてください。", en: "Check the plan's target and make them agree."),
    source: "ACH-009（達成率）",
    fixSafety: .unsafe,
    scope: .indicator,
    examples: [
      Example(
        "目標が2通り", "two targets", layout: .rates, grid: "団体|団体|↗|10|↓22|11|50.0%|20",
        corrected: "団体|団体|↗|10|20|11|50.0%|20"),
      Example("桁数だけの違い", "decimals only", layout: .rates, grid: "割合|%|↗|10|42.0{0.0}|21|50.0%|42"),
      Example("片方だけ", "only one of them", layout: .rates, grid: "団体|団体|↗|10|22|11|50.0%|"),
    ],
    check: TargetsDisagree.check)
}

private enum TargetsDisagree {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.flatMap { indicator in
      indicator.values.compactMap { target -> Finding? in
        guard target.role == .target, let year = target.period?.fiscalYear,
          let final = indicator.value(.finalTarget, year: year),
          final.location.cell != target.location.cell, indicator.sameUnit(target, final),
          let one = target.value, let other = final.value, one != other
        else { return nil }
        return finding(indicator, target, final, context)
      }
    }
  }

  private static func finding(
    _ indicator: Indicator, _ target: IndicatorValue, _ final: IndicatorValue,
    _ context: RuleContext
  ) -> Finding {
    let values = Wording.inputs([target, final])
    let period = target.period?.label ?? ""
    let cell = context.cell(at: final.location)
    let edit = cell.flatMap {
      target.composite ? nil : context.edit(target.location, to: $0.value, format: $0.numberFormat)
    }
    return context.finding(
      at: target.location, key: Wording.key(target), owner: indicator.name,
      Message(
        ja: "\(period)の目標が2か所で違います（\(Wording.shown(target)) と \(Wording.shown(final))）",
        en: "The target of \(period) is written twice and differs (\(Wording.shown(target)) and "
          + "\(Wording.shown(final)))"),
      detail: [
        .written(ja: "\(indicator.name)　\(values.ja)", en: "\(indicator.name): \(values.en)"),
        .remedy(
          ja: "計画の目標値を確かめ、\(target.location.cell) と \(final.location.cell) をそろえる",
          en: "check the plan and make \(target.location.cell) and \(final.location.cell) agree"),
      ],
      evidence: Wording.evidence([target, final]), related: [final.location],
      fix: edit.map { Fix(.unsafe, [$0]) })
  }
}
