/// The cheapest way to lay rows of a sheet over the rows of a form: a walk over (sheet row, gap of
/// the template).
///
/// The headings alone tell what no way can go below; what stands beside them is priced only on ways
/// that may still be the cheapest.
/// Complexity: O(r·n²) additions for r sheet rows and n template rows.
struct CheapestPath {
  struct Found {
    var steps: [AlignmentStep]
    var cost: Double
  }

  private enum Take {
    case match, insert
    case heading(Int)
    /// The row and so many below it in one row of the sheet.
    case fold(Int)

    /// The template row that was matched on the way to a gap.
    func template(before gap: Int) -> Int {
      if case .fold(let lower) = self { gap - 1 - lower } else { gap - 1 }
    }
  }

  private struct Back {
    var entry: Int
    var take: Take
  }

  private let prices: RowPrices
  /// The ways between the template's rows without a row of the sheet.
  private let grammar: Grammar
  private let rows: [Int]
  private let form: FormSheet
  /// The template rows that the sheet's may be laid over.
  private let open: [Bool]
  /// Headings that may come again further down.
  private let headings: [Int]
  private let insertions: [Double]
  /// What rows cost on top where they are put between the rows of one slot.
  private let insertionsWithinSlots: [Double]
  /// By gap: whether it lies between the rows of one slot.
  private let isWithinSlot: [Bool]
  /// By row and gap: what the rest of the way costs at least.
  private var floor: [[Double]] = []

  /// What the first search allows over the headings' price; each later one allows twice as much.
  private static let allowance = 1.0
  /// Sums of the same prices in another order differ by less.
  private static let rounding = 1e-6

  /// - Parameters:
  ///   - rows: the sheet's rows to lay, in order.
  ///   - only: the template rows they may be laid over, nil for all.
  init(prices: RowPrices, rows: [Int], only: Set<Int>? = nil) {
    let form = prices.matcher.form
    self.prices = prices
    self.rows = rows
    self.form = form
    grammar = only.map { Grammar(form.rows, form.groups, only: $0) } ?? form.grammar
    open = form.rows.indices.map { only?.contains($0) ?? true }
    headings = only == nil ? form.rows.indices.filter { form.rows[$0].isHeadingRow } : []
    insertions = rows.map(prices.matcher.insertionCost)
    insertionsWithinSlots = rows.map(prices.matcher.insertionCostWithinSlot)
    isWithinSlot = form.rows.indices.map(form.continuesSlot) + [false]
    floor = floors()
  }

  /// What it costs to leave a row of the sheet out at a gap.
  private func insertion(_ index: Int, at gap: Int) -> Double {
    insertions[index] + (isWithinSlot[gap] ? insertionsWithinSlots[index] : 0)
  }

  func find() -> Found {
    var allowance = Self.allowance
    while allowance < 1000 {
      if let found = find(within: floor[0][0] + allowance) { return found }
      allowance *= 2
    }
    return find(within: .infinity) ?? Found(steps: [], cost: .infinity)
  }

  // MARK: what no way can go below

  private func floors() -> [[Double]] {
    let count = grammar.count
    let end = count - 1
    var below = (0..<count).map { grammar.price($0, end) }
    var floors = [below]
    for (index, row) in rows.enumerated().reversed() {
      // Over each template row, what it and the rest of the way cost.
      let over = (0..<end).map { template -> Double in
        guard open[template] else { return .infinity }
        let next = min(below[template + 1], below[template + 1 + form.rows[template].foldable])
        return prices.least(row: row, template: template) + next
      }
      let again = headings.map { heading in
        prices.headings[row, heading].missed
          ? .infinity : Costs.repeatHeading + prices.least(row: row, template: heading)
      }
      below = (0..<count).map { from in
        var least = below[from] + insertions[index]
        for (place, heading) in headings.enumerated() where heading < from {
          least = min(least, below[from] + again[place])
        }
        for template in 0..<end {
          least = min(least, grammar.price(from, template) + over[template])
        }
        return least
      }
      floors.append(below)
    }
    return floors.reversed()
  }

  // MARK: the search

