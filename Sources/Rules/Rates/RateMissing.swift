import Forms
import Formula
import Grid
import Notation

extension Rule {
  /// A rate without target or actual, or both of them without a rate.
  static let rateMissing = Rule(
    id: "ACH-006",
    title: Message(ja: "達成率の有無不整合", en: "Rate there or missing against its figures"),
    severity: .error,
    why: Message(
      ja: "根拠のない達成率は説明できず、抜けた達成率は集計から落ちます。",
      en: "A rate without figures cannot be explained; a missing one drops out of the summary."),
    condition: Message(
      ja: "目標と実績の数値があるのに達成率が空欄、または達成率があるのに目標か実績がない。"
        + "計算できない場合（目標0など）の空欄は対象外。",
      en: "Target and actual are numbers but the rate is empty, or there is a rate but no target "
        + "or no actual. Empty is right where no rate can be calculated (a target of 0)."),
    remedy: Message(
      ja: "達成率を計算して書くか、抜けている目標・実績を書いてください。",
      en: "Calculate the rate, or fill in the missing target or actual."),
    source: "ACH-006（達成率）",
    fixSafety: .unsafe,
    scope: .indicator,
    examples: [
      Example(
        "達成率が空欄", "the rate is empty", layout: .rates,
        grid: "団体|団体|↗|10|22|11|↓|\n講座|回|↗|1|4|2|0.5{0.0%}|",
        corrected: "団体|団体|↗|10|22|11|0.5{0.0%}|\n講座|回|↗|1|4|2|0.5{0.0%}|"),
      Example(
        "実績がないのに達成率がある", "a rate without an actual", layout: .rates,
        grid: "団体|団体|↗|10|22|集計中|↓50.0%|"),
      Example(
        "目標も実績も空欄", "all empty", layout: .rates,
        grid: "団体|団体|↗|10||||\n講座|回|↗|1|4|2|50.0%|"),
      Example(
        "目標も実績もない達成率", "a rate without either", layout: .rates,
        grid: "団体|団体|↗|10|||↓80.0%|\n講座|回|↗|1|4|2|50.0%|"),
      Example(
        "減らす指標の目標0", "a target of 0 where less is better", layout: .rates,
        grid: "件数|件|↘|6|0|4||"),
      Example("目標0は計算できない", "no rate for a target of 0", layout: .rates, grid: "件数|件|↗|1|0|0||"),
      Example(
        "計算しないと書いてある", "marked as not calculated", layout: .rates,
        grid: "団体|団体|↗|10|22|11|-|"),
    ],
    check: RateMissing.check)
}

private enum RateMissing {
  static func check(_ context: RuleContext) -> [Finding] {
    let rates = context.form.statedRates
    let convention = RateConvention(context.form.template.settings, rates)
    let model = rates.first { $0.value.status == .value }?.value
    return rates.compactMap { rate in
      switch rate.value.status {
      // A formula without a result has not been calculated yet.
      case .blank where rate.value.cell?.formula != nil && rate.value.cell?.value.isBlank == true:
        nil
      case .blank: empty(rate, convention, model, context)
      case .value: groundless(rate, context)
      default: nil
      }
    }
  }

  private static func empty(
    _ rate: StatedRate, _ convention: RateConvention, _ model: IndicatorValue?,
    _ context: RuleContext
  ) -> Finding? {
    guard let inputs = rate.inputs, let method = convention.methods(for: inputs.direction).first,
      !inputs.signsDiffer(for: method), method.needsBaseline || !inputs.target.value.isZero,
      let exact = ExactRate(method, inputs).value(inputs),
      let expected = convention.shown(exact, unmet: exact < ExactFraction(100))
    else { return nil }
    let values = Wording.inputs(inputs.values)
    var edit = RateCell(rate.value, shares: convention.writesShares, context)
      .edit(to: expected, like: model)
    // Where the template has the rate calculated, it is filled as a formula.
    if let formula = CellFormula(rate.value, of: rate.indicator, context),
      case .number? = edit?.to, let result = formula.result.double
    {
      edit?.formula = formula.text
      edit?.to = .number(result)
    }
    return context.finding(
      at: rate.value.location, key: Wording.key(rate.value), owner: rate.indicator.name,
      Message(
        ja: "目標と実績があるのに達成率が空欄です（計算では \(expected)%）",
        en: "Target and actual are there, but the rate is empty (calculated \(expected)%)"),
      detail: [
        .written(
          ja: "\(rate.indicator.name)　\(values.ja)", en: "\(rate.indicator.name): \(values.en)"),
        .remedy(
          ja: "\(rate.value.location.cell) に "
            + (edit?.formula.map { "数式 =\($0) を入れる（\(expected)%）" } ?? "\(expected)% と書く"),
          en: "write "
            + (edit?.formula.map { "the formula =\($0) (\(expected)%)" } ?? "\(expected)%")
            + " into \(rate.value.location.cell)"),
      ],
      evidence: Wording.evidence(inputs.values) + [Evidence("expected", "\(expected)")],
      related: [rate.target, rate.actual].compactMap { $0?.location },
      fix: edit.map { Fix(context.optInSafety, [$0]) })
  }

  private static func groundless(_ rate: StatedRate, _ context: RuleContext) -> Finding? {
    guard let actual = rate.actual, let target = rate.target else { return nil }
    let missing = [target, actual].filter { $0.status != .value && $0.status != .qualitative }
    let year = context.form.evaluationYear
    // What is blank in the evaluation year is told at its own cell (REQ-002, REQ-004), but where
    // the whole pair is, the rate is all that is too much.
    guard let first = missing.first,
      first.status != .blank || first.period?.fiscalYear != year
        || year.map(rate.indicator.isLeftOut(of:)) ?? false
    else { return nil }
    let role = Wording.role(first.role)
    let values = Wording.inputs([target, actual])
    return context.finding(
      at: rate.value.location, key: Wording.key(rate.value), owner: rate.indicator.name,
      Message(
        ja: "\(role.ja)がないのに達成率 \(Wording.shown(rate.value)) が書かれています",
        en: "There is a rate of \(Wording.shown(rate.value)), but no \(role.en)"),
      detail: [
        .written(
          ja: "\(rate.indicator.name)　\(values.ja)", en: "\(rate.indicator.name): \(values.en)"),
        .remedy(
          ja: "\(first.location.cell) に\(role.ja)を書く。ないなら \(rate.value.location.cell) の達成率を消す",
          en: "write the \(role.en) into \(first.location.cell), or clear the rate in "
            + "\(rate.value.location.cell)"),
      ],
      evidence: Wording.evidence([target, actual]) + [
        Evidence("stated", Wording.shown(rate.value))
      ],
      related: [target.location, actual.location])
  }
}
