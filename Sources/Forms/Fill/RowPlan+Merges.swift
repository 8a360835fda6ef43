import Grid

/// Which cells of the rows are one cell.
extension RowPlan {
  /// Tall cells keep their height in the rows that follow.
  mutating func settleRegions() {
    for index in places.indices {
      let cell = sheet.cells[places[index].cell]
      var height = cell.region.rows.count
      // What holds for the rows below stands once for each copy.
      if cell.tags.contains(where: \.fillsDown), let group = cell.group {
        height = min(height, sheet.groups[group].rows.upperBound - cell.reference.row + 1)
      }
      guard height > 1 else { continue }
      let first = places[index].region.first.row
      let source = rows[first].source
      let owner = instances.filter {
        $0.rows.contains(first) && $0.physical.contains(source + height - 1)
      }
      .min { $0.rows.count < $1.rows.count }
      let last = owner?.rows.last { rows[$0].source == source + height - 1 }
      places[index].region.last.row = max(first, last ?? first)
    }
  }

  mutating func settleMerges() {
    let heights = writtenHeights
    let existing = Dictionary(
      rows.enumerated().filter { !$0.element.isCopy }.map { ($0.element.source, $0.offset) }
    ) { first, _ in first }
    for merge in sheet.sheet.merges where merge.rows.count > 1 {
      guard let first = existing[merge.first.row], let last = existing[merge.last.row] else {
        continue
      }
      let now = range(merge, first, last)
      if let height = heights[merge.first], height < merge.rows.count {
        if isUnused(now) { kept.append(now) } else { unmerged.append(now) }
        continue
      }
      let owners = instances.filter {
        $0.physical.contains(merge.first.row) && $0.physical.contains(merge.last.row)
      }
      let size = owners.map(\.physical.count).min()
      for owner in owners where owner.physical.count == size {
        guard let start = owner.rows.first(where: { rows[$0].source == merge.first.row }),
          let end = owner.rows.last(where: { rows[$0].source == merge.last.row })
        else { continue }
        let wanted = range(merge, start, end)
        if owner.isCopy {
          merged.append(wanted)
        } else if wanted != now {
          unmerged.append(now)
          merged.append(wanted)
        }
      }
    }
  }

  /// Whether only copies that nobody fills stand there: they stay as the form draws them.
  private func isUnused(_ range: CellRange) -> Bool {
    places.allSatisfy { !range.contains($0.region.first) || $0.records.isEmpty && !$0.isInserted }
  }

  /// By cell of the template, those of later copies too: over how many rows its merge may stay. What
  /// holds for the rows below is merged anew, and so is what only a later copy has merged.
  private var writtenHeights: [CellReference: Int] {
    var heights: [CellReference: Int] = [:]
    for place in places where !place.isInserted {
      let cell = sheet.cells[place.cell]
      let physical = CellReference(
        row: rows[place.region.first.row].source, column: place.region.first.column)
      let fillsDown = cell.tags.contains(where: \.fillsDown)
      guard fillsDown || cell.group != nil else { continue }
      heights[physical] = fillsDown ? 0 : cell.region.rows.count
    }
    return heights
  }

  func range(_ merge: CellRange, _ first: Int, _ last: Int) -> CellRange {
    CellRange(
      CellReference(row: first, column: merge.first.column),
      CellReference(row: last, column: merge.last.column))
  }
}
