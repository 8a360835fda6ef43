/// The rows of a form sheet as a grammar: the cheapest way from any gap between rows to any other
/// without taking a row of the sheet (deleting rows, skipping and repeating groups).
///
/// Gap k lies before row k. Complexity: O(n³) for n template rows, once per form sheet.
struct Grammar: Sendable {
  enum Move: Sendable {
    case delete(row: Int)
    case skip(group: Int)
    case again(group: Int)
  }

  let count: Int
  private var cost: [Double]
  private var next: [Int]
  private var moves: [Int: (cost: Double, move: Move)] = [:]

  /// - Parameter only: the rows that are still to be found; all others cost nothing to leave out.
  init(_ rows: [TemplateRow], _ groups: [TemplateGroup], only: Set<Int>? = nil) {
    func isWanted(_ row: Int) -> Bool { only?.contains(row) ?? true }
    func price(of row: TemplateRow) -> Double {
      row.isLine
        ? Costs.missingLine : Costs.deletion(weight: row.weight, tags: row.tagCount)
    }
    count = rows.count + 1
    cost = Array(repeating: .infinity, count: count * count)
    next = Array(repeating: -1, count: count * count)
    for gap in 0..<count { cost[gap * count + gap] = 0 }
    for (index, row) in rows.enumerated() {
      add(
        index, index + 1,
        isWanted(index) ? price(of: row) : 0,
        .delete(row: index))
    }
    // Inner groups come last in the list and win over outer ones on the same rows.
    for (index, group) in groups.enumerated() {
      let price = group.rows.contains(where: isWanted) ? Costs.skipGroup : 0
      add(group.rows.lowerBound, group.rows.upperBound + 1, price, .skip(group: index))
      guard group.repeats, group.rows.allSatisfy(isWanted) else { continue }
      add(group.rows.upperBound + 1, group.rows.lowerBound, Costs.repeatGroup, .again(group: index))
    }
    close()
  }

  private mutating func add(_ from: Int, _ to: Int, _ price: Double, _ move: Move) {
    let place = from * count + to
    guard price <= cost[place] else { return }
    cost[place] = price
    next[place] = to
    moves[place] = (price, move)
  }

  private mutating func close() {
    for middle in 0..<count {
      for from in 0..<count where cost[from * count + middle] < .infinity {
        for to in 0..<count {
          let price = cost[from * count + middle] + cost[middle * count + to]
          if price < cost[from * count + to] {
            cost[from * count + to] = price
            next[from * count + to] = next[from * count + middle]
          }
        }
      }
    }
  }

  func price(_ from: Int, _ to: Int) -> Double { cost[from * count + to] }

  /// The single moves of the cheapest way between two gaps.
  func way(_ from: Int, _ to: Int) -> [(cost: Double, move: Move)] {
    var steps: [(cost: Double, move: Move)] = []
    var gap = from
    while gap != to {
      let hop = next[gap * count + to]
      guard hop >= 0, let step = moves[gap * count + hop] else { break }
      steps.append(step)
      gap = hop
    }
    return steps
  }
}
