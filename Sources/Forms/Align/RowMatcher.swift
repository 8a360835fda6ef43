import Grid
import Notation

/// Prices laying template rows over sheet rows, first by headings alone, then with known columns.
struct RowMatcher {
  let form: FormSheet
  let sheet: SheetRows
  let labels: LabelTable
  let columns: ColumnMap?
  /// The last column of the form in the sheet, where columns are known.
  let rightEdge: Int?

  init(form: FormSheet, sheet: SheetRows, labels: LabelTable, columns: ColumnMap?) {
    self.form = form
    self.sheet = sheet
    self.labels = labels
    self.columns = columns
    rightEdge = columns.flatMap { map in
      form.rows.lazy.flatMap(\.cells).map(\.region.last.column).max()
        .map { max($0, map.column($0, row: 0)) }
    }
  }

  func insertionCost(_ row: Int) -> Double {
    let cells = sheet.rows[row].cells.filter { !isMarginal($0) }
    return Costs.insertion(
      cells: cells.count, headings: cells.count { labels.isHeading($0.label) })
  }

  /// What a heading row costs that comes again: at a page break nothing else stands in it.
  func repetitionCost(row: Int, _ match: RowMatch) -> Double {
    let paired = Set(match.pairs.map(\.sheetCell))
    let cells = sheet.rows[row].cells
    let others = cells.indices.count { !paired.contains($0) && !isMarginal(cells[$0]) }
    return Costs.repeatHeading + Costs.uncovered * Double(others)
  }

  /// The headings of a template row in a row of the sheet, and what they lack.
  func headings(row: Int, template: Int) -> RowMatch {
    let templateRow = form.rows[template]
    let cells = sheet.rows[row].cells
    let pairs = pairUp(template, cells)
    let weight = templateRow.weight
    guard weight > 0 else { return RowMatch(cost: 0, pairs: pairs, missed: false) }
    guard !pairs.isEmpty else {
      return RowMatch(
        cost: Costs.noHit.share * weight + Costs.noHit.fixed, pairs: pairs, missed: true)
    }
    let found = pairs.reduce(weight) {
      $0 - templateRow.cells[$1.templateCell].weight * $1.similarity
    }
    return RowMatch(
      cost: max(0, found) + Costs.crossing * Double(crossings(pairs)), pairs: pairs, missed: false)
  }

  /// What stands beside the headings says against the row: never less than nothing.
  func restCost(row: Int, template: Int, pairs: [RowMatch.Pair]) -> Double {
    if let columns {
      return contentCost(row: row, template: template, pairs: pairs, columns: columns)
    }
    let templateRow = form.rows[template]
    return templateRow.tagCount > 0 ? shapeCost(row: row, template: template, pairs) : 0
  }

  // MARK: headings

  /// Equal headings first, in any order; then labelled tags; then similar ones, in order.
  private func pairUp(_ number: Int, _ cells: [SheetRows.SheetCell]) -> [RowMatch.Pair] {
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

  private func crossings(_ pairs: [RowMatch.Pair]) -> Int {
    var count = 0
    for (index, pair) in pairs.enumerated() {
      count += pairs[..<index].count { $0.sheetCell > pair.sheetCell }
    }
    return count
  }

  // MARK: content

  /// Without columns: does the number of cells fit, and is none of them a heading?
  private func shapeCost(row: Int, template: Int, _ pairs: [RowMatch.Pair]) -> Double {
    let (cells, templateRow) = (sheet.rows[row].cells, form.rows[template])
    let paired = Set(pairs.map(\.sheetCell))
    let rest = cells.indices.filter {
      !paired.contains($0) && !isSaidAgain(cells[$0], row: row, template: template)
    }
    let years = rest.count { sheet.keys[cells[$0].label] == LabelKey.period }
    let headings =
      rest.count { labels.isHeading(cells[$0].label) }
      - min(years, templateRow.cells.count(where: \.takesPeriod))
    let places = templateRow.cells.count { $0.kind == .tags }
    return Costs.headingAsValue * Double(max(0, headings))
      + Costs.uncovered * Double(max(0, rest.count - headings - places))
  }

  private func contentCost(
    row: Int, template: Int, pairs: [RowMatch.Pair], columns: ColumnMap
  ) -> Double {
    let templateRow = form.rows[template]
    let cells = sheet.rows[row].cells
    var covered = Set(pairs.map(\.sheetCell))
    var cost = 0.0
    var emptyNames = 0
    for (index, cell) in templateRow.cells.enumerated() where cell.kind == .tags {
      let place = columns.place(
        template: template, cell: index, row: row, pairs: pairs)
      if cell.pattern.arrow != nil {
        // From, arrow and to may stand in a cell each.
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
      guard let hit, !covered.contains(hit) || cell.tags.contains(where: \.fillsDown) else {
        if templateRow.namePlaces.contains(index), !isMergedFromAbove(place) { emptyNames += 1 }
        continue
      }
      covered.insert(hit)
      // A pair of values may stand in cells of their own, with the arrow between them.
      if cell.pattern.arrow != nil {
        let columns = place.column...(place.column + cell.region.columns.count - 1)
        for other in cells.indices where columns.contains(cells[other].region.first.column) {
          covered.insert(other)
        }
      }
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
    if isDetached(row, templateRow) || isRemark(row, templateRow) { cost += Costs.detached }
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

  /// The only cell of a row, what stands beside the form apart.
  func loneCell(_ row: Int) -> SheetRows.SheetCell? {
    let cells = sheet.rows[row].cells
    guard let first = cells.indices.first(where: { !isMarginal(cells[$0]) }),
      !cells[(first + 1)...].contains(where: { !isMarginal($0) })
    else { return nil }
    return cells[first]
  }

  /// Beside the form, where people write memos and other tables.
  func isMarginal(_ cell: SheetRows.SheetCell) -> Bool {
    rightEdge.map { cell.region.first.column > $0 } ?? false
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
