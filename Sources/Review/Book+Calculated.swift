import Formula
import Grid
import Workbook

extension Book {
  /// So many formula cells are worked out; behind more of them Excel is the better calculator.
  private static let mostCells = 1000

  /// With results for the formulas that no program has calculated yet, as in a file that a script
  /// wrote; those that cannot be worked out here stay without.
  var calculated: Book {
    let open = sheets.indices.flatMap { sheet in
      sheets[sheet].cells.filter { $0.formula != nil && $0.value.isBlank }
        .map { BookCalculation.Place(sheet: sheet, cell: $0.reference) }
    }
    guard !open.isEmpty, open.count < Self.mostCells else { return self }
    let date1904 = usesDate1904
    let results = BookCalculation(self, stale: open) {
      Workbook.text(of: $0, format: $1, date1904: date1904)
    }.results()
    var book = self
    for place in open {
      guard let value = results[place]?.cellValue, value != .text("") else { continue }
      book.show(value, at: CellPlace(sheet: sheets[place.sheet].name, cell: place.cell))
    }
    return book
  }

  /// Puts a value into a cell as Excel would show it there.
  mutating func show(_ value: CellValue, at place: CellPlace) {
    guard let index = sheets.firstIndex(where: { $0.name == place.sheet }) else { return }
    var cell = sheets[index][place.cell] ?? Cell(place.cell, .blank)
    cell.value = value
    cell.display = nil
    if case .number(let number) = value, let format = cell.numberFormat {
      cell.display = Workbook.text(of: number, format: format, date1904: usesDate1904)
    }
    sheets[index].put(cell)
  }
}
