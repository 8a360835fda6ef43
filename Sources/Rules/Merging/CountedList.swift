import Forms
import Grid
import Notation

/// A list in the same workbook that a table of counts was counted over: a row to each thing, with
/// its group and its outcome in columns.
struct CountedList {
  var sheetIndex: Int
  var sheet: Sheet
  /// The rows below the headings.
  var rows: [Int]
  /// The texts of each column by row, folded.
  private var columns: [Int: [Int: String]]

  /// Lists with a column that holds nothing but outcomes.
  static func all(in book: Book, besides tables: [CountTable]) -> [CountedList] {
    let taken = Set(tables.map(\.sheetIndex))
    return book.sheets.enumerated().compactMap { index, sheet in
      guard sheet.visibility == .visible, !taken.contains(index) else { return nil }
      return CountedList(index, sheet)
    }
  }

  private init?(_ index: Int, _ sheet: Sheet) {
    var places: [Int: [Int]] = [:]
    for cell in sheet.cells {
      guard case .text(let text) = cell.value, text.utf8.count <= 20,
        CountTable.outcomes.contains(Normalization.withoutSpaces(text))
      else { continue }
      places[cell.reference.column, default: []].append(cell.reference.row)
    }
    guard let best = places.values.max(by: { $0.count < $1.count }), best.count > 2,
      let first = best.first, let last = best.last, first > 0
    else { return nil }
    sheetIndex = index
    self.sheet = sheet
    rows = (first...last).filter { !sheet.cells(inRow: $0).isEmpty }
    columns = [:]
    for cell in sheet.cells where (first...last).contains(cell.reference.row) {
      columns[cell.reference.column, default: [:]][cell.reference.row] = Self.folded(cell.shown)
    }
  }

  static func folded(_ text: String) -> String {
    Normalization.withoutSpaces(Normalization.n2(text))
  }

  /// The column of which the table's headings are the values.
  func outcomeColumn(_ table: CountTable) -> Int? {
    let headings = Set(table.parts.map { Self.folded($0.heading) })
    let fitting = columns.filter { _, texts in
      let values = Set(texts.values)
      return values.count > 1 && values.isSubset(of: headings) && texts.count == rows.count
    }
    return fitting.keys.min()
  }

  /// The column in which every group of a block stands.
  func groupColumn(_ labels: [String]) -> Int? {
    let wanted = Set(labels.map(Self.folded))
    return columns.filter { wanted.isSubset(of: Set($0.value.values)) }.keys.min()
  }

  /// The rows of a group, or all, with an outcome, or any.
  func rows(group: (column: Int, label: String)?, outcome: (column: Int, word: String)?) -> [Int] {
    rows.filter { row in
      (group.map { columns[$0.column]?[row] == Self.folded($0.label) } ?? true)
        && (outcome.map { columns[$0.column]?[row] == Self.folded($0.word) } ?? true)
    }
  }
}
