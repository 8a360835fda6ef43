package import Grid

/// What became of checking a stated rate against its inputs.
///
/// Source: values.md 6.3, in its order.
package struct RateJudgement: Sendable {
  package enum Outcome: Hashable, Sendable {
    /// The rate the form's convention gives.
    case correct
    /// The exact rate in another rounding or with other decimals (ACH-002).
    case roundedOtherwise(ExactDecimal.Rounding, decimals: Int)
    /// Explained by the rounding of the inputs as printed (ACH-011).
    case withinInputs(ClosedRange<ExactFraction>)
    /// No rounding explains it (ACH-001).
    case wrong
    /// The method gives no rate for these inputs (ACH-007).
    case undefined(Undefined)
  }

  /// Why there is no rate. Source: values.md 6.1.
  package enum Undefined: Hashable, Sendable {
    case targetIsZero, actualIsZero, signsDiffer, targetIsBaseline, noBaseline, noElapsedShare
    case tooManyDigits
  }

  package var outcome: Outcome
  /// In percent, as shown.
  package var stated: ExactDecimal
  package var method: AchievementMethod
  /// Unrounded, in percent; nil where there is none.
  package var exact: ExactFraction?
  /// What the form's convention would show.
  package var expected: ExactDecimal?

  /// The calculation in one line.
  package func steps(_ convention: RateConvention, _ inputs: RateInputs) -> Message {
    let baseline = inputs.baseline.map { "\($0.value)" } ?? "?"
    let (actual, target) = (inputs.actual.value, inputs.target.value)
    let numbers =
      switch method {
      case .ratioUp: "\(actual)÷\(target)×100"
      case .ratioDown: "\(target)÷\(actual)×100"
      case .mirror: "(2−\(actual)÷\(target))×100"
      case .progress: "(\(actual)−\(baseline))÷(\(target)−\(baseline))×100"
      case .keep, .range, .proRata: ""
      }
    let shown = exact.flatMap { Self.text($0) } ?? "-"
    let result = expected.map { "\($0)%" } ?? "-"
    let formula = method.formula
    let isSpared = exact.flatMap { convention.shown($0) } != expected
    let spared = isSpared ? Message(ja: "・未達成は100%としない", en: ", a miss is never 100%") : nil
    return Message(
      ja: "\(formula.ja)\(numbers.isEmpty ? "" : "＝" + numbers)＝\(shown) → \(result)"
        + "（\(convention.message.ja)\(spared?.ja ?? "")）",
      en: "\(formula.en)\(numbers.isEmpty ? "" : " = " + numbers) = \(shown) → \(result) "
        + "(\(convention.message.en)\(spared?.en ?? ""))")
  }

  /// Three decimals, with `…` where more follow.
  package static func text(_ exact: ExactFraction) -> String? {
    guard let rounded = exact.rounded(3, .floor) else { return nil }
    let isExact = ExactFraction(rounded) == exact
    return rounded.normalized.description + (isExact ? "" : "…")
  }
}

extension RateConvention {
  /// Checks a stated rate against its inputs.
  ///
  /// - Parameter stated: percent, with the decimals that are shown.
  package func judge(_ stated: ExactDecimal, _ inputs: RateInputs) -> RateJudgement {
    let judgements = methods(for: inputs.direction).map { judge(stated, inputs, by: $0) }
    // Of several methods that may apply, the one that explains the rate best.
    let best = judgements.min { $0.outcome.rank < $1.outcome.rank }
    return best ?? judge(stated, inputs, by: method)
  }

  private func judge(
    _ stated: ExactDecimal, _ inputs: RateInputs, by method: AchievementMethod
  ) -> RateJudgement {
    let rate = ExactRate(method, inputs)
    var judgement = RateJudgement(outcome: .wrong, stated: stated, method: method)
    guard !inputs.signsDiffer(for: method), let exact = rate.value(inputs) else {
      judgement.outcome = .undefined(undefined(inputs, by: method))
      return judgement
    }
    let unmet = exact < ExactFraction(100)
    judgement.exact = exact
    judgement.expected = shown(exact, unmet: unmet)
    judgement.outcome = outcome(stated, exact, rate.interval(inputs), unmet: unmet)
    return judgement
  }

  private func outcome(
    _ stated: ExactDecimal, _ exact: ExactFraction, _ interval: ClosedRange<ExactFraction>?,
    unmet: Bool
  ) -> RateJudgement.Outcome {
    // 99.96 shown as 100 is rightly rounded; that a missed target should not say 100 is ACH-005.
    if shown(exact, unmet: unmet) == stated || shown(exact) == stated { return .correct }
    if cap == .unknown, stated == ExactDecimal(100), !unmet { return .correct }
    if let other = otherRounding(stated, exact) { return other }
    if let interval, let stated = Printed(stated),
      stated.low <= finished(interval.upperBound), finished(interval.lowerBound) <= stated.high
    {
      return .withinInputs(interval)
    }
    return .wrong
  }

  private func otherRounding(
    _ stated: ExactDecimal, _ exact: ExactFraction
  ) -> RateJudgement.Outcome? {
    for mode in [rounding, .halfUp, .floor, .ceiling] {
      for scale in [stated.scale, decimals]
      where shown(exact, decimals: scale, rounding: mode) == stated {
        return .roundedOtherwise(mode, decimals: scale)
      }
    }
    return nil
  }

  /// Cap and floor without any rounding.
  private func finished(_ exact: ExactFraction) -> ExactFraction {
    var rate = exact
    if case .at(let most) = cap, let most = ExactFraction(most) { rate = min(rate, most) }
    if let floor = floor.flatMap({ ExactFraction($0) }) { rate = max(rate, floor) }
    return rate
  }

  /// What a printed number stands for.
  private struct Printed {
    var low: ExactFraction
    var high: ExactFraction

    init?(_ number: ExactDecimal) {
      let half = ExactDecimal(units: 5, scale: min(number.scale, 17) + 1)
      guard let low = ExactFraction(number - half), let high = ExactFraction(number + half)
      else { return nil }
      self.low = low
      self.high = high
    }
  }

  package func undefined(
    _ inputs: RateInputs, by method: AchievementMethod
  ) -> RateJudgement.Undefined {
    if method.needsBaseline {
      guard let baseline = inputs.baseline else { return .noBaseline }
      if baseline.value == inputs.target.value { return .targetIsBaseline }
      if method == .proRata, inputs.elapsed.map(\.isZero) ?? true { return .noElapsedShare }
    } else if inputs.signsDiffer(for: method) {
      return .signsDiffer
    } else if inputs.target.value.isZero {
      return .targetIsZero
    } else if inputs.actual.value.isZero {
      return .actualIsZero
    }
    return .tooManyDigits
  }
}

extension RateJudgement.Outcome {
  /// The lower, the better the rate is explained.
  fileprivate var rank: Int {
    switch self {
    case .correct: 0
    case .roundedOtherwise: 1
    case .withinInputs: 2
    case .wrong: 3
    case .undefined: 4
    }
  }
}
