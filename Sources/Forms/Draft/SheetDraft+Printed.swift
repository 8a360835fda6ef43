import Grid
import Notation

/// What a form prints in the rows of its tables, and what people write there.
extension SheetDraft {
  /// Whether every text of a column has the colour of its heading.
  private func looksPrinted(_ column: DraftTable.Column, _ table: DraftTable) -> Bool {
    let filled = table.body.filter { !grid.own($0, column.number).isEmpty }
    return !filled.isEmpty && filled.allSatisfy { isColoured($0, column, table) }
  }

  /// Whether a text has the colour that headings have and places to fill in have not.
  private func isColoured(
    _ row: Int, _ column: DraftTable.Column, _ table: DraftTable
  ) -> Bool {
    guard let heading = column.path.last?.region.first,
      let colour = grid.colour(heading.row, heading.column),
      grid.colour(row, column.number) == colour
    else { return false }
    return table.columns.contains { other in
      other.kind == .value && table.body.allSatisfy { grid.colour($0, other.number) != colour }
    }
  }

  /// 1, 2, 3 … or ①, ② … down to the last row, the sources and kinds of money, names that another
  /// such table has in the same order, and what looks like a heading: the form prints them, filled
  /// in or not.
  func printed(_ column: DraftTable.Column, _ table: DraftTable) -> [String]? {
    guard table.body.count >= 2 * table.slot else { return nil }
    let texts = grid.texts(of: table, column)
    let isPrinted: Bool
    switch column.kind {
    case .code:
      isPrinted = texts.indices.allSatisfy { index in
        Int(texts[index]) == index + 1 || texts[index] == CircledNumber.mark(index)
      }
    case .name:
      isPrinted =
        isOfMoney(table) && texts.allSatisfy(Self.namesMoney)
        || repeatedNames.contains(table.headings.lowerBound) || looksPrinted(column, table)
    case .other, .field: isPrinted = looksPrinted(column, table)
    default: isPrinted = false
    }
    return isPrinted ? texts : nil
  }

  /// The rows below the headings as they are before anybody has written into them.
  mutating func clear(_ table: DraftTable) {
    let columns = table.columns.filter {
      $0.kind != .rowRole && $0.kind != .rowYear && printed($0, table) == nil
    }
    for row in table.body {
      for column in columns {
        let place = CellReference(row: row, column: column.number)
        guard grid.region(row, column.number).first == place else { continue }
        if texts[place] == nil, !grid.own(row, column.number).isEmpty,
          !isColoured(row, column, table)
        {
          texts[place] = ""
        }
      }
    }
  }
}
