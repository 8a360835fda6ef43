import Grid
import Notation

/// Finds for each tagged cell the heading that names it: beside it, or above it.
enum HeadingLinks {
  static func add(to rows: inout [TemplateRow]) {
    let original = rows
    for row in rows.indices {
      for cell in rows[row].cells.indices where rows[row].cells[cell].kind == .tags {
        rows[row].cells[cell].link = link(row, cell, original)
        rows[row].cells[cell].periodLink = period(row, cell, original)
      }
    }
  }

  /// For the cells of a question whose choices stand side by side in the headings above.
  static func addChoices(to rows: inout [TemplateRow], _ items: [TagItem]) {
    for row in rows.indices {
      for cell in rows[row].cells.indices where rows[row].cells[cell].kind == .tags {
        guard case .above(let above, _)? = rows[row].cells[cell].link,
          let options = rows[row].cells[cell].tags.lazy.map({ $0.type(items)?.options ?? [] })
            .first(where: { !$0.isEmpty })
        else { continue }
        let headings = rows[above].cells.indices.compactMap { index in
          TickText.option(rows[above].cells[index].text, of: options).map {
            (option: $0, row: above, cell: index)
          }
        }
        guard headings.count > 1 else { continue }
        rows[row].cells[cell].choiceHeadings = headings
      }
    }
  }

  private static func link(_ row: Int, _ cell: Int, _ rows: [TemplateRow]) -> TemplateCell.Link? {
    let target = rows[row].cells[cell]
    let left = leftHeading(row, cell, rows)
    let above = headingAbove(row, target, rows)
    // A value whose period stands in a heading belongs to its column.
    let needsColumn = target.tags.contains { $0.period == .heading }
    if let above, isBesideRowHeading(above, left, row, rows) { return above }
    guard needsColumn, let above, !isCaption(above, over: left, row, rows) else {
      return left ?? above
    }
    return above
  }

  /// In a list under 「区分 ｜ 単位」 what stands before the cell is the row's heading, not its own.
  private static func isBesideRowHeading(
    _ above: TemplateCell.Link, _ left: TemplateCell.Link?, _ row: Int, _ rows: [TemplateRow]
  ) -> Bool {
    guard case .above(let number, let cell) = above, case .left(let beside)? = left,
      rows[number].groups != rows[row].groups
    else { return false }
    let column = rows[row].cells[beside].region.first.column
    return rows[number].cells.indices.contains { other in
      other != cell && rows[number].cells[other].kind == .heading
        && rows[number].cells[other].region.columns.contains(column)
    }
  }

  /// A heading over both the cell and the heading beside it is a caption of them.
  private static func isCaption(
    _ above: TemplateCell.Link, over left: TemplateCell.Link?, _ row: Int, _ rows: [TemplateRow]
  ) -> Bool {
    guard case .above(let number, let cell) = above, case .left(let beside)? = left else {
      return false
    }
    return rows[number].cells[cell].region.columns.contains(
      rows[row].cells[beside].region.first.column)
  }

  /// The heading right before the cell, with nothing else between.
  private static func leftHeading(
    _ row: Int, _ cell: Int, _ rows: [TemplateRow]
  ) -> TemplateCell.Link? {
    guard cell > 0, rows[row].cells[cell - 1].kind == .heading else { return nil }
    return .left(cell: cell - 1)
  }

  private static func headingAbove(
    _ row: Int, _ target: TemplateCell, _ rows: [TemplateRow]
  ) -> TemplateCell.Link? {
    var fallback: TemplateCell.Link?
    for above in stride(from: row - 1, through: 0, by: -1) {
      for (index, cell) in rows[above].cells.enumerated() where cell.kind == .heading {
        guard cell.region.columns.contains(target.region.first.column) else { continue }
        let link = TemplateCell.Link.above(row: above, cell: index)
        // ①–⑦ under a heading only explains it.
        if cell.weight > 0.3 { return link }
        fallback = fallback ?? link
      }
    }
    return fallback
  }

