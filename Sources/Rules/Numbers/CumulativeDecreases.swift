import Forms
import Grid
import Notation

extension Rule {
  /// A running total that gets smaller.
  static let cumulativeDecreases = Rule(
    id: "NUM-015",
    title: Message(ja: "累計の減少", en: "Cumulative value decreases"),
    severity: .warning,
    why: Message(
      ja: "累計は減りません。単年度の値が混じっているか、数値の誤りです。",
      en: "A running total never shrinks: a single year's value got in, or a figure is wrong."),
    condition: Message(
      ja: "名称などに「累計」とある指標で、ある年の値が前の年より小さい（目標は目標どうし、実績は基準・実績を通して）。",
      en: "The indicator is cumulative, and a year's value is below that of the year before "
        + "(targets among themselves, baseline and actuals as one series)."),
    remedy: Message(
      ja: "累計の値か、単年度の値かを確かめてください。", en: "Check whether the value is a total or one year's."),
    source: "NUM-015（数値）",
    scope: .indicator,
    examples: [
      Example(
        "累計が減っている", "a total that shrinks", layout: .yearly,
        grid: "成約件数（累計）|件|10|20|30|12|↓8|-|-"),
      Example(
        "基準より少ない累計", "a total below its start",
        grid: "成約件数（累計）|件|30|40|↓12|C|理由|内容|①"),
      Example(
        "増えている", "a total that grows", layout: .yearly,
        grid: "成約件数（累計）|件|10|20|30|12|18|-|-"),
      Example(
        "累計でない指標", "an indicator that is not cumulative", layout: .yearly,
        grid: "成約件数（単年度）|件|10|20|30|12|8|-|-"),
    ],
    check: CumulativeDecreases.check)
}

private enum CumulativeDecreases {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.filter { $0.qualifier == .cumulative }.flatMap { indicator in
      [[Role.actual, .baseline], [.target, .finalTarget, .baseline]].compactMap { roles in
        let series = Series(indicator, roles)
        guard let step = series.steps.first(where: { $0.after.number < $0.before.number })
        else { return nil }
        let place = step.after.value.location.cell
        return context.finding(
          step.after.value, of: indicator,
          Message(ja: "累計が前の年より減っています", en: "The cumulative value decreases"),
          inputs: [step.before.value, step.after.value],
          detail: [
            .cause(
              ja: "その年だけの値を書いた（累計なら \(step.before.number + step.after.number) か）、または打ち間違い",
              en: "one year's value instead of the total (which would be "
                + "\(step.before.number + step.after.number)), or a typing error"),
            .remedy(
              ja: "\(place) を累計の値にする", en: "write the running total into \(place)"),
          ])
      }
    }
  }
}
