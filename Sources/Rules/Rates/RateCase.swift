import Forms
import Grid

/// A rate of achievement of the form, and what its own convention makes of it.
struct RateCase: Sendable {
  var stated: StatedRate
  var inputs: RateInputs
  var convention: RateConvention
  var judgement: RateJudgement

  /// Nil where the rate is no number, or target or actual is none.
  private init?(_ stated: StatedRate, _ convention: RateConvention) {
    guard let inputs = stated.inputs,
      let percent = stated.percent(share: convention.writesShares)
    else { return nil }
    self.stated = stated
    self.inputs = inputs
    self.convention = convention
    judgement = convention.judge(percent, inputs)
  }

  static func all(in form: Form) -> [RateCase] {
    let rates = form.statedRates
    let convention = RateConvention(form.template.settings, rates)
    var cases = rates.compactMap { RateCase($0, convention) }
    for same in Dictionary(grouping: cases.indices, by: { cases[$0].stated.indicator.place }).values
    {
      guard let (direction, odd) = oddOne(same.map { ($0, cases[$0]) }) else { continue }
      cases[odd].inputs.direction = direction
      cases[odd].judgement = convention.judge(cases[odd].shown, cases[odd].inputs)
    }
    return cases
  }

  /// Of an indicator whose direction nothing tells, the one rate that only the other direction
  /// explains than that of all its other years.
  private static func oddOne(_ cases: [(index: Int, rate: RateCase)]) -> (Direction, Int)? {
    guard cases.count > 2, cases.allSatisfy({ $0.rate.inputs.direction == .unknown }) else {
      return nil
    }
    let ways = cases.map { ($0.index, $0.rate.onlyDirection) }
    let (up, down) = (ways.filter { $0.1 == .up }, ways.filter { $0.1 == .down })
    if up.count > 1, down.count == 1 { return (.up, down[0].0) }
    if down.count > 1, up.count == 1 { return (.down, up[0].0) }
    return nil
  }

  private var onlyDirection: Direction? {
    DirectionVotes(
      stated.indicator, column: nil, settings: Settings(), rate: (shown, inputs, convention))[.rate]
  }

  var location: Location { stated.value.location }
  var name: String { stated.indicator.name }
  var key: String { Wording.key(stated.value) }
  var shown: ExactDecimal { judgement.stated }

  /// The rate is right for the opposite direction, and the targets go that way too, while the
  /// direction itself rests on no more than a word or the form's default.
  func contradictsWeakDirection(_ context: RuleContext) -> Bool {
    guard judgement.outcome == .wrong else { return false }
    let votes = DirectionVotes(
      stated.indicator, column: nil, settings: context.form.template.settings,
      rate: (shown, inputs, convention))
    return stated.indicator.directionSource != .column && votes.contradiction != nil
  }

  /// `目標 69.0%・実績 61.9%・達成率 89.7%`
  var written: Message {
    let values = Wording.inputs(inputs.values + [stated.value])
    return .written(ja: "\(name)　\(values.ja)", en: "\(name): \(values.en)")
  }

  /// The line that shows the calculation.
  var calculation: Message {
    let steps = judgement.steps(convention, inputs)
    return Message(ja: "計算 " + steps.ja, en: "Calculation: " + steps.en)
  }

  var related: [Location] {
    inputs.values.sorted { Self.order($0) < Self.order($1) }.map(\.location)
  }

  private static func order(_ value: IndicatorValue) -> Int {
    switch value.role {
    case .target, .finalTarget: 0
    case .actual: 1
    default: 2
    }
  }

  var evidence: [Evidence] {
    Wording.evidence(inputs.values) + [Evidence("stated", "\(shown)")]
      + (judgement.expected.map { [Evidence("expected", "\($0)")] } ?? [])
      + [Evidence("method", judgement.method.rawValue)]
  }

  func finding(
    _ context: RuleContext, _ message: Message, cause: Message? = nil,
    remedy: Message, evidence more: [Evidence] = [], fix: Fix? = nil
  ) -> Finding {
    context.finding(
      at: location, key: key, owner: name, message,
      detail: [written, calculation] + [cause, remedy].compactMap { $0 },
      evidence: evidence + more, related: related, fix: fix)
  }

  /// The mistake that gives exactly the stated rate, else what anyone would look at first.
  func cause(_ context: RuleContext) -> Message {
    let mistake = RateMistake.behind(
      stated, judgement, convention, settings: context.form.template.settings)
    let cause =
      mistake?.message
      ?? Message(ja: "目標・実績・達成率のどれかの書き間違い", en: "target, actual or rate mistyped")
    return .cause(ja: cause.ja, en: cause.en)
  }

  /// What would write the computed rate into the cell; nil where a formula stands in it.
  func rewrite(_ context: RuleContext) -> Fix? {
    judgement.expected.flatMap { cell(context).edit(to: $0) }.map { Fix(.unsafe, [$0]) }
  }

  func cell(_ context: RuleContext) -> RateCell {
    RateCell(stated.value, shares: convention.writesShares, context)
  }
}

extension Indicator {
  /// Which copy of an indicator this is.
  fileprivate var place: [Location?] { [nameLocation, values.first?.location] }
}
