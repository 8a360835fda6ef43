import Grid

/// The headings of a template's row among the cells of a row.
extension RowMatcher {
  /// Equal headings first, in any order; then labelled tags; then similar ones, in order.
  func pairUp(_ number: Int, _ cells: [SheetRows.SheetCell]) -> [RowMatch.Pair] {
    let row = form.rows[number]
    var pairs: [RowMatch.Pair] = []
    var used = Set<Int>()
    var open: [Int] = []
    for pair in equalPairs(number, cells) {
      used.insert(pair.sheetCell)
      pairs.append(pair)
    }
    for (index, cell) in row.cells.enumerated() where cell.kind == .heading {
      if !pairs.contains(where: { $0.templateCell == index }) { open.append(index) }
    }
    for (index, cell) in row.cells.enumerated() where cell.kind == .labelledTags {
      let hit = cells.indices.first {
        !used.contains($0) && labels.fitsPattern(cells[$0].label, row: number, cell: index)
      }
      // Without the space between number and name only where it stands in the form.
      let closed =
        hit != nil
        ? nil
        : cells.indices.first {
          !used.contains($0) && cells[$0].region.columns == cell.region.columns
            && labels.fitsClosed(cells[$0].label, row: number, cell: index)
        }
      if let found = hit ?? closed {
        used.insert(found)
        pairs.append(
          RowMatch.Pair(
            templateCell: index, sheetCell: found,
            similarity: hit == nil ? Costs.sameHeading : 1))
      }
    }
    pairs += similarPairs(open, number, cells, used: used)
    return pairs.sorted { $0.templateCell < $1.templateCell }
  }

  /// A heading that stands several times in the row (left and right half) and is found less often
  /// is the one that crosses the fewest others.
  private func equalPairs(_ number: Int, _ cells: [SheetRows.SheetCell]) -> [RowMatch.Pair] {
    let row = form.rows[number]
    var pairs: [RowMatch.Pair] = []
    guard cells.contains(where: { labels.isHeading($0.label) }) else { return pairs }
    var uncertain: [(wanted: [Int], found: [Int])] = []
    for (index, cell) in row.cells.enumerated() where cell.kind == .heading {
      let heading = labels.number(row: number, cell: index)
      func isSame(_ other: Int) -> Bool {
        row.cells[other].kind == .heading && labels.number(row: number, cell: other) == heading
      }
      guard !(0..<index).contains(where: isSame) else { continue }
      let found = cells.indices.filter { labels.says(cells[$0].label, heading: heading) }
      guard !found.isEmpty else { continue }
      let wanted = row.cells.indices.filter(isSame)
      if wanted.count > 1, found.count < wanted.count {
        uncertain.append((wanted, found))
      } else {
        // Of more than are wanted those that stand where the form has them.
        let same = wanted.compactMap { cell in
          found.first {
            cells[$0].region.first.column == row.cells[cell].region.first.column
          }
        }
        pairs += zip(wanted, same.count == wanted.count ? same : found).map {
          RowMatch.Pair(templateCell: $0, sheetCell: $1, similarity: 1)
        }
      }
    }
    for (wanted, found) in uncertain {
      var open = wanted
      for hit in found {
        func crossed(_ cell: Int) -> Int {
          pairs.count { ($0.templateCell < cell) != ($0.sheetCell < hit) }
        }
        func isApart(_ cell: Int) -> Int {
          cells[hit].region.first.column == row.cells[cell].region.first.column ? 0 : 1
        }
        let best = open.min { (crossed($0), isApart($0), $0) < (crossed($1), isApart($1), $1) }
        guard let best else { continue }
        open.removeAll { $0 == best }
        pairs.append(RowMatch.Pair(templateCell: best, sheetCell: hit, similarity: 1))
      }
    }
    return pairs
  }

  private func similarPairs(
    _ open: [Int], _ row: Int, _ cells: [SheetRows.SheetCell], used: Set<Int>
  ) -> [RowMatch.Pair] {
    var pairs: [RowMatch.Pair] = []
    var next = 0
    for index in open {
      var best: (cell: Int, similarity: Double)?
      for candidate in cells.indices where candidate >= next && !used.contains(candidate) {
        let label = cells[candidate].label
        guard let similarity = labels.similarity(label, row: row, cell: index),
          similarity > best?.similarity ?? 0
        else { continue }
        best = (candidate, similarity)
      }
      guard let best else { continue }
      pairs.append(
        RowMatch.Pair(templateCell: index, sheetCell: best.cell, similarity: best.similarity))
      next = best.cell + 1
    }
    return pairs
  }

  func crossings(_ pairs: [RowMatch.Pair]) -> Int {
    var count = 0
    for (index, pair) in pairs.enumerated() {
      count += pairs[..<index].count { $0.sheetCell > pair.sheetCell }
    }
    return count
  }
}
