import Grid
import Notation

/// Headings of the form that no cell of the sheet holds.
extension SheetComparer {
  func missingHeadings() -> [SheetComparison.MissingHeading] {
    var missing: [SheetComparison.MissingHeading] = []
    var last: PlacedRow?
    let placed = Dictionary(uniqueKeysWithValues: (rows + moved).map { ($0.step, $0) })
    for (index, step) in result.steps.enumerated() {
      if let row = placed[index] {
        last = row
        missing += headings(in: row)
      } else if step.kind == .deleted, let templateRow = step.templateRow {
        let next = placed.keys.filter { $0 > index }.min().flatMap { placed[$0] }
        missing += headings(ofDeleted: templateRow, after: last, before: next)
      } else if case .skippedGroup(let group) = step.kind, isMissed(group) {
        for templateRow in form.groups[group].rows {
          missing += headings(ofDeleted: templateRow, after: last)
        }
      }
    }
    return missing
  }

  /// A drawn block with headings of its own that is nowhere in the sheet.
  private func isMissed(_ group: Int) -> Bool {
    form.groups[group].parent == nil
      && !(rows + moved).contains { form.rows[$0.templateRow].groups.contains(group) }
  }

  private func headings(in row: PlacedRow) -> [SheetComparison.MissingHeading] {
    form.rows[row.templateRow].cells.indices.compactMap { index in
      let pair = row.match.pairs.first { $0.templateCell == index }
      if let pair, pair.similarity >= Costs.likeHeading { return nil }
      return missing(
        row.templateRow, index, at: row.row,
        taken: pair.map { sheet.rows[row.sheetRow].cells[$0.sheetCell].cell.reference },
        similarity: pair?.similarity)
    }
  }

  private func headings(
    ofDeleted templateRow: Int, after last: PlacedRow?, before next: PlacedRow? = nil
  ) -> [SheetComparison.MissingHeading] {
    let formRow = form.rows[templateRow].row
    var row = last.map { $0.row + max(1, formRow - $0.formRow) } ?? formRow
    // Copies that the template draws lie between it and the row before; the row below it is nearer.
    if let next, let last, next.formRow > formRow, next.formRow - formRow < formRow - last.formRow {
      row = max(last.row + 1, next.row - (next.formRow - formRow))
    }
    return form.rows[templateRow].cells.indices.compactMap { missing(templateRow, $0, at: row) }
  }

  private func missing(
    _ templateRow: Int, _ index: Int, at row: Int, taken: CellReference? = nil,
    similarity: Double? = nil
  ) -> SheetComparison.MissingHeading? {
    let cell = form.rows[templateRow].cells[index]
    // A remark that the form prints names no place.
    guard cell.weight > Costs.circledNumber,
      cell.kind != .heading || !RemarkText.isRemark(cell.text)
    else { return nil }
    let place = CellReference(row: row, column: columns.column(cell.region.first.column))
    let best = taken.map { ($0, similarity ?? 0) } ?? bestCandidate(templateRow, index)
    let rest = sheet.owner(of: place)
    return SheetComparison.MissingHeading(
      expected: cell.text, location: location(place), candidate: best.map { location($0.0) },
      similarity: best?.1, neighbour: nearestHeading(to: place),
      withoutYear: lacksYear(rest, cell) ? location(rest) : nil)
  }

  /// 「令和　年度目標」 where the form has 「〈年〉目標」.
  private func lacksYear(_ place: CellReference, _ cell: TemplateCell) -> Bool {
    guard cell.kind == .heading, cell.key.contains(LabelKey.period),
      let found = sheet.cell(at: place), !pairedCells.contains(place)
    else { return false }
    let key = LabelKey.of(found.text)
    let words = Era.allCases.map(\.rawValue) + ["年度", "年"]
    func rest(_ text: String) -> String {
      words.reduce(text.replacing(LabelKey.period, with: "")) { $0.replacing($1, with: "") }
    }
    return !key.contains(LabelKey.period) && rest(key) == rest(cell.key)
  }

  /// The cell most like the heading that is itself no heading found.
  private func bestCandidate(_ row: Int, _ cell: Int) -> (CellReference, Double)? {
    guard form.rows[row].cells[cell].kind == .heading else { return nil }
    var best: (CellReference, Double)?
    for found in sheet.rows.lazy.flatMap(\.cells) {
      guard let similarity = labels.similarity(found.label, row: row, cell: cell),
        similarity > best?.1 ?? 0, !pairedCells.contains(found.cell.reference)
      else { continue }
      best = (found.cell.reference, similarity)
    }
    return best
  }

  private func nearestHeading(to place: CellReference) -> Location? {
    func distance(_ cell: CellReference) -> (Int, Int, CellReference) {
      (abs(cell.row - place.row), abs(cell.column - place.column), cell)
    }
    return pairedCells.min { distance($0) < distance($1) }.map { location($0) }
  }
}
