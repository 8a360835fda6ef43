package import Forms
package import Grid
import Notation

/// One indicator as the summary counts it.
package struct IndicatorLine: Sendable {
  /// The number of its group by the subject of the level.
  package var places: [String: Int]
  package var office: String
  package var name: String
  package var unit: String
  package var baseline: IndicatorValue?
  package var target: IndicatorValue?
  package var actual: IndicatorValue?
  /// In percent as the form would show it; nil where none can be computed.
  package var rate: ExactDecimal?
  /// A number of the summary's bands.
  package var band: Int?
  package var points: ExactDecimal?
  package var attainment: Attainment
  /// The form asks for a target here.
  package var isJudged: Bool
  /// Several submissions disagree on this indicator, so it counts as not measurable.
  package var conflicting: Bool
  /// Nil where there is no actual of an earlier year.
  package var last: LastValue?
  package var movement: Movement?
  /// Every actual with a fiscal year up to the one evaluated, the earliest first.
  package var series: [YearValue]
  /// What the form says of a missed target.
  package var reasonText = ""
  package var file: String
  package var location: Location?

  package struct LastValue: Sendable {
    package var year: Int
    package var value: ExactDecimal
    package var rate: ExactDecimal?
  }

  package struct YearValue: Sendable {
    package var year: Int
    package var value: ExactDecimal
    package var rate: ExactDecimal?

    package init(year: Int, value: ExactDecimal, rate: ExactDecimal?) {
      self.year = year
      self.value = value
      self.rate = rate
    }
  }

  package var outcome: Outcome {
    if !isJudged { return .outOfScope }
    if conflicting { return .notMeasurable }
    return switch attainment {
    case .met: .met
    case .unmet: .unmet
    case .notMeasurable(.actualMissing(.pending)): .pending
    case .notMeasurable: .notMeasurable
    }
  }

  /// Why there is no verdict; nil where there is one.
  package var whyNot: Message? {
    if !isJudged { return Message(ja: "目標の欄がない指標", en: "the form asks for no target") }
    if conflicting { return Message(ja: "提出内容が不一致", en: "submissions disagree") }
    if case .notMeasurable(let reason) = attainment { return reason.message }
    return nil
  }

  /// The form's own years, and last year's file where it has another.
  package var seriesWithLast: [YearValue] {
    guard let last, !series.contains(where: { $0.year == last.year }) else { return series }
    let before = YearValue(year: last.year, value: last.value, rate: last.rate)
    return (series + [before]).sorted { $0.year < $1.year }
  }

  /// The actual against the target, in the unit of the target; nil where either is no number.
  package var gap: ExactDecimal? {
    guard let actual = actual?.value, let target = target?.value else { return nil }
    return actual - target
  }
}

/// What every indicator of one form is judged by.
struct IndicatorJudge {
  let form: Form
  let convention: RateConvention
  let scheme: ScoringScheme?

  init(_ form: Form, scheme: ScoringScheme?) {
    self.form = form
    self.scheme = scheme
    convention = RateConvention(form)
  }

  func line(
    _ indicator: Indicator, places: [String: Int], record: Record, file: String, conflicting: Bool
  ) -> IndicatorLine {
    let year = form.evaluationYear
    let actual = indicator.actual(in: year)
    let target =
      actual.flatMap { indicator.target(for: $0) }
      ?? year.flatMap { indicator.value(.target, year: $0) }
      ?? indicator.value(.target) ?? indicator.value(.finalTarget)
    let attainment = Attainment.of(indicator, year: year)
    let series = series(indicator)
    var line = IndicatorLine(
      places: places, office: record.office.map { SummaryLevels.oneLine($0.text) } ?? "",
      name: indicator.name, unit: indicator.unit, baseline: indicator.value(.baseline),
      target: target, actual: actual, attainment: attainment,
      isJudged: indicator.values.contains { $0.role == .target || $0.role == .finalTarget },
      conflicting: conflicting, series: series, file: file,
      location: actual?.location ?? target?.location ?? indicator.nameLocation)
    guard line.isJudged, !conflicting else { return line }
    line.rate = indicator.achievementRate(
      year: year, by: convention, settings: form.template.settings)
    rate(&line, indicator)
    if case .unmet = attainment { explain(&line, indicator, record) }
    if let now = actual?.value, let before = series.last(where: { $0.year < (year ?? .min) }) {
      line.remember(
        IndicatorLine.LastValue(year: before.year, value: before.value, rate: before.rate),
        now: now, indicator.direction)
    }
    return line
  }

  /// Band and points by the template's scheme; what is shown decides at the edge of a band.
  private func rate(_ line: inout IndicatorLine, _ indicator: Indicator) {
    guard let scheme else {
      line.band = line.rate.map(RateBand.usual(of:))
      return
    }
    let subject = ScoringSubject(
      indicators: [indicator], convention: convention, settings: form.template.settings,
      year: form.evaluationYear)
    guard case .classes(let classes) = scheme.result(for: subject), let one = classes.last,
      let index = scheme.classes.lastIndex(of: one)
    else { return }
    line.band = scheme.classes.count - 1 - index
    line.points = one.points
  }

  private func series(_ indicator: Indicator) -> [IndicatorLine.YearValue] {
    var seen: Set<Int> = []
    let last = form.evaluationYear ?? .max
    return indicator.values.compactMap { value -> IndicatorLine.YearValue? in
      guard value.role == .actual, let number = value.value, let year = value.period?.fiscalYear,
        year <= last, seen.insert(year).inserted
      else { return nil }
      return IndicatorLine.YearValue(
        year: year, value: number,
        rate: indicator.achievementRate(
          year: year, by: convention, settings: form.template.settings))
    }.sorted { $0.year < $1.year }
  }

  /// The text that accounts for a missed target; of a text about several indicators the lines that
  /// name this one.
  private func explain(_ line: inout IndicatorLine, _ indicator: Indicator, _ record: Record) {
    guard let field = UnmetReason.field(for: record, in: form) else { return }
    let name = Normalization.n3(indicator.shortName)
    let lines = field.text.split(whereSeparator: \.isNewline).map { trimmed(String($0)) }
    let own = name.isEmpty ? [] : lines.filter { Normalization.n3($0).contains(name) }
    line.reasonText = (own.isEmpty ? lines : own).joined(separator: "\n")
  }
}

extension IndicatorLine {
  mutating func remember(_ last: LastValue, now: ExactDecimal, _ direction: Direction) {
    self.last = last
    switch direction {
    case _ where now == last.value: movement = .same
    case .up: movement = now > last.value ? .better : .worse
    case .down: movement = now < last.value ? .better : .worse
    case .keep, .range, .unknown: movement = .unknown
    }
  }
}
