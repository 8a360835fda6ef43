package import Grid

/// One of the tables that are published: a heading line and records, nothing else.
package struct ExportTable: Sendable {
  /// The sheet's name, and the end of the CSV file's.
  package var name: String
  package var headings: [String]
  package var records: [[ExportField]]

  /// As a CSV file has it: a number is written with the digits it has.
  package var sheet: Sheet {
    var cells = headings.enumerated().map {
      Cell(CellReference(row: 0, column: $0), .text($1))
    }
    for (row, record) in records.enumerated() {
      for (column, field) in record.enumerated() {
        let place = CellReference(row: row + 1, column: column)
        switch field {
        case .blank: continue
        case .text(let text): cells.append(Cell(place, .text(text)))
        case .number(let number):
          cells.append(
            Cell(place, .number(number.double), display: number.description))
        }
      }
    }
    return Sheet(name: name, cells: cells)
  }
}
