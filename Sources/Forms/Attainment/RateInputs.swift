package import Grid
import Notation

/// A number of a form with the room its printed decimals leave on either side.
package struct Measured: Hashable, Sendable {
  package var value: ExactDecimal
  /// Half a unit of the last printed digit; zero for exact counts.
  package var halfUnit: ExactDecimal

  package init(value: ExactDecimal, halfUnit: ExactDecimal) {
    self.value = value
    self.halfUnit = halfUnit
  }

  /// Nil for anything but a number.
  init?(_ value: IndicatorValue, unit: String) {
    guard value.status == .value, let number = value.value else { return nil }
    let declared = value.unit ?? unit
    let known = Units.lookup(declared)
    self.value = number
    let decimals = value.shownNumber?.scale ?? number.scale
    let isCount = known?.integerOnly == true && number.isInteger
    halfUnit = isCount ? .zero : ExactDecimal(units: 5, scale: min(decimals, 17) + 1)
  }

  /// The same in another unit of its dimension.
  func converted(from: String, to: String) -> Measured? {
    guard let own = Units.lookup(from), let other = Units.lookup(to),
      let value = own.convert(value, to: other), let half = own.convert(halfUnit, to: other)
    else { return nil }
    return Measured(value: value, halfUnit: half)
  }
}

extension IndicatorValue {
  /// The number as people see it, with the decimals that are shown.
  package var shownNumber: ExactDecimal? { parsed?.value ?? value }
}

/// What a rate of achievement is made from.
package struct RateInputs: Sendable {
  package var actual: Measured
  package var target: Measured
  package var baseline: Measured?
  package var direction: Direction
  /// Of the plan's years from baseline to target, the share that has passed; nil where unknown.
  package var elapsed: ExactFraction?
  /// The values themselves, for messages: baseline where there is one, target, actual.
  package var values: [IndicatorValue]

  package init(
    actual: Measured, target: Measured, baseline: Measured?, direction: Direction,
    elapsed: ExactFraction?, values: [IndicatorValue]
  ) {
    self.actual = actual
    self.target = target
    self.baseline = baseline
    self.direction = direction
    self.elapsed = elapsed
    self.values = values
  }

  /// The actual of a fiscal year (of the latest one without a year) against its target.
  ///
  /// - Parameter method: one that looks at the way from the baseline takes the plan's last target
  ///   where the year has none of its own.
  /// - Returns: nil where either is no number, or the units cannot be compared.
  package init?(
    _ indicator: Indicator, year: Int? = nil, settings: Settings = Settings(),
    by method: AchievementMethod? = nil
  ) {
    let onTheWay = method?.needsBaseline ?? false
    guard let actual = indicator.actual(in: year),
      let target = indicator.target(for: actual)
        ?? (onTheWay ? indicator.planTarget : nil)
    else { return nil }
    self.init(indicator, actual: actual, target: target, settings: settings)
  }

  /// An actual against any target, its own or another one's.
  package init?(
    _ indicator: Indicator, actual: IndicatorValue, target: IndicatorValue, settings: Settings
  ) {
    guard let wanted = Measured(target, unit: indicator.unit),
      let reached = Self.measured(actual, like: target, indicator)
    else { return nil }
    let start = indicator.value(.baseline).flatMap { $0.status == .value ? $0 : nil }
    self.init(
      actual: reached, target: wanted,
      baseline: start.flatMap { Self.measured($0, like: target, indicator) },
      direction: indicator.direction,
      elapsed: Self.elapsed(actual, target, start, settings),
      values: (start.map { [$0] } ?? []) + [target, actual])
  }

  package var attainment: Attainment {
    Attainment.compare(actual.value, target.value, baseline: baseline?.value, direction)
  }

  /// From below zero to above it only the progress means anything (社会増減 −35 → 70).
  package func signsDiffer(for method: AchievementMethod) -> Bool {
    guard let baseline, !method.needsBaseline else { return false }
    let signs = [baseline.value, target.value].map { $0 < .zero ? -1 : $0 > .zero ? 1 : 0 }
    return signs[0] * signs[1] < 0
  }

  private static func measured(
    _ value: IndicatorValue, like target: IndicatorValue, _ indicator: Indicator
  ) -> Measured? {
    guard let measured = Measured(value, unit: indicator.unit) else { return nil }
    if indicator.sameUnit(value, target) { return measured }
    return measured.converted(from: value.unit ?? "", to: target.unit ?? "")
  }

  /// One of five years is a fifth: 20, 40, … 100 percent.
  private static func elapsed(
    _ actual: IndicatorValue, _ target: IndicatorValue, _ baseline: IndicatorValue?,
    _ settings: Settings
  ) -> ExactFraction? {
    guard let now = actual.period?.fiscalYear ?? settings.evaluationYear,
      let start = baseline?.period?.fiscalYear ?? settings.baselineYear,
      let end = settings.targetYear ?? target.period?.fiscalYear, start < end, start <= now
    else { return nil }
    return ExactFraction(min(now, end) - start).divided(by: ExactFraction(end - start))
  }
}
