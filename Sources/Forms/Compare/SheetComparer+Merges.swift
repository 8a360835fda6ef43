import Grid

/// Merges that the form has and the sheet lacks, or the other way round.
extension SheetComparer {
  func mergeDifferences() -> [SheetComparison.MergeDifference] {
    var expected: [CellReference: Region] = [:]
    // Cells that the form itself lets be merged in more than one way.
    var free: [Int: Set<Int>] = [:]
    for row in rows + moved {
      for (index, cell) in form.rows[row.templateRow].cells.enumerated() {
        guard let first = firstCell(of: index, in: row), !unnamed.contains(location(first)) else {
          free[row.row, default: []].insert(columns.column(cell.region.first.column))
          continue
        }
        let region = region(of: cell, in: row, from: first)
        if isFree(cell) || form.rows[row.templateRow].isLine
          || !cell.pattern.lines.isEmpty && lastLine(below: row) > row.row
        {
          free[row.row, default: []].formUnion(region.range.columns)
        } else {
          expected[first] = region
        }
      }
    }
    let filledDown = filledDownColumns
    let read = Set((rows + moved).map(\.row))
    var differences: [SheetComparison.MergeDifference] = []
    for (first, region) in expected {
      let found = sheet.sheet.merge(startingAt: first) ?? CellRange(first, first)
      if !region.allows(found), region.range.first != region.range.last {
        differences.append(SheetComparison.MergeDifference(kind: .missing, range: region.range))
      }
    }
    for range in sheet.sheet.merges {
      let isOpen =
        if read.contains(range.first.row) {
          expected[range.first]?.allows(range) ?? false
            || range.columns.allSatisfy(filledDown.contains)
            || free[range.first.row]?.contains(range.first.column) ?? false
            || isDrawnBlank(range)
        } else {
          !isAddedToBlank(range)
        }
      if !isOpen {
        differences.append(SheetComparison.MergeDifference(kind: .extra, range: range))
      }
    }
    return differences.sorted {
      ($0.range.first, $0.range.last) < ($1.range.first, $1.range.last)
    }
  }

  /// A merge as it should be; rows that nobody filled may be there or not.
  private struct Region {
    var range: CellRange
    var lastRows: ClosedRange<Int>
    /// A column that came in right behind the merge may have been merged too.
    var lastColumns: ClosedRange<Int>

    func allows(_ found: CellRange) -> Bool {
      found.first == range.first && lastColumns.contains(found.last.column)
        && lastRows.contains(found.last.row)
    }
  }

  private func firstCell(of index: Int, in row: PlacedRow) -> CellReference? {
    if form.rows[row.templateRow].cells[index].kind == .tags { return place(index, in: row) }
    return row.match.pairs.first { $0.templateCell == index }.map {
      sheet.rows[row.sheetRow].cells[$0.sheetCell].cell.reference
    }
  }

  /// What is filled down may be merged by its groups, a pair of values at its arrow.
  private func isFree(_ cell: TemplateCell) -> Bool {
    cell.tags.contains(where: \.fillsDown) || cell.pattern.arrow != nil
  }

  private var filledDownColumns: Set<Int> {
    Set(
      form.rows.flatMap(\.cells).filter { $0.tags.contains(where: \.fillsDown) }
        .flatMap { $0.region.columns.map(columns.column) })
  }

  /// The template merges blank cells there too.
  private func isDrawnBlank(_ range: CellRange) -> Bool {
    guard let row = (rows + moved).first(where: { $0.row == range.first.row }) else { return false }
    return form.sheet.merges.contains { merge in
      merge.first.row == row.formRow && columns.column(merge.first.column) == range.first.column
        && columns.column(merge.last.column) == range.last.column
        && form.sheet[merge.first] == nil
    }
  }

