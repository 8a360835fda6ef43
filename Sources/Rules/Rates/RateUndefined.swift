import Forms
import Grid
import Notation

extension Rule {
  /// Figures for which the form's method gives no rate.
  static let rateUndefined = Rule(
    id: "ACH-007",
    title: Message(ja: "算定不能", en: "Rate cannot be calculated"),
    severity: .warning,
    why: Message(
      ja: "計算できない率に数字が書かれていると、根拠のない数字が公表されます。",
      en: "A number where nothing can be calculated is published without any ground."),
    condition: Message(
      ja: "目標が0、目標と基準が同じ（基準からの進み具合で計算する様式）、または基準と目標の符号が違う"
        + "（目標との比で計算する様式）。達成率の欄に「算定不可」「-」などとあるか、目標も実績も0なら情報。",
      en: "A target of 0, a target equal to the baseline (where the progress is calculated), or "
        + "baseline and target of different signs (where a ratio is calculated). A hint only where "
        + "the rate says so itself (算定不可, -), or target and actual are both 0."),
    remedy: Message(
      ja: "達成率は空欄か「算定不可」とし、達成かどうかを文章で書いてください。",
      en: "Leave the rate empty or write 算定不可, and say in words whether the target was reached."),
    source: "ACH-007（達成率）",
    scope: .indicator,
    examples: [
      Example("目標0に達成率", "a rate for a target of 0", layout: .rates, grid: "件数|件|↗|1|0|3|↓100%|"),
      Example(
        "マイナスからプラスへ", "from below zero to above", layout: .rates,
        grid: "社会増減|人|↗|-35|70|10|↓14.3%|"),
      Example(
        "目標と基準が同じ", "target and baseline the same", layout: .rates.with(("達成率の計算", "A3")),
        grid: "割合|%|↗|5.0{0.0}|5.0{0.0}|5.2|↓100%|"),
      Example("目標0で達成率は空欄", "no rate for a target of 0", layout: .rates, grid: "件数|件|↗|1|0|3|↓|"),
      Example("計算できる", "can be calculated", layout: .rates, grid: "件数|件|↗|1|4|3|75.0%|"),
      Example(
        "進み具合なら計算できる", "the progress can be calculated",
        layout: .rates.with(("達成率の計算", "A3")), grid: "社会増減|人|↗|-35|70|70|100%|"),
    ],
    check: RateUndefined.check)
}

private enum RateUndefined {
  static func check(_ context: RuleContext) -> [Finding] {
    let settings = context.form.template.settings
    let rates = context.form.statedRates
    let convention = RateConvention(settings, rates)
    let stated = rates.compactMap { rate -> Finding? in
      guard let inputs = rate.inputs else { return nil }
      // A mark in the rate's cell is the right answer already, and so is nothing for 0 of 0.
      let isTold =
        switch rate.value.status {
        case .value: false
        case .blank: isNothing(inputs)
        default: true
        }
      return finding(at: rate.value, rate.indicator, inputs, convention, isTold: isTold, context)
    }
    let bare = context.form.allIndicators.compactMap { indicator -> Finding? in
      guard !indicator.values.contains(where: { $0.role == .rate }),
        let inputs = RateInputs(
          indicator, year: context.form.evaluationYear, settings: settings),
        let actual = inputs.values.last
      else { return nil }
      return finding(at: actual, indicator, inputs, convention, isTold: isNothing(inputs), context)
    }
    return stated + bare
  }

  private static func isNothing(_ inputs: RateInputs) -> Bool {
    inputs.target.value.isZero && inputs.actual.value.isZero
  }

  private static func finding(
    at value: IndicatorValue, _ indicator: Indicator, _ inputs: RateInputs,
    _ convention: RateConvention, isTold: Bool, _ context: RuleContext
  ) -> Finding? {
    guard let method = convention.methods(for: inputs.direction).first,
      let reason = reason(convention.undefined(inputs, by: method))
    else { return nil }
    let values = Wording.inputs(inputs.values)
    let severity: Severity = isTold ? .info : .warning
    return context.finding(
      at: value.location, key: Wording.key(value), owner: indicator.name, severity: severity,
      Message(
        ja: "\(reason.ja)ため、達成率を計算できません",
        en: "The rate cannot be calculated: \(reason.en)"),
      detail: [
        .written(ja: "\(indicator.name)　\(values.ja)", en: "\(indicator.name): \(values.en)"),
        .remedy(
          ja: "達成率は空欄か「算定不可」とし、達成かどうかは文章で書く",
          en: "leave the rate empty or write 算定不可, and say in words whether it was reached"),
      ],
      evidence: Wording.evidence(inputs.values),
      related: inputs.values.map(\.location).filter { $0 != value.location })
  }

  private static func reason(_ undefined: RateJudgement.Undefined) -> Message? {
    switch undefined {
    case .targetIsZero: Message(ja: "目標が0の", en: "the target is 0")
    case .targetIsBaseline:
      Message(ja: "目標と基準が同じ", en: "target and baseline are the same")
    case .signsDiffer:
      Message(ja: "基準と目標の符号が違う", en: "baseline and target differ in sign")
    case .actualIsZero, .noBaseline, .noElapsedShare, .tooManyDigits: nil
    }
  }
}
