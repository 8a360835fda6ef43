package import Grid
package import Notation

/// Whether an indicator reached its target.
///
/// Source: values.md, section 7.
package enum Attainment: Hashable, Sendable {
  /// Why there is no verdict.
  package enum Reason: Hashable, Sendable {
    case noActual, noTarget, notYetDue
    /// The actual is a mark such as 集計中 or `-`.
    case actualMissing(ValueStatus)
    case targetMissing(ValueStatus)
    case differentKinds, differentUnits, unknownDirection, noBaseline
  }

  case met, unmet
  case notMeasurable(Reason)

  /// The verdict for a fiscal year: the actual of that year against the target of the same year.
  /// Without a year, the actual's own period decides.
  package static func of(_ indicator: Indicator, year: Int? = nil) -> Attainment {
    guard let actual = indicator.actual(in: year) else { return .notMeasurable(.noActual) }
    guard let target = indicator.target(for: actual) else {
      let later = indicator.values.contains { $0.role == .target || $0.role == .finalTarget }
      return .notMeasurable(later ? .notYetDue : .noTarget)
    }
    guard actual.status == .value || actual.status == .qualitative else {
      return .notMeasurable(actual.status == .blank ? .noActual : .actualMissing(actual.status))
    }
    guard target.status == .value || target.status == .qualitative else {
      return .notMeasurable(target.status == .blank ? .noTarget : .targetMissing(target.status))
    }
    if let reached = actual.qualitative, let wanted = target.qualitative {
      guard reached.scaleIndex == wanted.scaleIndex else { return .notMeasurable(.differentKinds) }
      return reached.rank >= wanted.rank ? .met : .unmet
    }
    guard let reached = actual.value else { return .notMeasurable(.differentKinds) }
    guard indicator.sameUnit(actual, target) else { return .notMeasurable(.differentUnits) }
    if let wanted = target.value {
      return compare(
        reached, wanted, baseline: indicator.value(.baseline)?.value, indicator.direction)
    }
    // Each year may have a range of its own, whatever the indicator's direction.
    guard case .range(let low, let high)? = DirectionText.range(target.raw) else {
      return .notMeasurable(.differentKinds)
    }
    return low <= reached && reached <= high ? .met : .unmet
  }

  /// The verdict on bare numbers of one unit.
  package static func compare(
    _ reached: ExactDecimal, _ wanted: ExactDecimal, baseline: ExactDecimal?,
    _ direction: Direction
  ) -> Attainment {
    switch direction {
    case .up: return reached >= wanted ? .met : .unmet
    case .down: return reached <= wanted ? .met : .unmet
    case .range(let low, let high): return low <= reached && reached <= high ? .met : .unmet
    case .keep:
      // Worse is the side away from the target as seen from the baseline; on it, equal is needed.
      guard let baseline else { return reached == wanted ? .met : .notMeasurable(.noBaseline) }
      if wanted >= baseline { return reached >= wanted ? .met : .unmet }
      return reached <= wanted ? .met : .unmet
    case .unknown: return .notMeasurable(.unknownDirection)
    }
  }
}

extension Attainment.Reason {
  package var message: Message {
    switch self {
    case .noActual: Message(ja: "実績なし", en: "no actual value")
    case .noTarget: Message(ja: "目標なし", en: "no target")
    case .notYetDue: Message(ja: "目標年度の前", en: "before the target's year")
    case .actualMissing(let status):
      status == .pending
        ? Message(ja: "実績は集計中", en: "actual pending")
        : Message(ja: "実績は数値でない", en: "actual is not a number")
    case .targetMissing: Message(ja: "目標は未設定", en: "target undefined")
    case .differentKinds: Message(ja: "目標と実績を比べられない", en: "target and actual differ in kind")
    case .differentUnits: Message(ja: "目標と実績の単位が違う", en: "units differ")
    case .unknownDirection: Message(ja: "望ましい方向が不明", en: "direction unknown")
    case .noBaseline: Message(ja: "基準値なし", en: "no baseline")
    }
  }
}

extension Indicator {
  /// The actual of a year, or the latest one.
  package func actual(in year: Int? = nil) -> IndicatorValue? {
    guard let year else { return value(.actual) }
    return value(.actual, year: year)
      ?? values.first { $0.role == .actual && $0.period?.fiscalYear == nil }
  }

  /// The number the plan ends with: the final target, else the latest one.
  package var planTarget: IndicatorValue? {
    [value(.finalTarget), value(.target)].compactMap { $0 }.first { $0.value != nil }
  }

  /// The target an actual is held against: that of its own year, else one without a year, else the
  /// plan's final one once its year has come.
  package func target(for actual: IndicatorValue) -> IndicatorValue? {
    let targets = values.filter { $0.role == .target }
    guard let year = actual.period?.fiscalYear else {
      return value(.target) ?? value(.finalTarget)
    }
    if let same = targets.first(where: { $0.period?.fiscalYear == year }) { return same }
    if let open = targets.first(where: { $0.period?.fiscalYear == nil }) { return open }
    return values.first { value in
      value.role == .finalTarget && (value.period?.fiscalYear.map { $0 <= year } ?? true)
    }
  }

  /// Whether two values may be compared: the same unit, or one of them without any.
  package func sameUnit(_ one: IndicatorValue, _ other: IndicatorValue) -> Bool {
    Units.mayBeCompared(one.unit, other.unit)
  }

  /// The rate of achievement in percent as the form would show it; nil where there is none, or
  /// where it depends on a direction that is not known.
  package func achievementRate(
    year: Int? = nil, by convention: RateConvention = RateConvention(),
    settings: Settings = Settings()
  ) -> ExactDecimal? {
    guard let method = convention.methods(for: direction).only,
      let inputs = RateInputs(self, year: year, settings: settings, by: method),
      method.needsBaseline || (inputs.actual.value >= .zero && inputs.target.value > .zero),
      let exact = ExactRate(method, inputs).value(inputs)
    else { return nil }
    return convention.shown(exact, unmet: exact < ExactFraction(100))
  }
}

extension Array {
  fileprivate var only: Element? { count == 1 ? first : nil }
}
