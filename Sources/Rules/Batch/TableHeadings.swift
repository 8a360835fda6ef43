package import Forms
package import Grid
import Notation

/// The heading row of a plain table that someone keeps by hand, found by the words in it.
package struct TableHeadings {
  var sheetIndex: Int
  var sheet: Sheet
  var row: Int
  /// Columns by the key of their heading.
  package var columns: [String: Int]
  private let isText: Bool

  /// - Parameters:
  ///   - words: for each key the headings it may have, compared at N2 without spaces.
  ///   - needed: keys without which it is not this table.
  package init?(_ book: Book, words: [(key: String, headings: [String])], needed: Set<String>) {
    isText = book.kind.isPlainText
    for (index, sheet) in book.sheets.enumerated() where sheet.visibility == .visible {
      for row in Self.firstRows(sheet) {
        var columns: [String: Int] = [:]
        for cell in sheet.cells(inRow: row) {
          let text = Normalization.withoutSpaces(cell.shown)
          guard let key = words.first(where: { $0.headings.contains(text) })?.key,
            columns[key] == nil
          else { continue }
          columns[key] = cell.reference.column
        }
        guard needed.isSubset(of: columns.keys) else { continue }
        (sheetIndex, self.sheet, self.row, self.columns) = (index, sheet, row, columns)
        return
      }
    }
    return nil
  }

  /// A title and a note may stand above the headings.
  private static func firstRows(_ sheet: Sheet) -> ClosedRange<Int> {
    let first = sheet.cells.first?.reference.row ?? 0
    return first...(first + 10)
  }

  /// The rows below the headings that hold anything.
  package var rows: [Int] {
    guard let last = sheet.cells.last?.reference.row, last > row else { return [] }
    return ((row + 1)...last).filter { !sheet.cells(inRow: $0).isEmpty }
  }

  package func text(_ key: String, row: Int) -> String {
    guard let column = columns[key] else { return "" }
    let cell = sheet[CellReference(row: row, column: column)]
    return cell.map { trimmed($0.shown) } ?? ""
  }

  package func location(_ key: String, row: Int, file: String) -> Location? {
    guard let column = columns[key] else { return nil }
    return Location(
      sheetIndex: sheetIndex, sheet: isText ? "" : sheet.name,
      cell: CellReference(row: row, column: column), file: file)
  }
}
