import Forms
import Notation

/// Puts rows of several files into the order of the plan: headings by their numbers where all of
/// them carry one, else as they first appear; then rows as they first appear.
struct PlanOrder {
  static func sorted(_ rows: [PlanRow]) -> [PlanRow] {
    let depth = rows.map(\.levels.count).max() ?? 0
    var ranks: [[String: Int]] = []
    for level in 0..<depth {
      ranks.append(rank(rows.compactMap { $0.levels.count > level ? $0.levels[level].text : nil }))
    }
    let groups = rank(rows.map(\.group))
    var firsts: [[String]: Int] = [:]
    for (index, row) in rows.enumerated() where firsts[row.key] == nil { firsts[row.key] = index }
    // Rows of one record stay together, wherever another file has put the record.
    var records: [[String]: Int] = [:]
    for (index, row) in rows.enumerated() where records[row.recordKey] == nil {
      records[row.recordKey] = index
    }
    let keyed = rows.enumerated().map { index, row in
      // A row that stands under fewer headings comes before those that stand under more.
      var key = ranks.enumerated().map { level, rank in
        row.levels.count > level ? rank[folded(row.levels[level].text)] ?? 0 : -1
      }
      key += [groups[folded(row.group)] ?? 0, records[row.recordKey] ?? 0, firsts[row.key] ?? 0]
      return (key: key + [index], row: row)
    }
    return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.row)
  }

  /// Each different heading with its place.
  private static func rank(_ texts: [String]) -> [String: Int] {
    var seen: Set<String> = []
    var list: [(text: String, numbers: [Int])] = []
    for text in texts where seen.insert(folded(text)).inserted {
      list.append((folded(text), PlanNumber.leading(in: text)))
    }
    if list.allSatisfy({ !$0.numbers.isEmpty }) {
      let order = list.enumerated().sorted { left, right in
        if left.element.numbers == right.element.numbers { return left.offset < right.offset }
        return left.element.numbers.lexicographicallyPrecedes(right.element.numbers)
      }
      list = order.map(\.element)
    }
    return Dictionary(uniqueKeysWithValues: list.enumerated().map { ($1.text, $0) })
  }

  private static func folded(_ text: String) -> String { Normalization.n2(text) }
}