  /// The heading with a period over the cell, or to its left where years run down: a caption over
  /// both the years and the cell says less than they do.
  private static func period(
    _ row: Int, _ cell: Int, _ rows: [TemplateRow]
  ) -> TemplateCell.Link? {
    if isAloneBesidePeriod(cell, rows[row].cells) { return .left(cell: cell - 1) }
    let before = rows[row].cells.indices.last { index in
      index < cell && isPeriod(rows[row].cells[index])
    }
    let column = rows[row].cells[cell]
    let actual = before == nil ? periodOfActual(row, cell, rows) : nil
    guard let above = periodAbove(row, column, rows, named: before != nil) else {
      return before.map { .left(cell: $0) } ?? actual ?? periodInCaption(row, column, rows)
    }
    // The title's year, or that of a table above, says less of a rate than the actual beside it.
    if case .above(let nearer, _)? = actual, nearer > above.row { return actual }
    if let before,
      rows[above.row].cells[above.cell].region.columns.contains(
        rows[row].cells[before].region.first.column)
    {
      return .left(cell: before)
    }
    return .above(row: above.row, cell: above.cell)
  }

  /// 「R5目標 ｜ 120 ｜ R5実績 ｜ 131」: the only value behind a heading with a period.
  private static func isAloneBesidePeriod(_ cell: Int, _ cells: [TemplateCell]) -> Bool {
    func asks(_ index: Int) -> Bool {
      cells.indices.contains(index) && cells[index].tags.contains { $0.period == .heading }
    }
    return cell > 0 && isPeriod(cells[cell - 1]) && asks(cell) && !asks(cell + 1)
  }

  /// A rate without a year of its own is that of the actual before it: 「R6実績 ｜ 達成率」.
  private static func periodOfActual(
    _ row: Int, _ cell: Int, _ rows: [TemplateRow]
  ) -> TemplateCell.Link? {
    let cells = rows[row].cells
    let isUndated = cells[cell].tags.contains { tag in
      tag.role == .rate && (tag.period ?? .heading) == .heading
    }
    guard isUndated else { return nil }
    let actual = cells.indices.last { index in
      index < cell && cells[index].group == cells[cell].group
        && cells[index].tags.contains { $0.role == .actual && $0.period == .heading }
    }
    return actual.flatMap { periodAbove(row, cells[$0], rows, named: false) }
      .map { .above(row: $0.row, cell: $0.cell) }
  }

  private static func isPeriod(_ cell: TemplateCell) -> Bool {
    cell.kind == .heading && cell.key.contains(LabelKey.period)
  }

  /// A line of its own whose `{{年度}}` holds for all that stands below it: the sheet's title.
  private static func periodInCaption(
    _ row: Int, _ target: TemplateCell, _ rows: [TemplateRow]
  ) -> TemplateCell.Link? {
    guard target.tags.contains(where: { $0.period == .heading }) else { return nil }
    return rows[..<row].lastIndex { row in
      row.cells.count == 1 && row.cells[0].kind == .heading
        && row.cells[0].text.contains(LabelKey.period)
    }.map { .above(row: $0, cell: 0) }
  }

  /// - Parameter named: a tag that names the column ends the search.
  private static func periodAbove(
    _ row: Int, _ target: TemplateCell, _ rows: [TemplateRow], named: Bool
  ) -> (row: Int, cell: Int)? {
    for above in stride(from: row - 1, through: 0, by: -1) {
      let hit = rows[above].cells.firstIndex { cell in
        isPeriod(cell) && cell.region.columns.contains(target.region.first.column)
      }
      if let hit { return (above, hit) }
      let isNamed = rows[above].cells.contains { cell in
        cell.kind == .tags && cell.valueTags.isEmpty
          && cell.region.columns.contains(target.region.first.column)
      }
      if named, isNamed { return nil }
    }
    return nil
  }
}
