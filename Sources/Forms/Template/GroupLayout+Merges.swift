import Grid

extension GroupLayout {
  /// What is merged over some of the copies drawn, but not over all, holds for the rows it is merged
  /// over, whether its tag says so (↓) or not.
  func fillingDown(_ cells: [TemplateCell]) -> [TemplateCell] {
    cells.map { cell in
      let (first, last) = (cell.reference, cell.region.last.row)
      let isShared = groups.contains { group in
        group.unevenCopies.isEmpty && group.rows.contains(first.row)
          && group.columns.lowerBound <= first.column
          && group.rows.upperBound < last && last < group.drawnRows.upperBound
      }
      guard isShared else { return cell }
      var cell = cell
      for tag in cell.pattern.tags.indices { cell.pattern.tags[tag].fillsDown = true }
      return cell
    }
  }
}
