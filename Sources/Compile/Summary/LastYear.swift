import Forms
import Grid
import Notation
import Review

/// What last year's forms say of each indicator.
struct LastYear {
  private struct Found {
    var last: IndicatorLine.LastValue
    var unit: IndicatorValue
  }

  private var byPlace: [[String]: Found] = [:]
  /// Nil where several indicators have the name.
  private var byName: [String: Found?] = [:]

  init(_ files: [Reviewed]) {
    for form in files.compactMap(\.form) {
      let convention = RateConvention(form)
      for record in form.allRecords {
        for indicator in record.indicators {
          add(indicator, record, form, convention)
        }
      }
    }
  }

  private mutating func add(
    _ indicator: Indicator, _ record: Record, _ form: Form, _ convention: RateConvention
  ) {
    guard let actual = indicator.actual(in: form.evaluationYear), let value = actual.value,
      let year = actual.period?.fiscalYear ?? form.evaluationYear
    else { return }
    let rate = indicator.achievementRate(
      year: year, by: convention, settings: form.template.settings)
    let found = Found(
      last: IndicatorLine.LastValue(year: year, value: value, rate: rate), unit: actual)
    byPlace[Self.place(indicator, record)] = found
    let name = Normalization.withoutSpaces(indicator.shortName)
    byName[name] = byName[name] == nil ? .some(found) : .some(nil)
  }

  /// The indicator of the same place in the plan, else the only one of its name; nil where units
  /// differ or it is not of an earlier year.
  func value(
    _ indicator: Indicator, _ record: Record, before year: Int?
  ) -> IndicatorLine.LastValue? {
    guard let actual = indicator.actual(in: year),
      let found = byPlace[Self.place(indicator, record)]
        ?? byName[Normalization.withoutSpaces(indicator.shortName)] ?? nil,
      indicator.sameUnit(actual, found.unit), year.map({ found.last.year < $0 }) ?? true
    else { return nil }
    return found.last
  }

  private static func place(_ indicator: Indicator, _ record: Record) -> [String] {
    record.planSteps.map { Normalization.withoutSpaces($0.name.isEmpty ? $0.number : $0.name) }
      + [Normalization.withoutSpaces(indicator.name)]
  }
}
