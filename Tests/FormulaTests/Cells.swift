import Formula
import Grid
import Workbook

/// A book of one or more sheets written as lists of cells.
enum Cells {
  static func sheet(_ name: String, _ cells: [String: CellValue]) -> Sheet {
    Sheet(
      name: name,
      cells: cells.compactMap { place, value in
        CellReference(place).map { Cell($0, value) }
      })
  }

  /// What formulas of these tests look at.
  static let table = sheet(
    "表",
    [
      "A1": .number(10), "A2": .number(2.5), "A3": .number(-7), "A4": .number(0),
      "A5": .number(1234.567),
      "A6": .number(33.3), "A7": .number(100), "A8": .number(10),
      "B1": .text("施策"), "B2": .text("abc"), "B3": .text("ABC"), "B5": .text("施策の指標"),
      "B6": .text(" x  y "), "B7": .text("12"), "B8": .text("a*b"),
      "C1": .boolean(true), "C2": .boolean(false), "C3": .number(1), "C5": .number(3),
      "C6": .number(5), "C7": .number(7), "C8": .number(9),
      "D1": .number(1), "D2": .number(2), "D3": .number(3), "D4": .number(4), "D5": .number(5),
      "D6": .number(6), "D7": .number(7), "D8": .number(8),
      "E1": .text("イ"), "E2": .text("ロ"), "E3": .text("ハ"), "E4": .text("ニ"), "E5": .text("ホ"),
      "E6": .text("ヘ"), "E7": .text("ト"), "E8": .text("チ"),
    ])

  static func book(_ others: [Sheet] = []) -> Book {
    Book(kind: .xlsx, sheets: [table] + others)
  }

  static func text(_ number: Double, _ code: String) -> String? {
    Workbook.text(of: number, format: code)
  }

  /// What a formula comes to beside the table: `75`, `"text"`, `TRUE`, `#N/A`; `?` where it cannot
  /// be worked out.
  static func result(_ formula: String, in book: Book = book()) -> String {
    let calculation = BookCalculation(book) { text($0, $1) }
    do throws(FormulaError) {
      return shown(try calculation.value(of: formula, inSheet: 0))
    } catch {
      return "?"
    }
  }

  static func shown(_ value: FormulaValue) -> String {
    if case .text(let text) = value { "\"\(text)\"" } else { value.text }
  }
}
