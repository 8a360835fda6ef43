import Foundation
import Grid
import Workbook

/// Writes a small report: a table with styles and formulas, and a chart that follows it.
///
///     swift run write-report report.xlsx
@main
enum WriteReport {
  static let rows = [("教育", 120, 118.5), ("福祉", 80, 83), ("防災", 45, 31.6)]

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: write-report OUT.xlsx")
      return
    }
    let bytes = try report()
    try Data(bytes).write(to: URL(filePath: CommandLine.arguments[1]), options: .atomic)
    print("\(CommandLine.arguments[1]): \(rows.count) rows")
  }

  /// Bytes are handed to a sink as they come; here they are gathered, they could go to a pipe.
  static func report() throws(WorkbookError) -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = try Writer(NewBook(sheets: [], title: "施策の進み具合")) { bytes += $0 }
    let rate = try writer.style(NewStyle().with { $0.numberFormat = "0.0%" })
    let head = try writer.style(
      NewStyle().with {
        $0.bold = true
        $0.fill = "DDEBF7"
      })

    var sheet = NewSheet(name: "集計")
    sheet.columnWidths = [0: 16, 1: 10, 2: 10, 3: 10]
    sheet.freeze = CellReference(row: 1, column: 0)
    try writer.open(sheet)
    try writer.row(["施策", "目標", "実績", "達成率"].map { .text($0) }, style: head)
    for (index, row) in rows.enumerated() {
      let result = row.2 / Double(row.1)
      try writer.row([.text(row.0), .number(Double(row.1)), .number(row.2)])
      try writer.cell(formula: "C\(index + 2)/B\(index + 2)", result: .number(result), style: rate)
    }
    let table = NewTable(name: "進み具合", range: CellRange("A1:D4")!)
    try writer.change { sheet in
      sheet.add(table)
      sheet.charts = [chart(of: table)]
    }
    try writer.finish()
    return bytes
  }

  static func chart(of table: NewTable) -> NewChart {
    func source(_ cells: String) -> NewChart.Source { .init(sheet: "集計", range: CellRange(cells)!) }
    let series = [("B", "BFBFBF"), ("C", "2F75B5")].map { column, color in
      NewChart.Series(
        name: source("\(column)1"), values: source("\(column)2:\(column)4"), color: color)
    }
    return NewChart(
      kind: .bar, title: "目標と実績", categories: source("A2:A4"), series: series,
      anchor: CellRange("F1:M18")!)
  }
}
