import Forms
import Grid
import Notation

/// What stands on the left of the cells of a book, where it may name a total or the source of money.
struct TotalLabels {
  private let book: Book
  /// By sheet: the rows in which some text has a character of such a name.
  private let rows: [Set<Int>]

  init(_ book: Book) {
    self.book = book
    rows = book.sheets.map { sheet in
      Set(sheet.cells.lazy.filter { Self.mayName($0.shown) }.map(\.reference.row))
    }
  }

  /// The first characters of 計, 差, 増減, 総額, コスト, 収支, 純利益, 事業費, 決算額, 予算額, 支出, 県, 債, 財源, その他: to look for
  /// words in every row would take longer than all the rest.
  private static func mayName(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar {
      case "計", "差", "増", "総", "コ", "収", "益", "事", "決", "予", "支", "県", "債", "財", "そ": true
      default: false
      }
    }
  }

  /// The nearest words on the left of a cell, empty in a row that names nothing of the kind.
  subscript(place: Location) -> String {
    guard rows.indices.contains(place.sheetIndex), rows[place.sheetIndex].contains(place.cell.row)
    else { return "" }
    let row = book.sheets[place.sheetIndex].cells(inRow: place.cell.row)
    return row.last { cell in
      cell.reference.column < place.cell.column && cell.shown.contains(where: \.isLetter)
        && NumberText.parse(cell.shown) == nil
    }?.shown ?? ""
  }
}
