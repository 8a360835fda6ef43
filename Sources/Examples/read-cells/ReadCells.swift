import Grid
import Workbook

/// Opens a workbook or CSV file, lists its sheets, prints one cell and the total of a column.
///
///     swift run read-cells report.xlsx 集計 B2 C
@main
enum ReadCells {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count == 4, let column = CellReference(words[3] + "1")?.column else {
      print("usage: read-cells FILE SHEET CELL COLUMN")
      return
    }
    // Every function of the library throws one type of error, with a sentence for people in it.
    do throws(WorkbookError) {
      let workbook = try Workbook(contentsOf: words[0])
      for name in workbook.sheetNames { print("sheet: \(name)") }

      // Random access: by address, or by row and column counted from 0.
      let cells = try workbook.cells(inSheet: words[1])
      print("\(words[2]): \(describe(cells[words[2]]))")

      // Streaming: row by row, nothing kept, so that a sheet may be as large as it likes.
      var total = ExactDecimal.zero
      try workbook.forEachRow(inSheet: words[1]) { row in
        for cell in row where cell.reference.column == column {
          // Decimals add up to what people expect; doubles do not.
          if let number = cell.number, let exact = ExactDecimal(number) { total = total + exact }
        }
      }
      print("total of \(words[3]): \(total.normalized)")
    } catch {
      print(error.message.text(.en))
    }
  }

  static func describe(_ value: CellValue) -> String {
    switch value {
    case .blank: "nothing"
    case .number: "the number \(value.raw)"
    case .text(let text): "the text “\(text)”"
    case .boolean(let flag): flag ? "true" : "false"
    case .error(let code): "the error \(code)"
    }
  }
}
