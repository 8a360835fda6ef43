import Forms
import Grid

/// How much of a target was reached, as texts tell it: without the limits and roundings of a form.
struct ReachedShare {
  /// Of the year in question.
  var target: IndicatorValue
  var actual: IndicatorValue
  private var reached: ExactDecimal
  private var wanted: ExactDecimal
  private var others: [ExactDecimal]
  private var start: ExactDecimal?

  /// Nil where less is better, or where one of the two is no number.
  init?(_ indicator: Indicator, year: Int?) {
    guard indicator.direction != .down, let actual = indicator.actual(in: year),
      let target = indicator.target(for: actual), indicator.sameUnit(target, actual),
      let reached = actual.value, let wanted = target.value, wanted > .zero
    else { return nil }
    (self.target, self.actual) = (target, actual)
    (self.reached, self.wanted) = (reached, wanted)
    let targets = indicator.values.filter { [.target, .finalTarget].contains($0.role) }
    others = targets.compactMap(\.value)
    start = indicator.value(.baseline)?.value
  }

  /// In percent, half up.
  func percent(scale: Int) -> ExactDecimal? {
    (reached * ExactDecimal(100)).divided(by: wanted, scale: scale)
  }

  /// Whether a percentage is what anyone may work out: of this or another year's target, of the way
  /// from the baseline, rounded or cut off.
  func mayBe(_ told: ExactDecimal) -> Bool {
    let shares = ([wanted] + others).flatMap { target in
      [(reached, target)] + (start.map { [(reached - $0, target - $0)] } ?? [])
    }
    return shares.contains { part, whole in
      part.percentages(of: whole, scale: told.scale).contains(told)
    }
  }
}
