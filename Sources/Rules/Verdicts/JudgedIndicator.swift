import Forms
import Grid

/// An indicator with a verdict, and the two values it rests on.
struct JudgedIndicator {
  var indicator: Indicator
  var actual: IndicatorValue
  var target: IndicatorValue
  var isMet: Bool

  /// Nil where there is no verdict.
  init?(_ indicator: Indicator, year: Int?) {
    guard let actual = indicator.actual(in: year), let target = indicator.target(for: actual)
    else { return nil }
    self.init(indicator, actual, target, Attainment.of(indicator, year: year))
  }

  /// The actual of a year against what the plan's last year, still to come, is to reach; nil where it
  /// has a target of its own year or no numbers.
  init?(_ indicator: Indicator, againstLastYearIn year: Int?) {
    guard let actual = indicator.actual(in: year), let target = indicator.value(.finalTarget),
      indicator.target(for: actual) == nil, let reached = actual.value, let wanted = target.value,
      indicator.sameUnit(actual, target)
    else { return nil }
    self.init(
      indicator, actual, target,
      Attainment.compare(
        reached, wanted, baseline: indicator.value(.baseline)?.value, indicator.direction))
  }

  private init?(
    _ indicator: Indicator, _ actual: IndicatorValue, _ target: IndicatorValue,
    _ attainment: Attainment
  ) {
    switch attainment {
    case .met: isMet = true
    case .unmet: isMet = false
    case .notMeasurable: return nil
    }
    self.indicator = indicator
    self.actual = actual
    self.target = target
  }

  /// `基準 4地区・目標 2地区・実績 2地区（減少が望ましい）＝達成`
  var line: Message { line(before: "") }

  /// - Parameter rating: `評価 D・` in front of the figures.
  func line(before rating: String, en: String = "") -> Message {
    let baseline = indicator.value(.baseline).flatMap { $0.value == nil ? nil : $0 }
    let inputs = Wording.inputs([baseline, target, actual].compactMap { $0 })
    let direction = Wording.direction(indicator.direction)
    let isNumber = actual.qualitative == nil
    return .written(
      ja: "\(indicator.name)　\(rating)\(inputs.ja)" + (isNumber ? "（\(direction.ja)）" : "")
        + "＝" + (isMet ? "達成" : "未達成"),
      en: "\(indicator.name): \(en)\(inputs.en)" + (isNumber ? " (\(direction.en))" : "") + " = "
        + (isMet ? "reached" : "missed"))
  }

  var related: [Location] {
    [indicator.value(.baseline), target, actual].compactMap { $0?.location }
  }
}
