import Forms
import Grid

/// An indicator's baseline and the target that the plan ends with.
struct TargetPair {
  var baseline: IndicatorValue
  var target: IndicatorValue
  var baselineNumber: ExactDecimal
  var targetNumber: ExactDecimal

  /// Nil where one of them is missing or both are counted in different units.
  init?(_ indicator: Indicator) {
    guard let baseline = indicator.value(.baseline),
      let target = indicator.planTarget,
      let baselineNumber = baseline.value, let targetNumber = target.value,
      indicator.sameUnit(baseline, target)
    else { return nil }
    self.baseline = baseline
    self.target = target
    self.baselineNumber = baselineNumber
    self.targetNumber = targetNumber
  }
}
