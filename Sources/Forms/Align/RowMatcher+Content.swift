import Grid
import Notation

/// What stands beside the headings of a row, held against what the template has there.
extension RowMatcher {
  /// Without columns: does the number of cells fit, and is none of them a heading?
  func shapeCost(row: Int, template: Int, _ pairs: [RowMatch.Pair]) -> Double {
    let (cells, templateRow) = (sheet.rows[row].cells, form.rows[template])
    let paired = Set(pairs.map(\.sheetCell))
    let rest = cells.indices.filter {
      !paired.contains($0) && !isMarginal(cells[$0])
        && !isSaidAgain(cells[$0], row: row, template: template)
    }
    let years = rest.count { sheet.keys[cells[$0].label] == LabelKey.period }
    let headings =
      rest.count { labels.isHeading(cells[$0].label) }
      - min(years, templateRow.cells.count(where: \.takesPeriod))
    let places = templateRow.cells.count { $0.kind == .tags }
    return Costs.headingAsValue * Double(max(0, headings))
      + Costs.uncovered * Double(max(0, rest.count - headings - places))
  }

  func contentCost(
    row: Int, template: Int, pairs: [RowMatch.Pair], columns: ColumnMap
  ) -> Double {
    let templateRow = form.rows[template]
    let cells = sheet.rows[row].cells
    var covered = Set(pairs.map(\.sheetCell))
    var cost = 0.0
    var emptyNames = 0
    var values: Set<Int> = []
    for (index, cell) in templateRow.cells.enumerated() where cell.kind == .tags {
      let place = columns.place(
        template: template, cell: index, row: row, pairs: pairs)
      if cell.pattern.arrow != nil {
        // From, to and the arrow between them may stand in a cell each.
        let width = place.column..<place.column + cell.region.columns.count
        covered.formUnion(
          cells.indices.filter { index in
            width.dropFirst().contains(cells[index].region.first.column)
          })
      }
      for heading in cell.choiceHeadings {
        let anchor = columns.anchor(template: heading.row, cell: heading.cell, above: row)
        guard let column = anchor?.region.first.column else { continue }
        if let hit = cells.firstIndex(where: { $0.region.columns.contains(column) }) {
          covered.insert(hit)
        }
      }
      let hit = cells.firstIndex { $0.region.columns.contains(place.column) }
      if let hit, !cell.valueTags.isEmpty, !values.insert(hit).inserted, templateRow.weight == 0,
        cells[hit].text.count > Costs.longestWord
      {
        cost += Costs.mergedValues
      }
      guard let hit, !covered.contains(hit) || cell.tags.contains(where: \.fillsDown) else {
        if templateRow.namePlaces.contains(index), !isMergedFromAbove(place) { emptyNames += 1 }
        continue
      }
      covered.insert(hit)
      let found = cells[hit]
      let isYear = cell.takesPeriod && sheet.keys[found.label] == LabelKey.period
      if labels.isHeading(found.label), !isYear { cost += Costs.headingAsValue }
      if !cell.valueTags.isEmpty { cost += lengthCost(found, cell) }
      if let isFirst = cell.isNumberedFirst { cost += numberCost(found, isFirst: isFirst) }
    }
    if emptyNames > 1, isNumberedSlot(row, template, columns) { emptyNames = 1 }
    cost += Costs.emptyName * Double(emptyNames)
    if breaksMerge(templateRow, sheetRow: sheet.rows[row].row, columns)
      || goesOnAMerge(template, row: row, pairs, columns)
    {
      cost += Costs.brokenMerge
    }
    cost += nameCost(sheet.rows[row].row, templateRow)
    if isDetached(row, templateRow) || isRemark(row, templateRow) || isCaption(row, templateRow) {
      cost += Costs.detached
    }
    if isTextAboveValues(row, template, columns) { cost += Costs.textAboveValues }
    if templateRow.isLine {
      return cost + lineCost(row: row, template: template, columns: columns, covered: covered)
    }
    let uncovered = cells.indices.count {
      !covered.contains($0) && !isMarginal(cells[$0])
        && !isSaidAgain(cells[$0], row: row, template: template)
    }
    return cost + Costs.uncovered * Double(uncovered)
  }

