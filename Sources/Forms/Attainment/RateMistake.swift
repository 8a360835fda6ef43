package import Grid
package import Notation

/// A known mistake that gives exactly the wrong rate that is written.
package enum RateMistake: Hashable, Sendable {
  /// Target ÷ actual where more is better.
  case swapped
  /// Worked out as if the other direction were the better one.
  case otherDirection
  case otherMethod(AchievementMethod)
  /// Another year's target, its label.
  case otherTarget(String)
  /// Actual ÷ baseline.
  case baselineForTarget
  /// Actual − target, in points.
  case difference
  case capForgotten, capWithoutRule
  /// A target or an actual that is a factor off: 千円 against 円, percent against share.
  case unitFactor
  /// The rate itself mistyped.
  case slip(NumberSlip)

  /// The first mistake that leads to the stated rate, the likeliest first.
  package static func behind(
    _ stated: StatedRate, _ judgement: RateJudgement, _ convention: RateConvention,
    settings: Settings
  ) -> RateMistake? {
    guard let inputs = stated.inputs else { return nil }
    let search = Search(stated: judgement.stated, inputs: inputs, convention: convention)
    if let mistake = search.cap(judgement) ?? search.direction(judgement.method) { return mistake }
    if let label = search.otherTarget(of: stated, judgement.method, settings) {
      return .otherTarget(label)
    }
    if let mistake = search.baseline() ?? search.method(judgement.method) { return mistake }
    if let mistake = search.factor(judgement) { return mistake }
    if let expected = judgement.expected,
      let slip = NumberSlip.between(judgement.stated, expected)
    {
      return .slip(slip)
    }
    return search.difference()
  }

  package var message: Message {
    switch self {
    case .swapped:
      Message(ja: "目標と実績の取り違え（目標÷実績で計算）", en: "target and actual swapped (target ÷ actual)")
    case .otherDirection:
      Message(
        ja: "望ましい方向の取り違え（増やす指標と減らす指標の計算式が逆）",
        en: "the wrong direction (the formula for the opposite kind of indicator)")
    case .otherMethod(let method):
      Message(
        ja: "別の計算方法（\(method.formula.ja)）", en: "another method (\(method.formula.en))")
    case .otherTarget(let label):
      Message(ja: "\(label)の目標で計算", en: "worked out with the target of \(label)")
    case .baselineForTarget:
      Message(ja: "目標値でなく基準値で計算", en: "worked out with the baseline for the target")
    case .difference:
      Message(ja: "率でなく差（ポイント）を記入", en: "a difference in points for a rate")
    case .capForgotten: Message(ja: "100%の上限を適用していない", en: "the cap of 100% was forgotten")
    case .capWithoutRule:
      Message(ja: "上限のない様式で100%に丸めている", en: "cut to 100% where there is no cap")
    case .unitFactor:
      Message(ja: "千倍の単位の取り違え（千円と円など）", en: "units a factor of 1,000 apart (千円 and 円?)")
    case .slip(let slip): slip.message
    }
  }
}

/// Tries the mistakes one by one.
private struct Search {
  let stated: ExactDecimal
  let inputs: RateInputs
  let convention: RateConvention

  private func gives(_ exact: ExactFraction?) -> Bool {
    guard let exact else { return false }
    return RateConvention.isRounding(stated, of: exact)
  }

  private func rate(_ method: AchievementMethod, _ inputs: RateInputs) -> ExactFraction? {
    ExactRate(method, inputs).value(inputs)
  }

  func cap(_ judgement: RateJudgement) -> RateMistake? {
    guard let exact = judgement.exact, exact > ExactFraction(100) else { return nil }
    if convention.cap == .hundred, gives(exact) { return .capForgotten }
    return convention.cap == RateConvention.Cap.none && stated == ExactDecimal(100)
      ? .capWithoutRule : nil
  }

  func direction(_ method: AchievementMethod) -> RateMistake? {
    switch method {
    case .ratioUp where gives(rate(.ratioDown, inputs)): .swapped
    case .ratioDown where gives(rate(.ratioUp, inputs)),
      .mirror where gives(rate(.ratioUp, inputs)):
      .otherDirection
    default: nil
    }
  }

  func otherTarget(
    of rate: StatedRate, _ method: AchievementMethod, _ settings: Settings
  ) -> String? {
    guard let actual = rate.actual, let own = rate.target else { return nil }
    let others = rate.indicator.values.filter { value in
      (value.role == .target || value.role == .finalTarget) && value.location != own.location
    }
    let match = others.first { target in
      guard
        let other = RateInputs(
          rate.indicator, actual: actual, target: target, settings: settings),
        other.target.value != inputs.target.value
      else { return false }
      return gives(self.rate(method, other))
    }
    return match.map { $0.period?.label ?? $0.role.title.ja }
  }

  func baseline() -> RateMistake? {
    guard let baseline = inputs.baseline, !convention.method.needsBaseline else { return nil }
    var other = inputs
    other.target = baseline
    return gives(rate(.ratioUp, other)) ? .baselineForTarget : nil
  }

  func method(_ own: AchievementMethod) -> RateMistake? {
    [AchievementMethod.ratioUp, .progress, .mirror, .proRata, .ratioDown]
      .first { $0 != own && gives(rate($0, inputs)) }.map { .otherMethod($0) }
  }

  /// Rates a thousand times too large or small come from the inputs' units.
  func factor(_ judgement: RateJudgement) -> RateMistake? {
    guard let exact = judgement.exact else { return nil }
    let thousand = ExactFraction(1_000)
    return gives(exact.multiplied(by: thousand)) || gives(exact.divided(by: thousand))
      ? .unitFactor : nil
  }

  func difference() -> RateMistake? {
    let points = inputs.actual.value - inputs.target.value
    return stated == points || stated == -points || stated == points + ExactDecimal(100)
      ? .difference : nil
  }
}
