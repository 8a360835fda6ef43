package import Grid

/// What was counted in one group, or in all.
package struct Figures: Sendable {
  package private(set) var outcomes: [Outcome: Int] = [:]
  /// Of the indicators that have one, in percent as the form would show them.
  package private(set) var rates: [ExactDecimal] = []
  /// Those of the year before, of indicators that have both.
  package private(set) var pairs: [(last: ExactDecimal, now: ExactDecimal)] = []
  package private(set) var movements: [Movement: Int] = [:]
  /// How many indicators fall into each of the summary's bands.
  package private(set) var bands: [Int: Int] = [:]
  package private(set) var points: [ExactDecimal] = []
  /// How often each answer was given, by question and answer.
  package private(set) var answers: [String: [String: Int]] = [:]

  /// Among the groups of the level by the mean of the rates; nil where there is none.
  package var rank: Int?

  package init() {}

  package var total: Int { outcomes.values.reduce(0, +) }
  package func count(_ outcome: Outcome) -> Int { outcomes[outcome] ?? 0 }
  package func count(_ movement: Movement) -> Int { movements[movement] ?? 0 }

  /// Met ones of those with a verdict, in percent to one decimal; nil where there is none.
  package var metShare: ExactDecimal? {
    let judged = count(.met) + count(.unmet)
    return ExactDecimal(count(.met) * 100).divided(by: ExactDecimal(judged), scale: 1)
  }

  /// The plain mean of the rates to one decimal; nil where there is none.
  package var meanRate: ExactDecimal? { Self.mean(rates) }

  /// By how much the mean has moved, of the indicators that have a rate in both years.
  package var meanChange: ExactDecimal? {
    guard let now = Self.mean(pairs.map(\.now)), let last = Self.mean(pairs.map(\.last))
    else { return nil }
    return now - last
  }
  package var lastMean: ExactDecimal? { Self.mean(pairs.map(\.last)) }

  package var pointSum: ExactDecimal? {
    points.isEmpty ? nil : points.reduce(.zero, +).normalized
  }
  package var meanPoints: ExactDecimal? { Self.mean(points) }

  static func mean(_ values: [ExactDecimal]) -> ExactDecimal? {
    values.reduce(.zero, +).divided(by: ExactDecimal(values.count), scale: 1)
  }

  mutating func count(_ line: IndicatorLine) {
    outcomes[line.outcome, default: 0] += 1
    if let rate = line.rate { rates.append(rate) }
    if let band = line.band { bands[band, default: 0] += 1 }
    if let points = line.points { self.points.append(points) }
    if let movement = line.movement { movements[movement, default: 0] += 1 }
    if let rate = line.rate, let last = line.last?.rate { pairs.append((last, rate)) }
  }

  mutating func count(_ line: RatedLine) {
    for (question, answer) in line.answers {
      answers[question, default: [:]][answer, default: 0] += 1
    }
  }
}
