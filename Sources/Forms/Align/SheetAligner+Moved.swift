/// Blocks of rows that stand elsewhere in the sheet than in the template.
///
/// Source: templates.md, "Leftovers".
extension SheetAligner {
  /// Rows that found no place are laid once more over the template rows that were not found.
  func findMoved(
    _ path: inout CheapestPath.Found, _ prices: RowPrices
  ) {
    let matcher = prices.matcher
    let certain = Set(path.steps.filter { isCertain($0, matcher) }.compactMap(\.templateRow))
    let open = openRows(certain)
    let rows = leftRows(path.steps, open, matcher)
    guard !rows.isEmpty, open.reduce(0, { $0 + form.rows[$1].weight }) >= Costs.movedAlone
    else { return }
    let steps = CheapestPath(prices: prices, rows: rows, only: open).find().steps
    let found = blocks(steps).filter(isMoved)
    let moved = found.flatMap(\.self)
    guard !moved.isEmpty else { return }
    // All other rows once more, now that these are out of their way.
    let taken = Set(moved.compactMap(\.row))
    let left = Set(form.rows.indices).subtracting(moved.compactMap(\.templateRow))
    let rest = CheapestPath(
      prices: prices, rows: sheet.rows.indices.filter { !taken.contains($0) }, only: left
    ).find()
    path.cost = moved.reduce(rest.cost) { $0 + $1.cost }
    path.cost += Costs.movedBlock * Double(found.count)
    let remains = { (step: AlignmentStep) in step.templateRow.map(left.contains) ?? true }
    path.steps = rest.steps.filter { $0.kind != .deleted || remains($0) } + moved
  }

  /// The rows that were not found, and the rows of places only that belong to them.
  private func openRows(_ found: Set<Int>) -> Set<Int> {
    var open = Set<Int>()
    for (index, row) in form.rows.enumerated() {
      let continues = row.weight == 0 && open.contains(index - 1)
      if !found.contains(index) || continues { open.insert(index) }
    }
    return open
  }

  /// Rows with a heading in the place of a name or value were taken for want of a better place.
  private func isCertain(_ step: AlignmentStep, _ matcher: RowMatcher) -> Bool {
    guard step.kind == .matched, let row = step.row, let match = step.match else { return false }
    return !match.pairs.isEmpty
      || match.cost < Costs.doubtful
        && !sheet.rows[row].cells.contains { matcher.labels.isHeading($0.label) }
  }

  /// The rows without a place, and those without headings that follow them: what stands under a
  /// heading moves with it.
  private func leftRows(
    _ steps: [AlignmentStep], _ open: Set<Int>, _ matcher: RowMatcher
  ) -> [Int] {
    var rows: [Int] = []
    var follows = false
    for step in steps {
      guard let row = step.row else { continue }
      let hasHeading = sheet.rows[row].cells.contains { matcher.labels.isHeading($0.label) }
      if isLeft(step, open, matcher) {
        rows.append(row)
        follows = follows || hasHeading
      } else if follows, step.match?.pairs.isEmpty ?? true, !hasHeading {
        rows.append(row)
      } else {
        follows = false
      }
    }
    return rows
  }

  private func isLeft(
    _ step: AlignmentStep, _ open: Set<Int>, _ matcher: RowMatcher
  ) -> Bool {
    switch step.kind {
    case .inserted: true
    case .matched: !isCertain(step, matcher)
    // A heading that comes again must have come before.
    case .repeatedHeading: step.templateRow.map(open.contains) ?? false
    default: false
    }
  }

  /// Runs of rows that follow each other in the sheet.
  private func blocks(_ steps: [AlignmentStep]) -> [[AlignmentStep]] {
    var blocks: [[AlignmentStep]] = []
    var last: Int?
    for step in steps {
      switch step.kind {
      case .matched:
        guard let row = step.row else { continue }
        var step = step
        step.kind = .moved
        if let last, row == last + 1, !blocks.isEmpty {
          blocks[blocks.count - 1].append(step)
        } else {
          blocks.append([step])
        }
        last = row
      case .repeatedGroup where !blocks.isEmpty: blocks[blocks.count - 1].append(step)
      case .inserted: last = nil
      default: break
      }
    }
    return blocks
  }

  private func isMoved(_ block: [AlignmentStep]) -> Bool {
    let weight = block.reduce(0) { sum, step in
      guard let row = step.templateRow, let match = step.match else { return sum }
      return match.pairs.reduce(sum) {
        $0 + form.rows[row].cells[$1.templateCell].weight * $1.similarity
      }
    }
    return weight >= Costs.movedWeight || weight >= Costs.movedAlone && isAlone(block)
  }

  /// Whether the headings of a block stand nowhere else in the sheet nor in the form, and bring
  /// content with them.
  private func isAlone(_ block: [AlignmentStep]) -> Bool {
    let cells = block.reduce(0) { $0 + ($1.row.map { sheet.rows[$0].cells.count } ?? 0) }
    let pairs = block.flatMap { step in
      (step.match?.pairs ?? []).map { (row: step.templateRow ?? 0, sheetRow: step.row ?? 0, $0) }
    }
    return cells > pairs.count
      && pairs.allSatisfy { row, sheetRow, pair in
        let key = form.rows[row].cells[pair.templateCell].key
        let label = sheet.rows[sheetRow].cells[pair.sheetCell].label
        return pair.similarity == 1
          && form.rows.lazy.flatMap(\.cells).count { $0.key == key } == 1
          && sheet.rows.lazy.flatMap(\.cells).count { $0.label == label } == 1
      }
  }
}
