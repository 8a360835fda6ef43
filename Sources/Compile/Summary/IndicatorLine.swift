package import Forms
package import Grid
import Notation

/// One indicator as the summary counts it.
package struct IndicatorLine: Sendable {
  package var group: String
  package var name: String
  package var unit: String
  package var baseline: IndicatorValue?
  package var target: IndicatorValue?
  package var actual: IndicatorValue?
  /// Percent to one decimal; nil where none can be computed.
  package var rate: ExactDecimal?
  package var attainment: Attainment
  /// Several submissions disagree on this indicator, so it counts as not measurable.
  package var conflicting: Bool
  package var file: String
  package var location: Location?

  init(_ row: PlanRow, _ indicator: Indicator, year: Int?, conflicting: Bool) {
    group = row.group
    name = indicator.name
    unit = indicator.unit
    baseline = indicator.value(.baseline)
    actual = indicator.actual(in: year)
    target =
      actual.flatMap { indicator.target(for: $0) }
      ?? year.flatMap { indicator.value(.target, year: $0) }
      ?? indicator.value(.target) ?? indicator.value(.finalTarget)
    self.conflicting = conflicting
    rate = conflicting ? nil : indicator.achievementRate(year: year)
    attainment = Attainment.of(indicator, year: year)
    file = row.file
    location = actual?.location ?? target?.location ?? indicator.nameLocation ?? row.location
  }

  package enum Outcome: Sendable { case met, unmet, notMeasurable }

  package var outcome: Outcome {
    if conflicting { return .notMeasurable }
    return switch attainment {
    case .met: .met
    case .unmet: .unmet
    case .notMeasurable: .notMeasurable
    }
  }

  /// Why there is no verdict; empty where there is one.
  package var reason: String {
    if conflicting { return "提出内容が不一致" }
    if case .notMeasurable(let reason) = attainment { return reason.message.ja }
    return ""
  }
}