  /// A merge in an empty row between two that were read next to each other, of a shape that the form
  /// has nowhere around there: blank copies of a list's rows are merged like the filled ones.
  private func isAddedToBlank(_ range: CellRange) -> Bool {
    guard sheet.cells(inRow: range.first.row).isEmpty, !rightOfForm(range),
      let below = rows.firstIndex(where: { $0.row > range.first.row }), below > 0,
      rows[below - 1].sheetRow + 1 == rows[below].sheetRow
    else { return false }
    let (above, next) = (rows[below - 1], rows[below])
    let groups = form.groups.filter {
      $0.rows.contains(above.templateRow) || $0.rows.contains(next.templateRow)
    }
    let first = groups.map(\.drawnRows.lowerBound).min() ?? above.formRow
    let last = groups.map(\.drawnRows.upperBound).max() ?? next.formRow
    let around = min(first, above.formRow)...max(last, next.formRow)
    return !form.sheet.merges.contains { merge in
      around.overlaps(merge.rows)
        && columns.column(merge.first.column) == range.first.column
        && columns.column(merge.last.column) == range.last.column
    }
  }

  /// Beside the form, where people write memos.
  private func rightOfForm(_ range: CellRange) -> Bool {
    let edge = form.rows.lazy.flatMap(\.cells).map(\.region.last.column).max()
    return range.first.column > columns.column(edge ?? 0)
  }

  /// The region of a cell of the form in the sheet, wider and taller by what was inserted in it.
  private func region(
    of cell: TemplateCell, in row: PlacedRow, from first: CellReference
  ) -> Region {
    let region = cell.region
    var last = first.column + region.columns.count - 1
    var behind = last
    if columns.column(region.first.column) == first.column {
      last = max(first.column, columns.column(region.last.column))
      behind = max(first.column, columns.column(region.last.column + 1) - 1)
    }
    let rows = lastRows(of: region, from: row)
    return Region(
      range: CellRange(
        first, CellReference(row: rows.usual, column: min(last, behind))),
      lastRows: rows.allowed, lastColumns: min(last, behind)...max(last, behind))
  }

  /// The last row of the sheet that holds further lines of a row.
  private func lastLine(below row: PlacedRow) -> Int {
    rows.drop { $0.step <= row.step }.prefix { form.rows[$0.templateRow].isLine }.last?.row
      ?? row.row
  }

  private func lastRows(
    of region: CellRange, from row: PlacedRow
  ) -> (usual: Int, allowed: ClosedRange<Int>) {
    // Where lower values have a row of their own, what stands beside them may reach over both.
    guard region.rows.count > 1 else { return (row.row, row.row...lastLine(below: row)) }
    let groups = form.groups.filter { $0.rows.contains(row.templateRow) }
    var ladder = RowLadder(form)
    var last = row
    var next: Int?
    _ = ladder.arrive(at: row.templateRow)
    let following = result.steps[(row.step + 1)...]
    for step in following {
      // The next copy of what the region is a part of.
      if case .repeatedGroup(let group) = step.kind, groups.contains(form.groups[group]),
        region.last.row <= form.groups[group].copyRows.upperBound
      {
        break
      }
      // A page that begins again with its headings ends what was merged.
      if step.kind == .repeatedHeading, let row = step.row, let templateRow = step.templateRow,
        form.rows[templateRow].row <= region.first.row
      {
        next = sheet.rows[row].row
        break
      }
      guard step.isRead, let sheetRow = step.row, let templateRow = step.templateRow else {
        // A heading that is gone below the region is no row of it.
        let lost = step.kind == .deleted ? step.templateRow.map { form.rows[$0].row } : nil
        if lost.map({ $0 <= region.last.row }) ?? true { ladder.take(step) }
        continue
      }
      let formRow = form.rows[templateRow].row
      guard region.rows.contains(formRow) else {
        next = sheet.rows[sheetRow].row
        break
      }
      _ = ladder.arrive(at: templateRow)
      last.row = sheet.rows[sheetRow].row
      last.formRow = formRow
    }
    let rest = ladder.distance(to: region.last.row)
    let usual = last.row + max(0, rest.rows)
    var most = usual + rest.spare + rest.lacking
    // Copies that nobody filled belong to the region too, however many are drawn.
    let holdsList = form.groups.contains {
      region.rows.contains($0.copyRows.upperBound) && $0.copyRows.lowerBound >= region.first.row
        && $0.copyRows.count < region.rows.count
    }
    if holdsList { most = max(most, next.map { $0 - 1 } ?? .max) }
    return (usual, min(usual, max(last.row, usual - rest.optional))...most)
  }
}
