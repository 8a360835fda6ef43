package import Grid

/// One row of the summary: what was counted in one group.
package struct GroupLine: Sendable {
  package var name: String
  package var met = 0
  package var unmet = 0
  package var notMeasurable = 0
  package var rates: [ExactDecimal] = []
  /// How often each grade was given, by grade as the form names it.
  package var grades: [String: Int] = [:]

  package var total: Int { met + unmet + notMeasurable }

  /// The mean of the rates to one decimal, nil where none could be computed.
  package var meanRate: ExactDecimal? { mean(scale: 1) }

  func mean(scale: Int) -> ExactDecimal? {
    rates.reduce(ExactDecimal.zero, +).divided(by: ExactDecimal(rates.count), scale: scale)
  }

  mutating func count(_ line: IndicatorLine) {
    switch line.outcome {
    case .met: met += 1
    case .unmet: unmet += 1
    case .notMeasurable: notMeasurable += 1
    }
    if let rate = line.rate { rates.append(rate) }
  }
}
