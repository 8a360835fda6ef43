import Grid

extension TableFinder {
  /// Without the last column where that is no part of the table: words alone, behind an empty column,
  /// with the colour of headings down to the last of them (「判定の目安」 and its lines).
  func withoutLegend(
    _ columns: [DraftTable.Column], _ headings: ClosedRange<Int>
  ) -> [DraftTable.Column] {
    guard columns.count > 2, let last = columns.last,
      last.number > columns[columns.count - 2].number + 1,
      grid.isBlank(headings.upperBound, last.number - 1...last.number - 1),
      let heading = last.path.last?.region.first,
      let colour = grid.colour(heading.row, heading.column)
    else { return columns }
    let lines = (headings.upperBound + 1..<grid.rows.upperBound + 1)
      .prefix { !grid.own($0, last.number).isEmpty }
    let isLegend = lines.allSatisfy { row in
      !grid.isValue(row, last.number) && grid.colour(row, last.number) == colour
    }
    return isLegend && !lines.isEmpty ? columns.dropLast() : columns
  }
}
