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
    let shown: BookCalculation.Format = { Workbook.text(of: $0, format: $1, date1904: date1904) }
    var book = self
    for (place, result) in BookCalculation(self, stale: open, format: shown).results() {
      guard var cell = sheets[place.sheet][place.cell], let value = result.cellValue,
        value != .text("")
      else { continue }
      cell.value = value
      if case .number(let number) = value, let format = cell.numberFormat {
        cell.display = shown(number, format).flatMap { $0 == value.raw ? nil : $0 }
      }
      book.sheets[place.sheet].put(cell)
    }
    return book
  }
}
