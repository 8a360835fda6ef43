import Grid

/// What a form prints beside its lists, apart from them: 「判定の目安」 and its lines.
///
/// It stands there once, however often the rows of the list come, so it is part of none of them.
struct Legend {
  private(set) var places: Set<CellReference> = []
  /// The texts as headings are compared.
  private(set) var keys: Set<String> = []

  init(besideGroups groups: [GroupLayout.Group], _ cells: [TemplateCell]) {
    let texts = Dictionary(
      uniqueKeysWithValues: cells.filter { $0.kind == .heading && !$0.key.isEmpty }
        .map { ($0.reference, $0) })
    for group in groups {
      let rows = group.drawnRows
      let beside = cells.filter { $0.region.rows.overlaps(rows) }
      guard let edge = beside.filter({ !$0.tags.isEmpty }).map(\.region.last.column).max()
      else { continue }
      let filled = Set(beside.flatMap { Array($0.region.columns) })
      guard let apart = (edge + 1..<edge + 4).first(where: { !filled.contains($0) }) else {
        continue
      }
      for cell in beside where cell.reference.column > apart && rows.contains(cell.reference.row) {
        guard texts[cell.reference] != nil, !isDrawnAgain(cell, group, texts) else { continue }
        take(cell.reference, texts, cells)
      }
    }
    keys = Set(places.compactMap { texts[$0]?.key })
  }

  /// Whether the next copy says the same: each copy has a text of its own there.
  private func isDrawnAgain(
    _ cell: TemplateCell, _ group: GroupLayout.Group, _ texts: [CellReference: TemplateCell]
  ) -> Bool {
    guard group.drawnCopies > 1 else { return group.rows.count > 1 }
    let height = group.rows.count
    return [height, -height].contains { offset in
      let row = cell.reference.row + offset
      guard group.drawnRows.contains(row) else { return false }
      return texts[CellReference(row: row, column: cell.reference.column)]?.key == cell.key
    }
  }

  /// With the lines right above and below it, as far as nothing is filled in there.
  private mutating func take(
    _ place: CellReference, _ texts: [CellReference: TemplateCell], _ cells: [TemplateCell]
  ) {
    guard let text = texts[place], !places.contains(place),
      !cells.contains(where: {
        !$0.tags.isEmpty && $0.region.rows.contains(place.row)
          && $0.region.last.column > place.column
      })
    else { return }
    places.insert(place)
    let below = CellReference(row: text.region.last.row + 1, column: place.column)
    take(below, texts, cells)
    for (other, cell) in texts
    where other.column == place.column && cell.region.last.row == place.row - 1 {
      take(other, texts, cells)
    }
  }
}
