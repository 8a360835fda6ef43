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
      var key = row.levels.enumerated().map { ranks[$0][folded($1.text)] ?? 0 }
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
      list.append((folded(text), numbers(at: folded(text))))
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

  /// The number a heading begins with: `(1)`, `1-2`, `施策3`, `プロセス3` — the first run of digits
  /// within the first word, and what follows it behind a hyphen or a point.
  private static func numbers(at text: String) -> [Int] {
    let word = text.prefix { !$0.isWhitespace && $0 != "／" }.prefix(12)
    let head = word.drop { !$0.isASCII || !$0.isNumber }
    var numbers: [Int] = []
    var rest = head
    while let digit = rest.first, digit.isASCII, digit.isNumber {
      let run = rest.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(run) else { return [] }
      numbers.append(number)
      rest = rest.dropFirst(run.count)
      guard let separator = rest.first, "-.－．".contains(separator) else { break }
      rest = rest.dropFirst()
    }
    return numbers
  }
}
