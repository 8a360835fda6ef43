package import Grid
import Notation

/// A rate of achievement as a form states it, and what it was worked out from.
package struct StatedRate: Sendable {
  package var indicator: Indicator
  /// The cell of the rate.
  package var value: IndicatorValue
  /// Nil where target or actual is no number, or the two cannot be compared.
  package var inputs: RateInputs?
  package var actual: IndicatorValue?
  package var target: IndicatorValue?
  /// There is no target to hold the actual against but a planned value of its year, or the one that
  /// the plan is to reach in the end.
  fileprivate(set) var isIndirect = false

  package init(_ indicator: Indicator, _ value: IndicatorValue, settings: Settings) {
    self.indicator = indicator
    self.value = value
    actual = indicator.actual(in: value.period?.fiscalYear)
    target = actual.flatMap { indicator.target(for: $0) }
    if actual != nil, target == nil, settings.achievementMethod?.needsBaseline ?? false {
      target = indicator.planTarget
    }
    if let actual, target == nil {
      target =
        indicator.values.first { $0.role == .plan && $0.period == actual.period }
        ?? indicator.value(.finalTarget)
      isIndirect = target != nil
    }
    if let actual, let target {
      inputs = RateInputs(indicator, actual: actual, target: target, settings: settings)
    }
  }

  /// The number as it is shown, in percent.
  ///
  /// - Parameter share: a rate without a percent sign is a share, 1 for 100 %.
  package func percent(share: Bool = false) -> ExactDecimal? {
    percent(of: value.shownNumber, share: share)
  }

  /// The number as it is stored, in percent: with more digits than are shown where it is unrounded.
  package func storedPercent(share: Bool = false) -> ExactDecimal? {
    percent(of: value.value, share: share)
  }

  private func percent(of number: ExactDecimal?, share: Bool) -> ExactDecimal? {
    guard value.status == .value, let number else { return nil }
    guard share, !hasPercentSign else { return number }
    return ExactDecimal(
      units: number.units * (number.scale == 0 ? 100 : number.scale == 1 ? 10 : 1),
      scale: max(0, number.scale - 2))
  }

  package var hasPercentSign: Bool {
    value.parsed?.unit.map { Normalization.n2($0) == "%" } ?? false
  }
}

extension Form {
  /// Every rate cell of the form with its inputs, blank ones included.
  package var statedRates: [StatedRate] {
    var rates = allIndicators.flatMap { indicator in
      indicator.values.filter { $0.role == .rate }
        .map { StatedRate(indicator, $0, settings: template.settings) }
    }
    let indirect = rates.indices.filter { rates[$0].isIndirect }
    // That such a target is meant shows where nearly all rates come out of it.
    guard !indirect.isEmpty, !areExplained(indirect.map { rates[$0] }) else { return rates }
    for index in indirect {
      rates[index].target = nil
      rates[index].inputs = nil
    }
    return rates
  }

  private func areExplained(_ rates: [StatedRate]) -> Bool {
    let convention = RateConvention(template.settings, rates)
    let judged = rates.compactMap { rate in
      rate.percent(share: convention.writesShares).flatMap { percent in
        rate.inputs.map { convention.judge(percent, $0).outcome }
      }
    }
    let right = judged.count {
      switch $0 {
      case .correct, .roundedOtherwise: true
      default: false
      }
    }
    return right >= 3 && right * 5 >= judged.count * 4
  }
}
