import Formula
import Grid
import Workbook

extension Workbook {
  /// So many formula cells are worked out; behind more of them Excel is the better calculator.
  private static let mostCells = 1000

  /// The same file with results for the formulas that no program has calculated yet, as in a file
  /// that a script wrote; those that cannot be worked out here stay without.
  ///
  /// - Returns: nil where every formula has its result, or the file does not let it be written.
  func calculated(_ book: Book, name: String, limits: Limits) -> Workbook? {
    let open = book.sheets.indices.flatMap { sheet in
      book.sheets[sheet].cells.filter { $0.formula != nil && $0.value.isBlank }
        .map { BookCalculation.Place(sheet: sheet, cell: $0.reference) }
    }
    guard !open.isEmpty, open.count < Self.mostCells else { return nil }
    let date1904 = book.usesDate1904
    let results = BookCalculation(book, stale: open) {
      Workbook.text(of: $0, format: $1, date1904: date1904)
    }.results()
    var patch = WorkbookPatch()
    for place in open {
      guard let value = results[place]?.cellValue, value != .text("") else { continue }
      patch.setResult(value, at: place.cell, in: book.sheets[place.sheet].name)
    }
    return patch.isEmpty ? nil : try? Workbook(patched(patch), name: name, limits: limits)
  }
}
