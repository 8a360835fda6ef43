import Forms
import Grid
import Notation

extension Rule {
  /// 単年度 values that are the running sum of the yearly ones.
  static let qualifierContradicted = Rule(
    id: "UNT-008",
    title: Message(ja: "修飾語と値の矛盾", en: "Values contradict the qualifier"),
    severity: .warning,
    why: Message(
      ja: "（単年度）の指標に累計を書くと、達成率が年ごとに水増しされます。",
      en: "A running total under （単年度） inflates the rate year by year."),
    condition: Message(
      ja: "（単年度）（年間）の指標の実績が年ごとに増え、その年までの目標の累計とちょうど同じ。"
        + "または目標が増え、実績の累計と同じ。3年以上の値があるときだけ。",
      en: "An indicator per year whose actuals rise and equal the running sum of its targets, or "
        + "the other way round, over three years or more."),
    remedy: Message(
      ja: "その年だけの値を書くか、名称を（累計）に直してください。",
      en: "Write each year's own value, or say （累計） in the name."),
    source: "UNT-008（単位）",
    scope: .indicator,
    examples: [
      Example(
        "単年度なのに実績が累計", "running totals under 単年度", layout: .yearly,
        grid: "↓開催回数（単年度）|回|10|15|20|10|25|45|-"),
      Example(
        "累計なら正しい", "right for 累計", layout: .yearly,
        grid: "開催回数（累計）|回|10|25|45|10|25|45|-"),
      Example(
        "ふつうの伸び", "usual growth", layout: .yearly,
        grid: "開催回数（単年度）|回|10|15|20|11|16|22|-"),
    ],
    check: QualifierContradicted.check)
}

private enum QualifierContradicted {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      guard let place = indicator.nameLocation,
        indicator.qualifier == .singleYear || indicator.qualifier == .yearly
      else { return nil }
      let targets = Series(indicator, [.target]).points
      let actuals = Series(indicator, [.actual]).points
      for (summed, yearly) in [(actuals, targets), (targets, actuals)]
      where isRunningSum(summed, of: yearly) {
        return finding(indicator, at: place, summed, yearly, context)
      }
      return nil
    }
  }

  private static func isRunningSum(_ summed: [Series.Point], of yearly: [Series.Point]) -> Bool {
    guard summed.count >= 3, summed.count <= yearly.count else { return false }
    var sum = ExactDecimal.zero
    for (total, part) in zip(summed, yearly) {
      sum = sum + part.number
      guard part.number > .zero, total.year == part.year, total.number == sum else { return false }
    }
    return true
  }

  private static func finding(
    _ indicator: Indicator, at place: Location, _ summed: [Series.Point],
    _ yearly: [Series.Point], _ context: RuleContext
  ) -> Finding {
    let role = summed.first.map { Wording.role($0.value.role) } ?? Message(ja: "", en: "")
    let numbers = Wording.list(summed.map { "\($0.number)" })
    return context.finding(
      indicator, at: place, key: "qualifier",
      Message(
        ja: "（\(indicator.qualifier?.rawValue ?? "")）の指標なのに\(role.ja)が累計になっています",
        en: "The \(role.en) values are running totals, though the name says one year"),
      detail: [
        .written(ja: "\(role.ja) \(numbers.ja)", en: "\(role.en) \(numbers.en)"),
        .remedy(
          ja: "年ごとの値に書き直すか、\(place.cell) の名称を（累計）にする",
          en: "write each year's own value, or say （累計） in \(place.cell)"),
      ],
      related: (summed + yearly).map(\.value.location))
  }
}
