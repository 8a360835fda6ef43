import Forms
import Grid

extension OpenDataCheck {
  /// A file without a table.
  static let noData = OpenDataCheck(
    id: "L1-01",
    title: Message(
      ja: "ファイル形式は機械が直接読み取れるExcelやCSV等となっているか",
      en: "A format that programs read directly, such as Excel or CSV"),
    weight: .fatal, items: ["1"],
    remedy: Message(
      ja: "表をセルに入力した Excel か CSV にしてください（図や PDF の貼り付けは読めません）。",
      en: "Publish the table in cells, as Excel or CSV, not as a picture."),
    examples: [
      TableExample("値のないブック", "a workbook without cells", .xlsx, grid: "↓"),
      TableExample("表のあるブック", "a workbook with a table", .xlsx, grid: "項目|値(人)\n男|10"),
    ]
  ) { context in
    guard context.tables.isEmpty else { return [] }
    return [
      OpenDataFault(
        sheet: context.book.whole.sheetIndex, cell: context.book.whole.cell, ja: "値の入ったセルがありません",
        en: "no cell holds anything")
    ]
  }
}
