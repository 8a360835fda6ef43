import Grid

/// Lays a sheet over a form sheet: the cheapest path over (sheet row, gap of the template).
///
/// Complexity: O(r·n²) for r sheet rows and n template rows.
struct SheetAligner {
  let form: FormSheet
  let sheet: SheetRows
  private let labels: LabelTable
  /// No alignment is cheaper: this much is lacking of the headings.
  let least: Double

  struct Result {
    var steps: [AlignmentStep]
    var columns: ColumnMap
    var labels: LabelTable
    var cost: Double
    /// The cost over the weight of the headings.
    var normalizedCost: Double
  }

  init(form: FormSheet, sheet: SheetRows) {
    self.form = form
    self.sheet = sheet
    labels = LabelTable(form: form, sheet: sheet)
    least = Costs.unfoundHeadings * (1 - labels.reachableCoverage(form))
  }

  /// Rows without columns, columns from the headings found, rows again with their columns.
  ///
  /// - Parameter most: what is dearer than this need not be looked for.
  func align(most: Double = Costs.notThisForm) -> Result {
    // A sheet that lacks the headings cannot become this form.
    if least > min(most, Costs.notThisForm) {
      return Result(
        steps: [], columns: ColumnMap(form: form, sheet: sheet, path: []), labels: labels,
        cost: least, normalizedCost: Costs.hopeless)
    }
    let grammar = Grammar(form)
    let first = path(RowMatcher(form: form, sheet: sheet, labels: labels, columns: nil), grammar)
    let columns = ColumnMap(form: form, sheet: sheet, path: first.steps)
    let price = normalized(first.cost, first.steps)
    if price > Costs.hopeless {
      return Result(
        steps: first.steps, columns: columns, labels: labels, cost: first.cost,
        normalizedCost: price)
    }
    let matcher = RowMatcher(form: form, sheet: sheet, labels: labels, columns: columns)
    var second = path(matcher, grammar)
    findMoved(&second, matcher)
    let final = ColumnMap(form: form, sheet: sheet, path: second.steps)
    return Result(
      steps: second.steps, columns: final, labels: labels, cost: second.cost,
      normalizedCost: normalized(second.cost, second.steps))
  }

  /// The cost over the weight of the headings, and half of the share of headings never found:
  /// groups may be skipped cheaply, but a sheet without the form's headings is not the form.
  private func normalized(_ cost: Double, _ steps: [AlignmentStep]) -> Double {
    var weight = 0.0
    var cost = cost
    var found: [Int: Double] = [:]
    for step in steps {
      // A list is no less this form for being long.
      if case .repeatedGroup = step.kind { cost -= step.cost }
      guard let row = step.templateRow, let match = step.match, step.isRead else { continue }
      weight += max(form.rows[row].weight, Costs.dataRowWeight)
      let hit = match.pairs.reduce(0) {
        $0 + form.rows[row].cells[$1.templateCell].weight * $1.similarity
      }
      found[row] = max(found[row] ?? 0, hit)
    }
    let whole = max(form.totalWeight, 0.1)
    let coverage = found.values.reduce(0, +) / whole
    return max(0, cost / max(weight, whole, 1)) + Costs.unfoundHeadings * (1 - coverage)
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

  private func path(
    _ matcher: RowMatcher, _ grammar: Grammar
  ) -> (steps: [AlignmentStep], cost: Double) {
    path(matcher, grammar: grammar, rows: Array(sheet.rows.indices))
  }

  // MARK: the cheapest path

  /// - Parameters:
  ///   - rows: the sheet's rows to lay, in order.
  ///   - only: the template rows they may be laid over, nil for all.
  func path(
    _ matcher: RowMatcher, grammar: Grammar, rows: [Int], only: Set<Int>? = nil
  ) -> (steps: [AlignmentStep], cost: Double) {
    let count = grammar.count
    let headings = only == nil ? form.rows.indices.filter { form.rows[$0].isHeadingRow } : []
    var now = Array(repeating: Double.infinity, count: count)
    now[0] = 0
    var back: [[Back]] = []
    for row in rows {
      let matches = form.rows.indices.map { template in
        only?.contains(template) ?? true ? matcher.match(row: row, template: template) : nil
      }
      let folded = zip(form.rows.indices, matches).map { template, match in
        match.map { matcher.isFolded(row: row, template: template, $0) } ?? false
      }
      let insertion = matcher.insertionCost(row)
      var then = Array(repeating: Double.infinity, count: count)
      var trace = Array(repeating: Back(entry: 0, take: .insert), count: count)
      func offer(_ gap: Int, _ price: Double, _ entry: Int, _ take: Take) {
        guard price < then[gap] else { return }
        then[gap] = price
        trace[gap] = Back(entry: entry, take: take)
      }
      for from in 0..<count where now[from] < .infinity {
        offer(from, now[from] + insertion, from, .insert)
        for heading in headings where heading < from {
          guard let match = matches[heading], !match.missed else { continue }
          let price = now[from] + Costs.repeatHeading + match.cost
          offer(from, price, from, .heading(heading))
        }
        for gap in 0..<(count - 1) {
          guard let match = matches[gap] else { continue }
          let price = now[from] + grammar.price(from, gap) + match.cost
          let lower = form.rows[gap].foldable
          guard lower > 0 else {
            offer(gap + 1, price, from, .match)
            continue
          }
          offer(gap + 1, price + (folded[gap] ? Costs.unsplit : 0), from, .match)
          if folded[gap] || form.rows[gap + 1].isLine {
            offer(gap + 1 + lower, price, from, .fold(lower))
          }
        }
      }
      now = then
      back.append(trace)
    }
    return traceBack(now, back, matcher, grammar, rows)
  }

  private func traceBack(
    _ last: [Double], _ back: [[Back]], _ matcher: RowMatcher, _ grammar: Grammar, _ rows: [Int]
  ) -> (steps: [AlignmentStep], cost: Double) {
    let end = grammar.count - 1
    var gap = 0
    var best = Double.infinity
    for from in 0...end where last[from] + grammar.price(from, end) < best {
      best = last[from] + grammar.price(from, end)
      gap = from
    }
    var steps = moves(grammar, from: gap, to: end).reversed() as [AlignmentStep]
    for (index, row) in rows.enumerated().reversed() {
      let step = back[index][gap]
      switch step.take {
      case .insert:
        steps.append(
          AlignmentStep(kind: .inserted, row: row, cost: matcher.insertionCost(row)))
      case .heading(let template):
        let match = matcher.match(row: row, template: template)
        steps.append(
          AlignmentStep(
            kind: .repeatedHeading, row: row, templateRow: template, match: match,
            cost: match.cost + Costs.repeatHeading))
      case .match, .fold:
        let template = step.take.template(before: gap)
        // What the row says in further lines has no row of its own.
        for lower in ((template + 1)..<gap).reversed() where !form.rows[lower].isLine {
          steps.append(AlignmentStep(kind: .deleted, templateRow: lower, cost: 0))
        }
        let match = matcher.match(row: row, template: template)
        steps.append(
          AlignmentStep(
            kind: .matched, row: row, templateRow: template, match: match, cost: match.cost))
        steps += moves(grammar, from: step.entry, to: template).reversed()
      }
      gap = step.entry
    }
    return (steps.reversed(), best)
  }

  private func moves(_ grammar: Grammar, from: Int, to: Int) -> [AlignmentStep] {
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
