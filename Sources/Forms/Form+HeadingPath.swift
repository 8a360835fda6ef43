package import Grid

extension Form {
  /// The headings that lead to a cell: those above its column's heading from the top down, then
  /// those to the left of it in its rows.
  ///
  /// - Parameter sheet: the sheet as it was read, for its merges.
  package func headingPath(to cell: CellReference, in sheet: Sheet) -> [Alignment.Heading] {
    let headings = alignment.headings.filter { $0.location.sheet == sheet.name }
    let here = Set(headings.map(\.location.cell))
    guard !here.contains(cell) else { return [] }
    func region(_ heading: Alignment.Heading) -> CellRange {
      let place = heading.location.cell
      return sheet.merge(startingAt: place) ?? CellRange(place, place)
    }
    var above: [Alignment.Heading] = []
    if var start = columnHeading(of: cell, sheet: sheet.name),
      start.row < cell.row
    {
      while let heading = headings.first(where: { $0.location.cell == start }) {
        above.insert(heading, at: 0)
        // Headings stack without a gap; what stands further up is about something else.
        let next = headings.first {
          region($0).last.row == start.row - 1 && region($0).columns.contains(start.column)
        }
        guard let next else { break }
        start = next.location.cell
      }
    }
    let beside = headings.filter {
      region($0).rows.contains(cell.row) && region($0).last.column < cell.column
        && $0.text.contains { $0.isLetter }
    }
    return above + beside.sorted { $0.location < $1.location }
  }

  /// The heading that decided what a cell is.
  private func columnHeading(of cell: CellReference, sheet: String) -> CellReference? {
    for record in allRecords {
      for value in record.indicators.flatMap(\.values)
      where value.location.cell == cell && value.location.sheet == sheet {
        return value.headingLocation?.cell
      }
      for field in record.fields where field.location.cell == cell && field.location.sheet == sheet {
        return field.label?.cell
      }
    }
    return nil
  }

  /// How the row of a cell was laid over the template.
  package func alignmentStep(ofRow row: Int, sheet: String) -> Alignment.Step? {
    guard let number = sheetNames.firstIndex(of: sheet) else { return nil }
    let indices = alignment.headings.filter { $0.location.sheet == sheet }
    guard let index = indices.first?.location.sheetIndex, formSheetNames.indices.contains(number)
    else { return nil }
    return alignment.steps.first { $0.sheetIndex == index && $0.row == row }
  }

  /// The form sheet that a sheet was read with.
  package func formSheetName(of sheet: String) -> String? {
    zip(sheetNames, formSheetNames).first { $0.0 == sheet }?.1
  }
}
