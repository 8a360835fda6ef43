import Grid

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
    Costs.insertion(
      cells: sheet.rows[row].cells.count { !isMarginal($0) }, headings: headingCount(row))
  }

  /// What it costs on top between the rows of one slot of the form.
  func insertionCostWithinSlot(_ row: Int) -> Double {
    Costs.headingWithinSlot * Double(headingCount(row))
  }

  private func headingCount(_ row: Int) -> Int {
    sheet.rows[row].cells.count { !isMarginal($0) && labels.isHeading($0.label) }
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
}
