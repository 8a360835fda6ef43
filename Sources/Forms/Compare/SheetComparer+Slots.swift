import Grid

/// Empty copies of a group before filled ones: slots left empty, or rows that came in.
extension SheetComparer {
  /// One copy of a group.
  private struct Slot {
    var row: Int
    /// The place of its name, or else its first place.
    var name: CellReference
    var isFilled: Bool
    /// The blank rows it stands for.
    var blank: BlankCopies?
  }

  private struct TemplatePlace {
    var row: Int
    var cell: Int
    var namesIndicator: Bool
  }

  func slotTables(
    _ blanks: [BlankCopies]
  ) -> (skipped: [SheetComparison.SkippedSlot], inserted: [SheetComparison.Shift]) {
    var skipped: [SheetComparison.SkippedSlot] = []
    var inserted: [SheetComparison.Shift] = []
    for group in form.groups.indices {
      let copy = form.groups[group]
      let drawn = copy.drawnCopies + (firstCopyGroup(of: group) == nil ? 0 : 1)
      let gaps = blanks.filter { $0.group == group }
      guard drawn > 1, let name = namePlace(group) else {
        inserted += shifts(gaps)
        continue
      }
      for run in runs(of: group, name: name, gaps) {
        let isInOrder = run.count <= drawn || run.allSatisfy { $0.blank == nil }
        if isInOrder, name.namesIndicator, let slot = skippedSlot(run, copy.name) {
          skipped.append(slot)
        }
        if !isInOrder {
          var told: Set<Int> = []
          let gaps = run.compactMap(\.blank).filter { told.insert($0.after.row).inserted }
          inserted += shifts(gaps)
        }
      }
    }
    return (skipped, inserted)
  }

  private func skippedSlot(_ slots: [Slot], _ group: String) -> SheetComparison.SkippedSlot? {
    guard let last = slots.lastIndex(where: \.isFilled),
      let first = slots[..<last].first(where: { !$0.isFilled })
    else { return nil }
    let open = slots[..<(last + 1)].filter { $0.row >= first.row }
    return SheetComparison.SkippedSlot(
      group: group, location: location(first.name),
      later: open.filter(\.isFilled).map { location($0.name) },
      slots: open.map { location($0.name) })
  }

  /// Where a copy of the group names its indicator, or else its first place.
  private func namePlace(_ group: Int) -> TemplatePlace? {
    var first: TemplatePlace?
    for row in form.groups[group].rows {
      for (index, cell) in form.rows[row].cells.enumerated()
      where cell.group == group && !cell.tags.isEmpty {
        if cell.tags.contains(where: { $0.isIndicatorPart && $0.isName }) {
          return TemplatePlace(row: row, cell: index, namesIndicator: true)
        }
        first = first ?? TemplatePlace(row: row, cell: index, namesIndicator: false)
      }
    }
    return first
  }

  /// The copies that follow each other, for every time the group begins anew. A first copy that the
  /// template keeps apart goes before the later ones.
  private func runs(
    of group: Int, name: TemplatePlace, _ blanks: [BlankCopies]
  ) -> [[Slot]] {
    let first = firstCopyGroup(of: group).flatMap(namePlace)
    let height = form.groups[group].copyRows.count
    var runs: [[Slot]] = []
    var last: Int?
    for row in rows where row.templateRow == name.row || row.templateRow == first?.row {
      let isFirst = row.templateRow == first?.row
      let cell = isFirst ? first?.cell ?? name.cell : name.cell
      let place = sheet.owner(of: place(cell, in: row))
      if let before = last, !isFirst, continues(group, from: before, to: row) {
        let end = runs.count - 1
        for blank in blanks where blank.after.row == row.row {
          for start in stride(from: blank.before.row + 1, to: row.row, by: height) {
            runs[end].append(
              Slot(
                row: start, name: CellReference(row: start, column: place.column),
                isFilled: false, blank: blank))
          }
        }
      } else {
        runs.append([])
      }
      runs[runs.count - 1].append(
        Slot(row: row.row, name: place, isFilled: isFilled(group, from: row)))
      last = row.step
    }
    return runs
  }

  /// Whether nothing but rows of the group's own copies lies between.
  private func continues(_ group: Int, from step: Int, to row: PlacedRow) -> Bool {
    result.steps[(step + 1)..<row.step].allSatisfy { other in
      guard other.isRead, let templateRow = other.templateRow else { return true }
      return form.groups[group].rows.contains(templateRow)
        || firstCopyGroup(of: group).map { form.groups[$0].rows.contains(templateRow) } ?? false
    }
  }

  private func firstCopyGroup(of group: Int) -> Int? {
    guard form.groups[group].repeats else { return nil }
    return form.groups.indices.first {
      !form.groups[$0].repeats && form.groups[$0].name == form.groups[group].name
        && form.groups[$0].columns == form.groups[group].columns
        && form.groups[$0].copyRows.upperBound + 1 == form.groups[group].copyRows.lowerBound
    }
  }

  /// Anything written in the places of a copy, but the number that the form prints for it.
  private func isFilled(_ group: Int, from row: PlacedRow) -> Bool {
    let groups = [group] + [firstCopyGroup(of: group)].compactMap { $0 }
    return rows.contains { other in
      guard other.row >= row.row, other.row < row.row + form.groups[group].copyRows.count
      else { return false }
      return form.rows[other.templateRow].cells.indices.contains { index in
        let cell = form.rows[other.templateRow].cells[index]
        guard !cell.tags.isEmpty, cell.group.map(groups.contains) ?? false else { return false }
        let found = sheet.sheet[sheet.owner(of: place(index, in: other))]
        if cell.tags.allSatisfy({ $0.attribute == "番号" }), found?.isBareNumber ?? false {
          return false
        }
        let text = found?.shown ?? ""
        return !text.allSatisfy { $0.isWhitespace || LabelKey.isCircled($0) }
      }
    }
  }
}
