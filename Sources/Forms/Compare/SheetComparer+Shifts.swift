import Grid

/// Rows and columns that were inserted, deleted or moved.
extension SheetComparer {
  struct RowChanges {
    var shifts: [SheetComparison.Shift] = []
    /// Blank rows between two copies of a group: slots that were left empty, rows that came in, or
    /// the space that the form has between its blocks.
    var blanks: [BlankCopies] = []
  }

  struct BlankCopies {
    var group: Int
    var count: Int
    /// The rows around them.
    var before: PlacedRow
    var after: PlacedRow
  }

  // MARK: rows

  func rowChanges() -> RowChanges {
    var changes = RowChanges()
    var ladder = RowLadder(form)
    var last: PlacedRow?
    let placed = Dictionary(uniqueKeysWithValues: rows.map { ($0.step, $0) })
    let movedRows = Set(moved.map(\.row))
    let movedFormRows = Set(moved.map(\.formRow))
    var repeated: Int?
    for (index, step) in result.steps.enumerated() {
      if case .repeatedGroup(let group) = step.kind { repeated = form.firstBeside(group) }
      // What lies around a heading repeated at a page break cannot be counted.
      if step.kind == .repeatedHeading { last = nil }
      guard let row = placed[index] else {
        ladder.take(step)
        continue
      }
      let distance = ladder.arrive(at: row.templateRow)
      defer {
        last = row
        repeated = nil
      }
      guard let before = last else {
        if index == result.steps.firstIndex(where: \.isRead) {
          changes.shifts += shiftedAsAWhole(row, distance)
        }
        continue
      }
      let isAroundMoved =
        (before.row...row.row).contains(where: movedRows.contains)
        || (min(before.formRow, row.formRow)...max(before.formRow, row.formRow))
          .contains(where: movedFormRows.contains)
      guard !isAroundMoved else { continue }
      let more = row.row - before.row - distance.rows
      if more > distance.spare {
        let isBlank = row.sheetRow == before.sheetRow + 1
        if let repeated, isBlank, !form.groups[repeated].hasDrawnTexts {
          changes.blanks.append(
            BlankCopies(
              group: repeated, count: more - distance.spare, before: before, after: row))
        } else if !(isBlank && distance.leavesOpenList) {
          changes.shifts.append(shift(.inserted, more - distance.spare, before, row))
        }
      } else if more < -distance.optional, !distance.lacksHeadings {
        changes.shifts.append(shift(.deleted, -more - distance.optional, before, row))
      }
    }
    return changes
  }

  /// Rows put above the form push all of it down.
  private func shiftedAsAWhole(
    _ first: PlacedRow, _ distance: RowLadder.Distance
  ) -> [SheetComparison.Shift] {
    let more = first.row - first.formRow
    guard isWorkbook, more != 0, distance.rows == 0 else { return [] }
    return [
      SheetComparison.Shift(
        kind: more > 0 ? .inserted : .deleted, lines: .rows, count: abs(more),
        location: location(firstCell(of: first)),
        affected: more > 0 ? (0..<more).map { location($0, leftEdge) } : [])
    ]
  }

  /// Blocks that the template draws once may stand apart, but all by as much.
  func unevenGaps(_ blanks: [BlankCopies]) -> [BlankCopies] {
    Dictionary(grouping: blanks, by: \.group).flatMap { group, gaps in
      let isBlock = form.groups[group].copyRows.count > 1
      let copies = rows.count { $0.templateRow == form.groups[group].rows.lowerBound }
      let usual = isBlock && gaps.count >= copies - 1 ? gaps.map(\.count).min() ?? 0 : 0
      return gaps.compactMap { gap in
        var gap = gap
        gap.count -= usual
        return gap.count > 0 ? gap : nil
      }
    }
  }

  func shift(
    _ kind: SheetComparison.Shift.Kind, _ count: Int, _ before: PlacedRow, _ after: PlacedRow
  ) -> SheetComparison.Shift {
    // The rows right before the first one that is lower than it should be.
    let rows = kind == .inserted ? (before.row + 1)..<after.row : after.row..<after.row
    return SheetComparison.Shift(
      kind: kind, lines: .rows, count: count, location: location(firstCell(of: after)),
      affected: (rows.map { location($0, leftEdge) } + [location(after.row, leftEdge)])
        .filter { $0.cell != firstCell(of: after) })
  }

  private func firstCell(of row: PlacedRow) -> CellReference {
    sheet.rows[row.sheetRow].cells[0].cell.reference
  }

  func movedBlocks() -> [SheetComparison.Shift] {
    var blocks: [[PlacedRow]] = []
    for row in moved.sorted(by: { $0.row < $1.row }) {
      if let last = blocks.last?.last, row.sheetRow == last.sheetRow + 1 {
        blocks[blocks.count - 1].append(row)
      } else {
        blocks.append([row])
      }
    }
    return blocks.map { block in
      SheetComparison.Shift(
        kind: .moved, lines: .rows, count: block[block.count - 1].row - block[0].row + 1,
        location: location(firstCell(of: block[0])),
        affected: block.dropFirst().map { location(firstCell(of: $0)) })
    }
  }

  // MARK: columns

  func columnShifts(
    lacking missing: [SheetComparison.MissingHeading]
  ) -> [SheetComparison.Shift] {
    var shifts = columns.moved.map { column in
      SheetComparison.Shift(
        kind: .moved, lines: .columns, count: 1, location: location(column.cell), affected: [])
    }
    if let first = columns.kept.first, isWorkbook, first.sheet != first.form {
      shifts.append(columnShift(first.sheet - first.form, first, from: 0))
    }
    let lost = Set(missing.map(\.location.cell.column))
    for (left, right) in zip(columns.kept, columns.kept.dropFirst()) {
      let wanted =
        right.form - left.form
        - columns.moved.count { (left.form...right.form).contains($0.form) }
      let found =
        right.sheet - left.sheet
        - columns.moved.count { (left.sheet...right.sheet).contains($0.sheet) }
      let more = found - wanted
      // A column gone with its heading is told as the heading that is missing.
      if more > 0 || more < 0 && !(left.sheet...right.sheet).contains(where: lost.contains) {
        shifts.append(columnShift(more, right, from: left.sheet + 1))
      }
    }
    return shifts
  }

  private func columnShift(
    _ more: Int, _ column: ColumnShifts.Column, from first: Int
  ) -> SheetComparison.Shift {
    let affected = more > 0 ? first..<column.sheet : column.sheet..<column.sheet
    return SheetComparison.Shift(
      kind: more > 0 ? .inserted : .deleted, lines: .columns, count: abs(more),
      location: location(column.cell),
      affected: (affected.map { location(topEdge, $0) } + [location(topEdge, column.sheet)])
        .filter { $0.cell != column.cell })
  }
}
