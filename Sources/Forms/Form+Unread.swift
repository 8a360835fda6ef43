package import Grid

extension Form {
  /// How many numbers of the workbook's visible sheets are neither values, fields nor headings.
  package func unreadNumbers(in book: Book) -> Int {
    var read: [Int: Set<CellReference>] = [:]
    func note(_ location: Location) {
      read[location.sheetIndex, default: []].insert(location.cell)
    }
    for heading in alignment.headings { note(heading.location) }
    for record in allRecords {
      for field in record.fields + record.inherited { note(field.location) }
      for value in record.indicators.flatMap(\.values) { note(value.location) }
    }
    return book.sheets.enumerated().filter { $0.element.visibility == .visible }.reduce(0) {
      count, entry in
      let known = read[entry.offset] ?? []
      return count
        + entry.element.cells.count { !known.contains($0.reference) && $0.isBareNumber }
    }
  }
}