  /// - Parameter limit: dearer ways are not looked at; nil where there is no other.
  func find(within limit: Double) -> Found? {
    let count = grammar.count
    let limit = limit + Self.rounding
    var now = Array(repeating: Double.infinity, count: count)
    now[0] = 0
    var back: [[Back]] = []
    for (index, row) in rows.enumerated() {
      let (here, below) = (floor[index], floor[index + 1])
      var then = Array(repeating: Double.infinity, count: count)
      var trace = Array(repeating: Back(entry: 0, take: .insert), count: count)
      func offer(_ gap: Int, _ price: Double, _ entry: Int, _ take: Take) {
        guard price < then[gap], price + below[gap] <= limit else { return }
        then[gap] = price
        trace[gap] = Back(entry: entry, take: take)
      }
      for from in 0..<count where now[from] + here[from] <= limit {
        offer(from, now[from] + insertion(index, at: from), from, .insert)
        for heading in headings where heading < from {
          let least = prices.headings[row, heading]
          let way = now[from] + Costs.repeatHeading
          guard !least.missed, way + least.cost + below[from] <= limit else { continue }
          let match = prices.match(row: row, template: heading)
          let price = now[from] + match.cost + prices.matcher.repetitionCost(row: row, match)
          offer(from, price, from, .heading(heading))
        }
        for gap in 0..<(count - 1) where open[gap] {
          let lower = form.rows[gap].foldable
          let way = now[from] + grammar.price(from, gap)
          let rest = min(below[gap + 1], below[gap + 1 + lower])
          guard way + prices.least(row: row, template: gap) + rest <= limit else { continue }
          let price = way + prices.match(row: row, template: gap).cost
          guard lower > 0 else {
            offer(gap + 1, price, from, .match)
            continue
          }
          let isFolded = prices.isFolded(row: row, template: gap)
          offer(gap + 1, price + (isFolded ? Costs.unsplit : 0), from, .match)
          if isFolded || form.rows[gap + 1].isLine {
            offer(gap + 1 + lower, price, from, .fold(lower))
          }
        }
      }
      now = then
      back.append(trace)
    }
    return traceBack(now, back)
  }

  private func traceBack(_ last: [Double], _ back: [[Back]]) -> Found? {
    let end = grammar.count - 1
    var gap = 0
    var best = Double.infinity
    for from in 0...end where last[from] + grammar.price(from, end) < best {
      best = last[from] + grammar.price(from, end)
      gap = from
    }
    guard best < .infinity else { return nil }
    var steps = moves(from: gap, to: end).reversed() as [AlignmentStep]
    for (index, row) in rows.enumerated().reversed() {
      let step = back[index][gap]
      switch step.take {
      case .insert:
        steps.append(AlignmentStep(kind: .inserted, row: row, cost: insertion(index, at: gap)))
      case .heading(let template):
        let match = prices.match(row: row, template: template)
        steps.append(
          AlignmentStep(
            kind: .repeatedHeading, row: row, templateRow: template, match: match,
            cost: match.cost + prices.matcher.repetitionCost(row: row, match)))
      case .match, .fold:
        let template = step.take.template(before: gap)
        // What the row says in further lines has no row of its own.
        for lower in ((template + 1)..<gap).reversed() where !form.rows[lower].isLine {
          steps.append(AlignmentStep(kind: .deleted, templateRow: lower, cost: 0))
        }
        let match = prices.match(row: row, template: template)
        steps.append(
          AlignmentStep(
            kind: .matched, row: row, templateRow: template, match: match, cost: match.cost))
        steps += moves(from: step.entry, to: template).reversed()
      }
      gap = step.entry
    }
    return Found(steps: steps.reversed(), cost: best)
  }

  private func moves(from: Int, to: Int) -> [AlignmentStep] {
    grammar.way(from, to).map { step in
      switch step.move {
      case .delete(let row):
        AlignmentStep(kind: .deleted, templateRow: row, cost: step.cost)
      case .skip(let group):
        AlignmentStep(
          kind: .skippedGroup(group), templateRow: form.groups[group].rows.lowerBound,
          cost: step.cost)
      case .again(let group):
        AlignmentStep(
          kind: .repeatedGroup(group), templateRow: form.groups[group].rows.lowerBound,
          cost: step.cost)
      }
    }
  }
}
