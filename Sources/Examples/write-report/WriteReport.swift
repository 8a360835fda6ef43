import FoundationEssentials
import Grid
import Workbook

/// Writes a small report: a table with styles and formulas, and a chart that follows it.
///
///     swift run write-report report.xlsx
@main
enum WriteReport {
  static let rows: [(policy: String, target: Double, actual: Double)] = [
    ("教育", 120, 118.5), ("福祉", 80, 83), ("防災", 45, 31.6),
  ]

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: write-report OUT.xlsx")
      return
    }
    try Data(report()).write(to: URL(filePath: CommandLine.arguments[1]), options: .atomic)
    print("\(CommandLine.arguments[1]): \(rows.count) rows")
  }

  /// The writer hands its bytes to a closure as they come: here they are gathered, they could as
  /// well go straight to a file, so that a sheet of a million rows takes no more memory than this.
  static func report() throws(WorkbookError) -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = try Writer(NewBook(sheets: [], title: "施策の進み具合")) { bytes += $0 }
    let head = try writer.style(NewStyle().with { ($0.bold, $0.fill) = (true, "DDEBF7") })
    let rate = try writer.style(NewStyle().with { $0.numberFormat = "0.0%" })

    var sheet = NewSheet(name: "集計")
    sheet.columnWidths = [0: 16]
    try writer.open(sheet)
    try writer.row([.text("施策"), .text("目標"), .text("実績"), .text("達成率")], style: head)
    for (index, row) in rows.enumerated() {
      try writer.row([.text(row.policy), .number(row.target), .number(row.actual)])
      // Formulas carry the result that is shown until a spreadsheet calculates anew.
      try writer.cell(
        formula: "C\(index + 2)/B\(index + 2)", result: .number(row.actual / row.target),
        style: rate)
    }
    try writer.add(NewTable(name: "進み具合", range: CellRange("A1:D4")!))
    try writer.change { $0.charts = [chart] }
    try writer.finish()
    return bytes
  }

  static let chart = NewChart(
    kind: .bar, title: "目標と実績", categories: source("A2:A4"),
    series: [
      NewChart.Series(name: source("B1"), values: source("B2:B4"), color: "BFBFBF"),
      NewChart.Series(name: source("C1"), values: source("C2:C4"), color: "2F75B5"),
    ], anchor: CellRange("F1:M18")!)

  static func source(_ cells: String) -> NewChart.Source {
    NewChart.Source(sheet: "集計", range: CellRange(cells)!)
  }
}
