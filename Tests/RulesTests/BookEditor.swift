import Grid
import Testing

@testable import Rules

/// Carries out edits on a book in memory, as the patcher does on a file.
enum BookEditor {
  struct Refused: Error { var edit: CellEdit? }

  /// Of two edits of one cell the first one counts, as in one round of fixing.
  static func applied(_ edits: [CellEdit], to book: Book) throws -> Book {
    var book = book
    var seen: Set<String> = []
    for edit in edits where seen.insert("\(edit.sheet)!\(edit.reference)").inserted {
      guard let index = book.sheets.firstIndex(where: { $0.name == edit.sheet })
      else { throw Refused(edit: edit) }
      let old = book.sheets[index][edit.reference]
      guard (old?.value ?? .blank) == edit.from, old?.formula == nil else {
        throw Refused(edit: edit)
      }
      let format = edit.numberFormat ?? old?.numberFormat
      let cell = Cell(
        edit.reference, edit.to, display: display(edit.to, format), formula: edit.formula,
        numberFormat: format)
      book.sheets[index] = replacing(cell, in: book.sheets[index])
    }
    return book
  }

  static func applied(_ edits: [SheetEdit], to book: Book) throws -> Book {
    var book = book
    for edit in edits {
      let index = try #require(book.sheets.firstIndex { $0.name == edit.sheet })
      var sheet = book.sheets[index]
      switch edit.change {
      case .merge(let range): sheet.merges.append(range)
      case .unmerge(let range): sheet.merges.removeAll { $0 == range }
      case .validation(let rule): sheet.validations.append(rule)
      case .tick: throw Refused(edit: nil)
      }
      book.sheets[index] = sheet
    }
    return book
  }

  private static func display(_ value: CellValue, _ format: String?) -> String? {
    guard case .number(let number) = value, let format, let exact = ExactDecimal(number)
    else { return nil }
    return ExampleGrid.shown(exact, format)
  }

  static func replacing(_ cell: Cell, in sheet: Sheet) -> Sheet { replacing([cell], in: sheet) }

  static func replacing(_ cells: [Cell], in sheet: Sheet) -> Sheet {
    let places = Set(cells.map(\.reference))
    let rest = sheet.cells.filter { !places.contains($0.reference) }
    return Sheet(
      name: sheet.name, visibility: sheet.visibility,
      cells: rest + cells.filter { !$0.value.isBlank }, merges: sheet.merges,
      validations: sheet.validations, hiddenRows: sheet.hiddenRows,
      hiddenColumns: sheet.hiddenColumns)
  }

  /// The same book with blank rows above and blank columns to the left.
  static func shifted(_ book: Book, rows: Int, columns: Int) -> Book {
    var book = book
    book.sheets = book.sheets.map { sheet in
      let cells = sheet.cells.map { cell in
        var cell = cell
        cell.reference.row += rows
        cell.reference.column += columns
        return cell
      }
      func moved(_ range: CellRange) -> CellRange {
        func moved(_ cell: CellReference) -> CellReference {
          CellReference(row: cell.row + rows, column: cell.column + columns)
        }
        return CellRange(moved(range.first), moved(range.last))
      }
      return Sheet(
        name: sheet.name, cells: cells, merges: sheet.merges.map(moved),
        validations: sheet.validations.map { validation in
          var validation = validation
          validation.ranges = validation.ranges.map(moved)
          return validation
        })
    }
    return book
  }
}
