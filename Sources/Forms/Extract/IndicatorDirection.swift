import Grid
import Notation

/// Which way an indicator is meant to go, and who says so. Source: values.md, section 7.
enum IndicatorDirection {
  static func decide(
    column: String?, note: String?, name: String, values: [IndicatorValue], settings: Settings
  ) -> (Direction, DirectionSource) {
    if let direction = column.flatMap(DirectionText.column) {
      return (Direction(direction), .column)
    }
    if let direction = note.flatMap(DirectionText.note) { return (Direction(direction), .note) }
    if let direction = DirectionText.bound(values.targetTexts) {
      return (Direction(direction), .bound)
    }
    let word = DirectionText.lexicon(
      name, smallerIsBetter: settings.list("少ないほどよい語"), largerIsBetter: settings.list("多いほどよい語"))
    if let word, settings.string("方向の語彙") != "使わない" { return (Direction(word), .lexicon) }
    guard let direction = settings.defaultDirection else { return (.unknown, .none) }
    // The plan knows its indicators better than the form does, which is one for all of them.
    if direction == .up, targetsFall(values) { return (.down, .targets) }
    return (direction, .formDefault)
  }

  /// Year by year less is aimed at: falling more than once and never rising is no mistyped target.
  private static func targetsFall(_ values: [IndicatorValue]) -> Bool {
    let targets =
      values.compactMap { value -> (year: Int, number: ExactDecimal)? in
        guard value.role == .target, let year = value.period?.fiscalYear, let number = value.value
        else { return nil }
        return (year, number)
      }.sorted { $0.year < $1.year }
    let steps = zip(targets, targets.dropFirst())
    return steps.count { $1.number < $0.number } > 1 && !steps.contains { $1.number > $0.number }
  }
}

extension Direction {
  init(_ text: DirectionText) {
    switch text {
    case .up: self = .up
    case .down: self = .down
    case .keep: self = .keep
    case .range(let low, let high): self = .range(low, high)
    }
  }
}
