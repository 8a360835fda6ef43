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
        var step = step
        // A row with nothing in the form's places might as well not be there.
        if step.kind == .matched { step.kind = .deleted }
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
      note(&changes, between: before, and: row, distance, repeated: repeated)
    }
    return changes
  }

  /// What came in or went between two rows that were read one after the other.
  private func note(
    _ changes: inout RowChanges, between before: PlacedRow, and row: PlacedRow,
    _ distance: RowLadder.Distance, repeated: Int?
  ) {
    let more = row.row - before.row - distance.rows
    let isBlank = row.sheetRow == before.sheetRow + 1
    if distance.surplus > 0 {
      changes.shifts.append(shift(.inserted, distance.surplus, before, row))
    }
    // Numbered slots whose rows are gone; where they were only cleared, the rows are there.
    if distance.lacking > 0, more <= distance.lacking {
      if more == 0, !distance.lacksHeadings {
        changes.shifts.append(shift(.deleted, distance.lacking, before, row))
      }
      return
    }
    if more > distance.spare || more == 0 && isBlank && repeated.map(isBlockDrawnOnce) ?? false {
      // Between blocks a memo may stand in the space that the form leaves there.
      if let repeated, isBlank || isBlockDrawnOnce(repeated), !form.groups[repeated].hasDrawnTexts {
        changes.blanks.append(
          BlankCopies(group: repeated, count: more - distance.spare, before: before, after: row))
      } else if !(isBlank && distance.leavesOpenList) {
        changes.shifts.append(shift(.inserted, more - distance.spare, before, row))
      }
    } else if more < -distance.optional, !distance.lacksHeadings {
      changes.shifts.append(shift(.deleted, -more - distance.optional, before, row))
    }
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

  private func isBlockDrawnOnce(_ group: Int) -> Bool {
    form.groups[group].drawnCopies == 1 && form.groups[group].copyRows.count > 1
  }

  /// Rows that came in between copies, or are gone there. Blocks that the template draws once may
  /// stand apart, but most of them by as much.
  func shifts(_ blanks: [BlankCopies]) -> [SheetComparison.Shift] {
    guard let group = blanks.first?.group else { return [] }
    var usual = 0
    if isBlockDrawnOnce(group) {
      let counts = Dictionary(grouping: blanks, by: \.count).mapValues(\.count)
      guard let most = counts.max(by: { $0.value < $1.value }), most.value * 2 > blanks.count
      else { return [] }
      usual = most.key
    }
    return blanks.filter { $0.count != usual }.map { gap in
      shift(
        gap.count > usual ? .inserted : .deleted, abs(gap.count - usual), gap.before, gap.after)
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
    // The first cell of the column, a heading of its own or not.
    let cells = sheet.rows.lazy.flatMap(\.cells).map(\.cell.reference)
    let top = cells.first { $0.column == column.sheet } ?? column.cell
    return SheetComparison.Shift(
      kind: more > 0 ? .inserted : .deleted, lines: .columns, count: abs(more),
      location: location(top),
      affected: (affected.map { location(topEdge, $0) } + [location(topEdge, column.sheet)])
        .filter { $0.cell != top })
  }
}
