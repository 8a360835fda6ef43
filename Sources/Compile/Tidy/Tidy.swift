package import Grid
import Notation
import Rules
import Workbook

/// Makes a table for the eye into one for programs. What is not certain stays as it is.
///
/// Source: machine-readability.md 1.1 (autocorrect on export).
package enum Tidy {
  /// The tables of all sheets that are seen; formulas become their values.
  package static func tidy(_ book: Book, name: String) -> Tidied {
    let isText = book.kind.isPlainText
    var tidied = Tidied(tables: [], notes: [], changes: [])
    for (index, sheet) in book.sheets.enumerated() {
      guard sheet.kind == .worksheet, sheet.visibility == .visible else { continue }
      let parts = parts(of: sheet, at: index)
      for (number, part) in parts.enumerated() {
        guard
          let open = OpenTable(whole: part, at: index, fileName: isText ? name : nil)
        else { continue }
        var table = TidyTable(part, open)
        if number > 0 {
          table.note(.split, open.extent.first, sheet.name, "\(open.extent)")
        }
        tidied.tables.append(
          table.table(
            named: NewBook.sheetName(
              part.name.isEmpty ? "表" : part.name, taken: tidied.tables.map(\.name))))
        tidied.notes += table.notes
        tidied.changes += table.changes
      }
    }
    return tidied
  }

  /// One sheet for each table that stands in a sheet.
  private static func parts(of sheet: Sheet, at index: Int) -> [Sheet] {
    guard let open = OpenTable(whole: sheet, at: index), let last = sheet.cells.last,
      !open.furtherTables.isEmpty
    else { return [sheet] }
    let starts = [0] + open.furtherTables
    let ends = open.furtherTables + [last.reference.row + 1]
    return zip(starts, ends).map { start, end in
      Sheet(
        name: sheet.name,
        cells: Array(sheet.cells(inRows: start...max(start, end - 1))),
        merges: sheet.merges.filter { (start..<end).contains($0.first.row) })
    }
  }
}
