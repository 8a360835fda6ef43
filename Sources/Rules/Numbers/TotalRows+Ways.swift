import Forms
import Grid
import Notation

/// What a total may add, and what a difference compares.
extension TotalRows {
  /// The line right before and another of the table, less each other; nil where one is left blank, or
  /// both are 0.
  func differences(_ entries: [Entry], before index: Int) -> [Way]? {
    guard let last = entries[..<index].last, last.kind.isAdded, let right = last.field.number
    else { return nil }
    let others = table(entries, before: index).dropLast().filter(\.kind.isAdded)
    let ways = others.flatMap { other -> [Way] in
      guard let left = other.field.number, !left.isZero || !right.isZero else { return [] }
      let distance = place(entries[index]) - place(other)
      return [
        Way(key: [distance, 0], parts: [other.field, last.field], sum: left - right),
        Way(key: [distance, 1], parts: [last.field, other.field], sum: right - left),
      ]
    }
    return ways.isEmpty ? nil : ways
  }

  /// The last two totals before, less each other: 収益計 and 費用計 of 純利益.
  func balances(_ entries: [Entry], before index: Int) -> [Way]? {
    let totals = entries[..<index].filter { $0.kind == .total }.suffix(2).map(\.field)
    guard totals.count == 2, let left = totals[0].number, let right = totals[1].number,
      !left.isZero || !right.isZero
    else { return nil }
    return [
      Way(key: [0], parts: totals[...], sum: left - right),
      Way(key: [1], parts: ArraySlice(totals.reversed()), sum: right - left),
    ]
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
  /// the last total and the rows since; else so many of the rows right above, 計 of the second of two
  /// blocks.
  /// Nil where a row of them cannot be read.
  func ways(_ entries: [Entry], before index: Int) -> [Way]? {
    let total = entries[index]
    var run = table(entries, before: index)
    run.removeAll { !$0.kind.isAdded }
    // 従事職員数 between amounts of money is none of them.
    let saysUnits = run.allSatisfy { $0.unit != nil }
    run.removeAll { part in
      part.unit.map { $0 != total.unit && (total.unit != nil || !saysUnits) } ?? false
    }
    let lastTotal = run.lastIndex(where: \.kind.isSum).map { $0 + 1 } ?? 0
    let known: [[Entry]] = [
      Array(run[lastTotal...]), run.filter { $0.kind == .part },
      run.filter { $0.kind == .subtotal }, Array(run[max(lastTotal - 1, 0)...]),
    ]
    let ways = known.enumerated().map { ($0, $1) }.compactMapAll { number, entries -> Way? in
      // What is still to be counted leaves nothing to add up.
      let filled = entries.filter { MissingMark.parse($0.field.raw)?.isNothing != true }
      let numbers = filled.compactMap(\.field.number)
      guard numbers.count == filled.count else { return nil }
      return Way(key: [number], parts: filled.map(\.field)[...], sum: numbers.reduce(.zero, +))
    }
    return ways.map { $0 + guesses(run[lastTotal...], of: total, $0[0].parts, known.count) }
  }

  /// So many of the rows right above. They share their parts, for a long list has many.
  private func guesses(
    _ rows: ArraySlice<Entry>, of total: Entry, _ filled: ArraySlice<Field>, _ number: Int
  ) -> [Way] {
    var (start, sum) = (filled.endIndex, ExactDecimal.zero)
    return rows.dropFirst().reversed().compactMap { row -> Way? in
      if start > filled.startIndex, filled[start - 1].location == row.field.location {
        start -= 1
        sum = sum + (filled[start].number ?? .zero)
      }
      guard filled.endIndex - start > 1 else { return nil }
      return Way(
        key: [number, place(total) - place(row)], parts: filled[start...], sum: sum, isGuess: true)
    }
  }

  /// The lines before that belong to the same table: its rows lie close together.
  private func table(_ entries: [Entry], before index: Int) -> [Entry] {
    var run: [Entry] = []
    var row = entries[index].field.location.cell.row
    for entry in entries[..<index].reversed() {
      guard axis == .before || row - entry.field.location.cell.row <= 2 else { break }
      row = entry.field.location.cell.row
      run.append(entry)
    }
    return run.reversed()
  }

  private func place(_ entry: Entry) -> Int {
    let cell = entry.field.location.cell
    return axis == .above ? cell.row : cell.column
  }
}

extension Array {
  /// All results, nil where one is missing.
  fileprivate func compactMapAll<Result>(_ transform: (Element) -> Result?) -> [Result]? {
    let results = compactMap(transform)
    return results.count == count ? results : nil
  }
}
