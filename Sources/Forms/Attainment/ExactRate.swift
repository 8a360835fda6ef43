package import Grid

/// The arithmetic of the seven methods, in percent and without rounding.
///
/// Source: values.md, 6 and 6.1.
package struct ExactRate: Sendable {
  package var method: AchievementMethod
  package var direction: Direction
  package var elapsed: ExactFraction?

  package init(_ method: AchievementMethod, _ inputs: RateInputs) {
    self.method = method
    direction = inputs.direction
    elapsed = inputs.elapsed
  }

  /// The rate from the numbers as they are stored; nil where it is not defined.
  package func value(_ inputs: RateInputs) -> ExactFraction? {
    percent(inputs.actual.value, inputs.target.value, inputs.baseline?.value)
  }

  /// Every rate that the printed digits of the inputs allow: the least and the greatest.
  ///
  /// Source: values.md 6.3, step 3 (each input with its own unit of the last digit).
  package func interval(_ inputs: RateInputs) -> ClosedRange<ExactFraction>? {
    let targets = ends(inputs.target)
    let baselines = inputs.baseline.map(ends)
    guard !spansZero(targets, method.needsBaseline ? baselines : nil, ends(inputs.actual))
    else { return nil }
    var all: [ExactFraction] = []
    for actual in ends(inputs.actual) {
      for target in targets {
        for baseline in baselines?.map(Optional.some) ?? [nil] {
          guard let rate = percent(actual, target, baseline) else { return nil }
          all.append(rate)
        }
      }
    }
    guard let least = all.min(), let most = all.max() else { return nil }
    return least...most
  }

  private func ends(_ input: Measured) -> [ExactDecimal] {
    input.halfUnit.isZero
      ? [input.value] : [input.value - input.halfUnit, input.value + input.halfUnit]
  }

  /// A divisor that may be zero has no greatest quotient.
  private func spansZero(
    _ targets: [ExactDecimal], _ baselines: [ExactDecimal]?, _ actuals: [ExactDecimal]
  ) -> Bool {
    func changesSign(_ values: [ExactDecimal]) -> Bool {
      values.contains { $0 <= .zero } && values.contains { $0 >= .zero }
    }
    if let baselines {
      return changesSign(targets.flatMap { target in baselines.map { target - $0 } })
    }
    return changesSign(method == .ratioDown ? actuals : targets)
  }

  private func percent(
    _ actual: ExactDecimal, _ target: ExactDecimal, _ baseline: ExactDecimal?
  ) -> ExactFraction? {
    guard let reached = ExactFraction(actual), let wanted = ExactFraction(target) else {
      return nil
    }
    let start = baseline.flatMap { ExactFraction($0) }
    return share(reached, wanted, start)?.multiplied(by: ExactFraction(100))
  }

  private func share(
    _ actual: ExactFraction, _ target: ExactFraction, _ baseline: ExactFraction?
  ) -> ExactFraction? {
    switch method {
    case .ratioUp: return actual.divided(by: target)
    case .ratioDown: return target.divided(by: actual)
    case .progress: return progress(actual, target, baseline)
    case .mirror: return actual.divided(by: target).flatMap { ExactFraction(2).subtracting($0) }
    case .keep:
      let up = baseline.map { target >= $0 } ?? true
      if up ? actual >= target : actual <= target { return ExactFraction(1) }
      return up ? actual.divided(by: target) : target.divided(by: actual)
    case .range:
      guard case .range(let low, let high) = direction, let least = ExactFraction(low),
        let most = ExactFraction(high)
      else { return nil }
      if actual < least { return actual.divided(by: least) }
      return actual > most ? most.divided(by: actual) : ExactFraction(1)
    case .proRata:
      return elapsed.flatMap { progress(actual, target, baseline)?.divided(by: $0) }
    }
  }

  private func progress(
    _ actual: ExactFraction, _ target: ExactFraction, _ baseline: ExactFraction?
  ) -> ExactFraction? {
    guard let baseline, let gone = actual.subtracting(baseline),
      let way = target.subtracting(baseline)
    else { return nil }
    return gone.divided(by: way)
  }
}
