package import Grid

extension Form {
  /// How many numbers of the workbook's visible sheets are neither values, fields nor headings.
  package func unreadNumbers(in book: Book) -> Int {
    var read = Set(alignment.headings.map { Place($0.location) })
    for record in allRecords {
      for field in record.fields + record.inherited { read.insert(Place(field.location)) }
      for indicator in record.indicators {
        for value in indicator.values { read.insert(Place(value.location)) }
      }
    }
    return book.sheets.enumerated().filter { $0.element.visibility == .visible }.reduce(0) {
      count, entry in
      count
        + entry.element.cells.count { cell in
          guard case .number = cell.value else { return false }
          return !read.contains(Place(sheet: entry.offset, cell: cell.reference))
        }
    }
  }

  private struct Place: Hashable {
    var sheet: Int
    var cell: CellReference

    init(sheet: Int, cell: CellReference) { (self.sheet, self.cell) = (sheet, cell) }

    init(_ location: Location) { self.init(sheet: location.sheetIndex, cell: location.cell) }
  }
}
