import Forms
import Grid
import Rules

extension Finding {
  /// The cells that are wrong, where it is known which.
  var culprits: [Location] { suspectSets.count == 1 ? suspectSets[0] : [] }

  /// Whether a change of what is written in other cells than the wrong ones would silence it.
  var isRepairedElsewhere: Bool {
    guard !culprits.isEmpty, let fix, fix.safety == .unsafe else { return false }
    let wrong = Set(culprits.map { CellPlace($0) })
    return !fix.edits.contains { wrong.contains(CellPlace($0)) }
  }

  /// Names the cells that are likely wrong. Where it is known which, the finding stands there, the
  /// rule's own cell is evidence, and to change that one would be no repair.
  mutating func blame(_ sets: [[Location]]) {
    suspectSets = sets
    let own = location
    let isHere = culprits.isEmpty || culprits.contains { CellPlace($0) == CellPlace(own) }
    let place = isHere ? own : culprits[0]
    let line = SuspectLine.message(sets, on: place.sheet, showingAt: isHere ? nil : own)
    // The remedy stays last.
    detail.insert(line, at: max(0, detail.count - 1))
    guard !isHere else { return }
    if isRepairedElsewhere { fix = nil }
    location = place
    ruleLocation = own
    related.removeAll { $0.file == nil && CellPlace($0) == CellPlace(place) }
    related.insert(own, at: 0)
  }
}
