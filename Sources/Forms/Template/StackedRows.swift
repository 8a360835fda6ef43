import Grid
import Notation

/// Upper and lower values: what the template writes as lines of one cell may have rows of its own in
/// the sheet, and what it writes in rows may stand in the lines of one cell.
///
/// Source: templates.md, "Tags".
enum StackedRows {
  /// Gives every further line a row behind that of its cell, and says which rows may be folded into
  /// one.
  static func add(
    to rows: inout [TemplateRow], _ groups: inout [TemplateGroup], _ items: [TagItem]
  ) {
    addLines(to: &rows, &groups)
    var row = 0
    while row < rows.count {
      if rows[row].foldable == 0 { findLower(&rows, under: row, items) }
      row += 1 + rows[row].foldable
    }
  }

  // MARK: lines of a cell

  private static func addLines(to rows: inout [TemplateRow], _ groups: inout [TemplateGroup]) {
    let depths = rows.indices.map { row in
      rows[row].cells.indices.filter { isStacked($0, row, rows, groups) }
        .map { rows[row].cells[$0].pattern.lines.count }.max() ?? 1
    }
    guard depths.contains(where: { $0 > 1 }) else { return }
    // Where each row goes, and the end.
    let starts = depths.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    var all: [TemplateRow] = []
    for (index, row) in rows.enumerated() {
      var upper = row
      for cell in upper.cells.indices { upper.cells[cell].shiftLinks { starts[$0] } }
      let stacked = row.cells.indices.filter { isStacked($0, index, rows, groups) }
      var lower: [TemplateRow] = []
      for line in 1..<max(1, depths[index]) {
        let cells = stacked.filter { upper.cells[$0].pattern.lines.count > line }
        for (number, cell) in cells.enumerated() {
          upper.cells[cell].below.append(
            TemplateCell.Below(row: starts[index] + line, cell: number))
        }
        lower.append(
          self.line(line, of: upper, cells.map { upper.cells[$0] }, number: starts[index]))
      }
      upper.foldable = lower.count
      all += [upper] + lower
    }
    for group in groups.indices {
      let old = groups[group].rows
      groups[group].rows = starts[old.lowerBound]...starts[old.upperBound + 1] - 1
    }
    rows = all
  }

  /// Whether the lines of a cell may stand in rows: nothing else of the form is in its way.
  private static func isStacked(
    _ cell: Int, _ row: Int, _ rows: [TemplateRow], _ groups: [TemplateGroup]
  ) -> Bool {
    let target = rows[row].cells[cell]
    guard !target.pattern.lines.isEmpty else { return false }
    let holdsGroup = rows[row].groups.contains { group in
      target.group != group && (target.group.map { groups[group].parent == $0 } ?? true)
    }
    return !holdsGroup && (row + 1 == rows.count || rows[row + 1].row > target.region.last.row)
  }

  private static func line(
    _ line: Int, of upper: TemplateRow, _ cells: [TemplateCell], number: Int
  ) -> TemplateRow {
    let last = cells.map(\.region.last.row).max() ?? upper.row
    var row = TemplateRow(
      row: min(upper.row + line, last), cells: [], groups: upper.groups)
    row.isLine = true
    row.isAdded = upper.row + line > last
    row.cells = cells.map { cell in
      var lower = cell
      lower.pattern = cell.pattern.lines[line]
      lower.region = CellRange(
        CellReference(row: row.row, column: cell.region.first.column),
        CellReference(row: row.row, column: cell.region.last.column))
      lower.text = lower.pattern.label.trimmingSpaces
      lower.key = LabelKey.of(lower.text)
      lower.kind = lower.key.isEmpty ? .tags : .labelledTags
      // Found or not, the label says nothing of how well the form fits.
      lower.weight = 0
      lower.below = []
      lower.choiceHeadings = []
      // A heading beside the cell stands in the row above.
      if case .left = cell.link { lower.link = nil }
      if case .left(let heading)? = cell.periodLink {
        lower.periodLink = .above(row: number, cell: heading)
      }
      return lower
    }
    // A cell that begins there and goes on below is another slot's.
    let taken = Set(row.cells.map(\.region.first.column))
    row.mergedFromAbove =
      upper.mergedFromAbove + upper.cells.map(\.region.first.column).filter { !taken.contains($0) }
    return row
  }

  // MARK: rows

  /// The rows right below that only hold what could stand in the cells of a row.
  private static func findLower(_ rows: inout [TemplateRow], under upper: Int, _ items: [TagItem]) {
    for lower in rows.indices.dropFirst(upper + 1) {
      let row = rows[lower]
      guard !row.isLine, row.foldable == 0, row.weight == 0, row.groups == rows[upper].groups,
        row.row == rows[lower - 1].row + 1,
        !row.cells.contains(where: { $0.tags.contains { $0.isName || $0.fillsDown } })
      else { return }
      let twins = row.cells.indices.compactMap { cell in
        twin(of: row.cells[cell], in: rows[upper], items).map { (cell: cell, upper: $0) }
      }
      guard !twins.isEmpty else { return }
      for twin in twins where rows[upper].cells[twin.upper].below.count == lower - upper - 1 {
        rows[upper].cells[twin.upper].below.append(
          TemplateCell.Below(row: lower, cell: twin.cell))
      }
      rows[upper].foldable = lower - upper
    }
  }

  private static func twin(of lower: TemplateCell, in row: TemplateRow, _ items: [TagItem]) -> Int?
  {
    guard isValue(lower, items) else { return nil }
    return row.cells.firstIndex { upper in
      isValue(upper, items) && upper.group == lower.group
        && upper.region.columns == lower.region.columns
    }
  }

  private static func isValue(_ cell: TemplateCell, _ items: [TagItem]) -> Bool {
    guard cell.kind == .tags, cell.region.rows.count == 1, cell.pattern.arrow == nil,
      !cell.tags.contains(where: \.isName)
    else { return false }
    let fields = cell.tags.filter { $0.key != "指標.単位" }
    return fields.count == 1 && (fields[0].role != nil || fields[0].type(items) == .number)
  }
}

extension TemplateCell {
  /// Rows were put in between: links lead to where their headings are now.
  fileprivate mutating func shiftLinks(_ moved: (Int) -> Int) {
    func shifted(_ link: Link?) -> Link? {
      guard case .above(let row, let cell)? = link else { return link }
      return .above(row: moved(row), cell: cell)
    }
    link = shifted(link)
    periodLink = shifted(periodLink)
    for index in choiceHeadings.indices {
      choiceHeadings[index].row = moved(choiceHeadings[index].row)
    }
  }
}
