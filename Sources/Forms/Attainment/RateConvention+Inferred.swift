import Grid

extension RateConvention {
  /// The convention of a form: the template's where it says one, else what most rates follow.
  package init(_ form: Form) { self.init(form.template.settings, form.statedRates) }

  package init(_ settings: Settings, _ rates: [StatedRate]) {
    self.init(settings)
    writesShares = Self.sharesAreWritten(rates, self)
    let usable = rates.compactMap { rate -> Usable? in
      guard let inputs = rate.inputs, let percent = rate.percent(share: writesShares)
      else { return nil }
      return Usable(shown: percent, inputs: inputs)
    }
    guard !usable.isEmpty else { return }
    if settings.achievementMethod == nil { inferMethod(usable) }
    let cases = usable.compactMap { usable in fitting(usable).map { (usable.shown, $0) } }
    if settings.achievementCap == nil { inferCap(usable) }
    guard !cases.isEmpty else { return }
    fittingRates = cases.count
    if settings.achievementDecimals == nil { inferDecimals(cases) }
    if settings.achievementRounding == nil { inferRounding(cases) }
    if settings.string("達成率の下限") == nil { inferFloor(usable) }
  }

  private struct Usable {
    var shown: ExactDecimal
    var inputs: RateInputs
  }

  private static let hundred = ExactFraction(100)

  /// The exact rate that the shown one is a rounding of, nil where none is.
  private func fitting(_ usable: Usable) -> ExactFraction? {
    methods(for: usable.inputs.direction).lazy
      .compactMap { ExactRate($0, usable.inputs).value(usable.inputs) }
      .first { Self.isRounding(usable.shown, of: $0) }
  }

  static func isRounding(_ shown: ExactDecimal, of exact: ExactFraction) -> Bool {
    [ExactDecimal.Rounding.halfUp, .floor, .ceiling]
      .contains { exact.rounded(shown.scale, $0) == shown }
  }

  /// Shares are what most of the rates without a percent sign make sense as.
  private static func sharesAreWritten(_ rates: [StatedRate], _ convention: Self) -> Bool {
    var (shares, percents) = (0, 0)
    for rate in rates where !rate.hasPercentSign {
      guard let inputs = rate.inputs else { continue }
      func fits(_ share: Bool) -> Bool {
        rate.percent(share: share).flatMap {
          convention.fitting(Usable(shown: $0, inputs: inputs))
        } != nil
      }
      if fits(false) { percents += 1 } else if fits(true) { shares += 1 }
    }
    return shares > percents
  }

  private mutating func inferMethod(_ usable: [Usable]) {
    var best = (method: AchievementMethod.ratioUp, count: 0)
    for candidate in [AchievementMethod.ratioUp, .progress, .mirror, .proRata] {
      var convention = self
      convention.method = candidate
      let count = usable.count { convention.fitting($0) != nil }
      if count > best.count { best = (candidate, count) }
    }
    guard best.count > 0 else { return }
    method = best.method
    inferred.insert(.method)
  }

  /// Rates well above 100 tell: they are shown as they are, or as 100.
  private mutating func inferCap(_ usable: [Usable]) {
    var (capped, uncapped) = (0, 0)
    for rate in usable {
      let above = methods(for: rate.inputs.direction)
        .compactMap { ExactRate($0, rate.inputs).value(rate.inputs) }
        .filter { $0 >= ExactFraction(101) }
      if above.isEmpty { continue }
      if rate.shown == ExactDecimal(100) { capped += 1 }
      if above.contains(where: { Self.isRounding(rate.shown, of: $0) }) { uncapped += 1 }
    }
    guard capped != uncapped else { return }
    cap = capped > uncapped ? .hundred : Cap.none
    inferred.insert(.cap)
  }

  private mutating func inferDecimals(_ cases: [(shown: ExactDecimal, exact: ExactFraction)]) {
    // 100% is often written short, so it tells only where nothing else does.
    let telling = cases.filter { $0.exact != Self.hundred }
    let scales = (telling.isEmpty ? cases : telling).map(\.shown.scale)
    guard let most = mostFrequent(scales) else { return }
    decimals = most
    inferred.insert(.decimals)
  }

  private mutating func inferRounding(_ cases: [(shown: ExactDecimal, exact: ExactFraction)]) {
    func fits(_ mode: ExactDecimal.Rounding) -> Int {
      cases.count { $0.exact.rounded($0.shown.scale, mode) == $0.shown }
    }
    let counts = [ExactDecimal.Rounding.halfUp, .floor, .ceiling].map { ($0, fits($0)) }
    guard let most = counts.map(\.1).max(), let mode = counts.first(where: { $0.1 == most })
    else { return }
    rounding = mode.0
    inferred.insert(.rounding)
  }

  private mutating func inferFloor(_ usable: [Usable]) {
    var (floored, negative) = (0, 0)
    for rate in usable {
      let below = methods(for: rate.inputs.direction)
        .compactMap { ExactRate($0, rate.inputs).value(rate.inputs) }
        .contains { $0 <= ExactFraction(-1) }
      if below { if rate.shown.isZero { floored += 1 } else { negative += 1 } }
    }
    guard floored > negative else { return }
    floor = .zero
    inferred.insert(.floor)
  }

  private func mostFrequent(_ numbers: [Int]) -> Int? {
    let counts = Dictionary(numbers.map { ($0, 1) }, uniquingKeysWith: +)
    guard let most = counts.values.max() else { return nil }
    return numbers.first { counts[$0] == most }
  }
}
