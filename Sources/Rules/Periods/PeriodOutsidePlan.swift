import Forms
import Grid
import Notation

extension Rule {
  /// A target dated outside the plan.
  static let periodOutsidePlan = Rule(
    id: "ERA-006",
    title: Message(ja: "指標年度が計画期間外", en: "Year outside the plan's period"),
    severity: .warning,
    why: Message(
      ja: "計画期間の外の年の目標は、この計画では達成を確かめられません。",
      en: "A target for a year outside the plan can never be checked in it."),
    condition: Message(
      ja: "目標・実績のセルに書き添えた年度が、計画期間の欄の期間に入らない（基準値は期間前でよい）。",
      en: "The period beside a target or an actual lies outside the period of the plan (baselines "
        + "may lie before it)."),
    remedy: Message(ja: "書き添えた年度か計画期間を直してください。", en: "Correct the year, or the plan's period."),
    source: "ERA-006（年・期間）",
    scope: .cell,
    examples: [
      Example(
        "期間の後の目標", "a target after the plan", layout: .periods,
        grid: """
          計画期間|2020年度～2024年度
          始期|令和2年度
          終期|令和6年度
          記入日|令和5年4月28日
          経過|進めた。
          対象項目|単位|目標値
          交付件数|件|↓70件 (2026年度)
          """),
      Example(
        "期間の中の目標", "a target within the plan", layout: .periods,
        grid: """
          計画期間|2020年度～2024年度
          始期|令和2年度
          終期|令和6年度
          記入日|令和5年4月28日
          経過|進めた。
          対象項目|単位|目標値
          交付件数|件|70件 (2021年度)
          """),
      Example(
        "書かれた年数と合わない計画期間", "a plan of another number of years than it says",
        layout: .periods,
        grid: """
          計画期間|2020年度～2023年度（5年間）
          始期|令和2年度
          終期|令和6年度
          記入日|令和5年4月28日
          経過|進めた。
          対象項目|単位|目標値
          交付件数|件|70件 (2024年度)
          """),
    ],
    check: PeriodOutsidePlan.check)
}

private enum PeriodOutsidePlan {
  static func check(_ context: RuleContext) -> [Finding] {
    let plans = context.form.allFields.filter { $0.key.hasPrefix("計画期間.") && !$0.isEmpty }
      .compactMap { field in PeriodRange.find(in: field.text).first.map { (field, $0) } }
    // Several sheets may say it again.
    guard Set(plans.map { [$0.1.start.wholeYear, $0.1.end?.wholeYear] }).count == 1,
      let (field, plan) = plans.first, let first = plan.start.wholeYear,
      let last = plan.end?.wholeYear, first <= last,
      // Which of its years is wrong is anyone's guess: ERA-005 asks.
      plan.statedYears == nil || plan.statedYears == plan.years
    else { return [] }
    return context.form.allIndicators.flatMap { indicator in
      indicator.values.filter { [.target, .finalTarget, .actual].contains($0.role) }
        .compactMap { value in
          guard let period = value.statedPeriod,
            let year = period.fiscalYear ?? period.wholeYear, !(first...last).contains(year)
          else { return nil }
          return context.finding(
            value, of: indicator,
            Message(
              ja: "\(period.label)は計画期間（\(Wording.line(field.text))）の外です",
              en: "\(period.label) lies outside the plan (\(Wording.line(field.text)))"),
            detail: [
              .remedy(
                ja: "\(value.location.cell) の年度を確かめる",
                en: "check the year in \(value.location.cell)")
            ],
            evidence: [Evidence("period", period.label)], related: [field.location])
        }
    }
  }
}
