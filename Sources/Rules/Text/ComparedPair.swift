import Forms
import Grid
import Notation

/// The two values that a difference in a text lies between: quoted in the same sentence, else from
/// the table.
struct ComparedPair {
  /// The value the difference is counted from: last year's, the baseline, or the target.
  var earlier: ExactDecimal
  var later: ExactDecimal
  /// How far quoted values may lie from the real ones: 3億2千万.
  var slack = ExactDecimal.zero
  /// The table's values, where they were needed.
  var locations: [Location] = []
  var shown: Message

  /// Nil where one of them is neither in the sentence nor in the table.
  init?(
    _ claim: Claim, _ base: Claim.Base, _ claims: [Claim], _ indicator: Indicator, _ year: Int?
  ) {
    if claim.isPlanned {
      guard let pair = Self.planned(claim, claims, indicator).flatMap({ Self($0) }) else {
        return nil
      }
      self = pair
      return
    }
    func isPast(_ other: Claim) -> Bool {
      switch other.time {
      case .unstated: false
      case .fiscalYear(let told): year.map { told < $0 } ?? false
      case .earlier: true
      }
    }
    // 「前年度比8%増だが、平成30年度の52,000人には戻っていない」 has two years.
    func isMeant(_ other: Claim) -> Bool {
      guard case .fiscalYear = claim.since else { return true }
      return other.time == claim.since || (other.isStart && other.time == .earlier)
    }
    func nearest(_ matching: (Claim) -> Bool) -> Claim? {
      claims.filter(matching).min {
        abs($0.number.range.lowerBound - claim.number.range.lowerBound)
          < abs($1.number.range.lowerBound - claim.number.range.lowerBound)
      }
    }
    let told: Claim? =
      switch base {
      case .target: nearest { $0.quantity == .target }
      case .finalTarget: nearest { $0.quantity == .finalTarget }
      case .baseline: nearest { $0.quantity == .baseline }
      // Of 県平均 and 全国平均 either may be meant.
      case .foreign:
        claims.count { $0.quantity == .foreign } == 1 ? nearest { $0.quantity == .foreign } : nil
      case .earlier: nearest { $0.quantity == .actual && isPast($0) && isMeant($0) }
      }
    let table: IndicatorValue? =
      switch base {
      case .target: indicator.actual(in: year).flatMap { indicator.target(for: $0) }
      case .finalTarget: indicator.value(.finalTarget)
      case .baseline: indicator.value(.baseline)
      case .foreign: nil
      case .earlier:
        switch claim.since {
        case .fiscalYear(let told): indicator.past(in: told)
        case .unstated: indicator.earlierActual(than: year)
        // 「コロナ禍前と比べ」 does not say since when.
        case .earlier: nil
        }
      }
    let now = nearest { $0.quantity == .actual && !isPast($0) }
    let actual = indicator.actual(in: year)
    guard let from = Self.value(told, table, indicator),
      let to = Self.value(now, actual, indicator)
    else { return nil }
    (earlier, later) = (from.value, to.value)
    slack = from.slack + to.slack
    if told == nil, let table { locations.append(table.location) }
    if now == nil, let actual { locations.append(actual.location) }
    shown = Message(ja: "\(earlier) → \(later)", en: "\(earlier) → \(later)")
  }

  /// Nil where the plan's years are not those of the step.
  init?(_ step: PlanStep, of indicator: Indicator) {
    guard let plan = Self.plan(of: indicator), let start = plan.baseline.period?.fiscalYear,
      let end = plan.target.period?.fiscalYear
    else { return nil }
    switch step.span {
    case .years(let count): guard end - start == count else { return nil }
    case .until(let year): guard end == year else { return nil }
    case .plan: break
    }
    self.init(plan)
  }

  private typealias Plan = (baseline: IndicatorValue, target: IndicatorValue)

  private init?(_ plan: Plan) {
    guard let from = plan.baseline.value, let to = plan.target.value else { return nil }
    (earlier, later) = (from, to)
    locations = [plan.baseline.location, plan.target.location]
    shown = Message(ja: "\(from) → \(to)", en: "\(from) → \(to)")
  }

  /// In a plan without a value that has come about: from the baseline to its only target.
  private static func plan(of indicator: Indicator) -> Plan? {
    guard !indicator.values.contains(where: { $0.role == .actual && $0.value != nil }),
      let target = indicator.onlyTarget, let baseline = indicator.value(.baseline),
      indicator.sameUnit(baseline, target)
    else { return nil }
    return (baseline, target)
  }

  private static func planned(
    _ claim: Claim, _ claims: [Claim], _ indicator: Indicator
  ) -> Plan? {
    guard let plan = plan(of: indicator),
      !claims.contains(where: { $0.time == .earlier && $0.agrees(with: plan.baseline) != true })
    else { return nil }
    switch claim.since {
    case .unstated: break
    case .fiscalYear(let told):
      let years = [plan.baseline, plan.target].compactMap(\.period?.fiscalYear)
      guard years.contains(told) else { return nil }
    case .earlier: return nil
    }
    return plan
  }

  private static func value(
    _ claim: Claim?, _ table: IndicatorValue?, _ indicator: Indicator
  ) -> (value: ExactDecimal, slack: ExactDecimal)? {
    guard let claim else { return table?.value.map { ($0, .zero) } }
    guard !claim.number.approximate, ["以上", "以下", ""].contains(claim.number.bound ?? ""),
      let told = claim.number.value(in: indicator.unit)
    else { return nil }
    guard claim.number.isMultiplied else { return (told, .zero) }
    if let table, let exact = table.value, claim.agrees(with: table) == true {
      return (exact, .zero)
    }
    return (told, claim.number.lastPlace(in: indicator.unit) ?? .zero)
  }
}
