import Grid
import Notation

/// Which way an indicator is meant to go, and who says so. Source: values.md, section 7.
enum IndicatorDirection {
  static func decide(
    column: String?, note: String?, targets: [String], name: String, settings: Settings
  ) -> (Direction, DirectionSource) {
    if let direction = column.flatMap(DirectionText.column) {
      return (Direction(direction), .column)
    }
    if let direction = note.flatMap(DirectionText.note) { return (Direction(direction), .note) }
    if let direction = DirectionText.bound(targets) { return (Direction(direction), .bound) }
    let word = DirectionText.lexicon(
      name, smallerIsBetter: settings.list("少ないほどよい語"), largerIsBetter: settings.list("多いほどよい語"))
    if let word, settings.string("方向の語彙") != "使わない" { return (Direction(word), .lexicon) }
    if let direction = settings.defaultDirection { return (direction, .formDefault) }
    return (.unknown, .none)
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
