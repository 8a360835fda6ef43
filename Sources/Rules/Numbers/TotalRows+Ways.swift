import Forms
import Grid
import Notation

/// What a total may add, and what a difference compares.
extension TotalRows {
  /// The two lines right before, less each other; nil where one is left blank, or both are 0.
  func differences(
    _ entries: [Entry], before index: Int
  ) -> [(parts: [Field], sum: ExactDecimal)]? {
    guard index >= 2, case (let one, let other) = (entries[index - 2], entries[index - 1]),
      one.kind.isAdded, other.kind.isAdded,
      let left = one.field.number, let right = other.field.number,
      !left.isZero || !right.isZero
    else { return nil }
    let places = entries[(index - 2)...index].map {
      axis == .above ? $0.field.location.cell.row : $0.field.location.cell.column
    }
    guard places[1] - places[0] == places[2] - places[1] else { return nil }
    return [
      ([one.field, other.field], left - right), ([other.field, one.field], right - left),
    ]
  }

  /// The last two totals before, less each other: 収益計 and 費用計 of 純利益.
  func balances(
    _ entries: [Entry], before index: Int
  ) -> [(parts: [Field], sum: ExactDecimal)]? {
    let totals = entries[..<index].filter { $0.kind == .total }.suffix(2).map(\.field)
    guard totals.count == 2, let left = totals[0].number, let right = totals[1].number,
      !left.isZero || !right.isZero
    else { return nil }
    return [(totals, left - right), (totals.reversed(), right - left)]
  }

  /// 事業費 with what it is paid from right behind.
  static func funded(_ entries: [Entry]) -> [(total: Field, parts: [Field])] {
    entries.indices.compactMap { index in
      let total = entries[index]
      guard total.kind == .part, !total.isSource,
        funds.contains(where: total.label.contains)
      else { return nil }
      let parts = entries[(index + 1)...].prefix(while: \.isSource)
        .filter { MissingMark.parse($0.field.raw)?.isNothing != true }
      guard parts.count > 1, parts.contains(where: { $0.label.contains("一般財源") }) else {
        return nil
      }
      return (total.field, parts.map(\.field))
    }
  }

  /// What a total may add: the rows since the last total, all rows above, the subtotals above, or
  /// the last total and the rows since.
  /// Nil where a row of them cannot be read.
  func ways(
    _ entries: [Entry], before index: Int
  ) -> [(parts: [Field], sum: ExactDecimal)]? {
    var run: [Entry] = []
    var row = entries[index].field.location.cell.row
    for entry in entries[..<index].reversed() {
      // The rows of one table lie close together.
      guard axis == .before || row - entry.field.location.cell.row <= 2 else { break }
      row = entry.field.location.cell.row
      run.insert(entry, at: 0)
    }
    run.removeAll { !$0.kind.isAdded }
    let lastTotal = run.lastIndex(where: \.kind.isSum).map { $0 + 1 } ?? 0
    let ways: [[Entry]] = [
      Array(run[lastTotal...]), run.filter { $0.kind == .part },
      run.filter { $0.kind == .subtotal }, Array(run[max(lastTotal - 1, 0)...]),
    ]
    return ways.compactMapAll { way in
      // What is still to be counted leaves nothing to add up.
      let filled = way.filter { MissingMark.parse($0.field.raw)?.isNothing != true }
      let numbers = filled.compactMap(\.field.number)
      guard numbers.count == filled.count else { return nil }
      return (filled.map(\.field), numbers.reduce(.zero, +))
    }
  }
}

extension Array {
  /// All results, nil where one is missing.
  fileprivate func compactMapAll<Result>(_ transform: (Element) -> Result?) -> [Result]? {
    let results = compactMap(transform)
    return results.count == count ? results : nil
  }
}
