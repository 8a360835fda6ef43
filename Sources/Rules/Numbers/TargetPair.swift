import Forms
import Grid

/// An indicator's baseline and a target: the one that the plan ends with, or that of one of its
/// periods.
struct TargetPair {
  var baseline: IndicatorValue
  var target: IndicatorValue
  var baselineNumber: ExactDecimal
  var targetNumber: ExactDecimal

  /// Nil where one of them is missing or both are counted in different units.
  init?(_ indicator: Indicator, target: IndicatorValue? = nil) {
    guard let baseline = indicator.value(.baseline),
      let target = target ?? indicator.planTarget,
      let baselineNumber = baseline.value, let targetNumber = target.value,
      indicator.sameUnit(baseline, target)
    else { return nil }
    self.baseline = baseline
    self.target = target
    self.baselineNumber = baselineNumber
    self.targetNumber = targetNumber
  }
}
