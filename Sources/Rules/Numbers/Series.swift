import Forms
import Grid
import Notation

extension Indicator {
  /// Targets for one year after the other, whether or not they can be read, not for plan periods.
  var hasYearlyTargets: Bool {
    let years = Set(values.filter { $0.role == .target }.compactMap { $0.period?.wholeYear })
    return years.contains { years.contains($0 + 1) }
  }
}

/// The numbers of one role of an indicator in the order of their years.
struct Series {
  struct Point {
    var value: IndicatorValue
    var number: ExactDecimal
    var year: Int
  }

  var points: [Point]

  /// - Parameter roles: more than one where they count the same thing one after the other, as
  ///   baseline and actuals do; of one year the first role counts.
  init(_ indicator: Indicator, _ roles: [Role]) {
    var years: Set<Int> = []
    points = roles.flatMap { role in
      indicator.values.filter { $0.role == role }.compactMap { value -> Point? in
        guard value.status == .value, let number = value.value,
          let year = value.period?.wholeYear, years.insert(year).inserted
        else { return nil }
        return Point(value: value, number: number, year: year)
      }
    }.sorted { $0.year < $1.year }
  }

  /// Each point with the one before it.
  var steps: [(before: Point, after: Point)] {
    zip(points, points.dropFirst()).map { (before: $0, after: $1) }
  }
}