  /// What the defined names of a workbook made by kensan say against the row.
  private func nameCost(_ row: Int, _ templateRow: TemplateRow) -> Double {
    guard !sheet.names.isEmpty, templateRow.tagCount > 0 else { return 0 }
    let names = sheet.names[row]
    // Rows that people put in have none.
    guard !names.isEmpty else { return Costs.lackingNames }
    let tags = templateRow.cells.flatMap(\.tags)
    let agree = names.contains { place in
      tags.contains { NamedPlaces.names(place.name, $0.key) }
    }
    return agree ? 0 : Costs.otherNames
  }

  /// 「作成：企画課」 below a list and apart from it is no row of the list.
  private func isDetached(_ row: Int, _ templateRow: TemplateRow) -> Bool {
    guard row > 0, templateRow.weight == 0,
      sheet.rows[row].row - sheet.rows[row - 1].row > 1,
      templateRow.valuePlaces > 1
    else { return false }
    return loneCell(row) != nil
  }

  /// 「※数値は速報値」, 「（注）確定後に直す」 alone in a row where a name should be; a sentence too where
  /// values should stand beside the name.
  private func isRemark(_ row: Int, _ templateRow: TemplateRow) -> Bool {
    guard templateRow.weight == 0, !templateRow.namePlaces.isEmpty, let cell = loneCell(row)
    else { return false }
    return RemarkText.isRemark(cell.text)
      || templateRow.valuePlaces > 0 && cell.region.rows.count == 1
        && RemarkText.isStatement(cell.text)
  }

  /// 「【継続して取り組むもの】」 alone in a row where several things should stand.
  private func isCaption(_ row: Int, _ templateRow: TemplateRow) -> Bool {
    guard templateRow.weight == 0, let cell = loneCell(row) else { return false }
    return templateRow.cells.count { $0.kind == .tags } > 1 && RemarkText.isCaption(cell.text)
  }

  /// The only cell of a row, what stands beside the form apart.
  func loneCell(_ row: Int) -> SheetRows.SheetCell? {
    let cells = sheet.rows[row].cells
    guard let first = cells.indices.first(where: { !isMarginal(cells[$0]) }),
      !cells[(first + 1)...].contains(where: { !isMarginal($0) })
    else { return nil }
    return cells[first]
  }

  /// Beside the form, where people write memos and other tables, and forms print legends.
  func isMarginal(_ cell: SheetRows.SheetCell) -> Bool {
    form.legend.contains(sheet.keys[cell.label])
      || rightEdge.map { cell.region.first.column > $0 } ?? false
  }

  /// Whether a merge of several rows begins where the form's own has begun further up.
  private func breaksMerge(_ row: TemplateRow, sheetRow: Int, _ columns: ColumnMap) -> Bool {
    row.mergedFromAbove.contains { column in
      let place = CellReference(row: sheetRow, column: columns.column(column, row: sheetRow))
      return sheet.sheet.merge(startingAt: place).map { $0.rows.count > 1 } ?? false
    }
  }

  /// Whether the form begins a merge where one of the sheet has begun further up.
  private func goesOnAMerge(
    _ template: Int, row: Int, _ pairs: [RowMatch.Pair], _ columns: ColumnMap
  ) -> Bool {
    form.rows[template].beginsMerge.contains { cell in
      let place = columns.place(template: template, cell: cell, row: row, pairs: pairs)
      return sheet.owner(of: place).row < place.row
    }
  }

  private func numberCost(_ found: SheetRows.SheetCell, isFirst: Bool) -> Double {
    guard let number = found.text.first, LabelKey.isCircled(number) else { return 0 }
    return (number == "①") == isFirst ? 0 : Costs.wrongNumber
  }

  private func isMergedFromAbove(_ place: CellReference) -> Bool {
    sheet.owner(of: place).row < place.row
  }

  private func lengthCost(_ found: SheetRows.SheetCell, _ cell: TemplateCell) -> Double {
    // Baseline and target in one cell are twice as long as one of them.
    let limit =
      cell.tags.contains(where: \.isName) ? Costs.paragraph : 25 * cell.valueTags.count
    // A character takes at least one byte, so most texts need no counting.
    guard found.text.utf8.count > limit else { return 0 }
    // Several indicators in one cell stand line by line.
    let length = found.text.split(whereSeparator: \.isNewline).map(\.count).max() ?? 0
    if length > Costs.paragraph { return Costs.paragraphForNumber }
    return length > limit ? Costs.longTextForNumber : 0
  }
}
