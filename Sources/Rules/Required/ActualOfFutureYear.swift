import Forms
import Grid
import Notation

extension Rule {
  /// An actual for a year that is not over yet.
  static let actualOfFutureYear = Rule(
    id: "REQ-003",
    title: Message(ja: "将来年度に実績値", en: "Actual for a future year"),
    severity: .warning,
    why: Message(
      ja: "まだ終わっていない年度の実績は、列のずれか見込みの値です。",
      en: "An actual of a year that is not over is a slipped column or a forecast."),
    condition: Message(
      ja: "評価年度より後の年度の実績に値がある（「-」などは対象外）。",
      en: "An actual of a year after the evaluation year holds a value."),
    remedy: Message(
      ja: "列のずれでないか確かめ、将来の年度は欠損記号にしてください。",
      en: "Check for a slipped column, and put the missing mark into future years."),
    source: "REQ-003（必須項目）",
    scope: .cell,
    examples: [
      Example("翌年度の実績", "next year's actual", layout: .duties, grid: "説明会|市民課|参加者数|人|12|10|↓15"),
      Example("将来は「-」", "a dash for the future", layout: .duties, grid: "説明会|市民課|参加者数|人|12|10|-"),
      Example("将来は空欄", "a blank for the future", layout: .duties, grid: "説明会|市民課|参加者数|人|12|10|"),
    ],
    check: ActualOfFutureYear.check)
}

private enum ActualOfFutureYear {
  static func check(_ context: RuleContext) -> [Finding] {
    guard let year = context.form.evaluationYear else { return [] }
    return context.form.allIndicators.flatMap { indicator in
      indicator.values.filter { value in
        value.role == .actual && (value.status == .value || value.status == .qualitative)
          && (value.period?.fiscalYear).map { $0 > year } ?? false
          && !mayBeBudget(value, indicator, context)
      }.map { value in
        let now = Period.fiscal(year).label
        let later = value.period?.label ?? ""
        return context.finding(
          value, of: indicator,
          Message(
            ja: "\(later)の実績が書かれています（評価年度は\(now)）",
            en: "An actual is given for \(later); the evaluation year is \(now)"),
          detail: [
            .cause(ja: "列がずれた、または見込みの値を書いた", en: "a slipped column, or a forecast"),
            .remedy(
              ja: "\(value.location.cell) を欠損記号にする",
              en: "put the missing mark into \(value.location.cell)"),
          ],
          related: [value.headingLocation].compactMap { $0 })
      }
    }
  }

  /// Money under a year and nothing else, in a form that nobody has described: that of the years to
  /// come is what the budget has.
  private static func mayBeBudget(
    _ value: IndicatorValue, _ indicator: Indicator, _ context: RuleContext
  ) -> Bool {
    context.form.template.isProposal && Units.lookup(indicator.unit)?.dimension == "money"
      && Period.parse(value.heading) != nil
  }
}
