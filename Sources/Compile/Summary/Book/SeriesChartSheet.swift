import Forms
import Grid
import Workbook

/// A line for each indicator over the years, drawn from the sheet of the series.
struct SeriesChartSheet {
  static let name = "推移グラフ"
  /// More pictures than this only keep Excel busy; the lines inside the cells go on.
  static let mostCharts = 240

  private static let acrossPage = 2
  private static let columns = 6
  private static let rows = 12
  private static let rowsOfPage = 4

  let title: String
  let series: SeriesSheet

  /// The numbers of the lines that have two years at least to be joined.
  private var drawn: [Int] {
    series.lines.indices.filter { series.lines[$0].seriesWithLast.count > 1 }
  }

  var isEmpty: Bool { drawn.isEmpty }

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    sheet[0, 0] = NewCell(.text("指標ごとの実績の推移"), style: Look.title)
    sheet.rowHeights[0] = 30
    let all = drawn
    sheet[1, 0] = NewCell(
      .text(
        all.count > Self.mostCharts
          ? "指標 \(all.count) のうち、一覧の順に \(Self.mostCharts) の図。ほかはシート「\(SeriesSheet.name)」の線を見る。"
          : "シート「\(SeriesSheet.name)」から描いたもの。"), style: Look.subtitle)
    for column in 0..<Self.columns * Self.acrossPage { sheet.columnWidths[column] = 11 }
    var row = 2
    for (place, line) in all.prefix(Self.mostCharts).enumerated() {
      let across = place % Self.acrossPage
      if place > 0, across == 0 {
        row += Self.rows
        if place % (Self.acrossPage * Self.rowsOfPage) == 0 {
          sheet.printSetup.rowBreaks.append(row)
        }
      }
      sheet.charts.append(chart(line, row: row, column: across * Self.columns))
    }
    Look.print(&sheet, repeating: 0...0, title: title + " 推移グラフ")
    sheet.printSetup.landscape = false
    sheet.printSetup.area = CellRange(
      CellReference(row: 0, column: 0),
      CellReference(row: row + Self.rows - 1, column: Self.columns * Self.acrossPage - 1))
    return sheet
  }

  private func chart(_ number: Int, row: Int, column: Int) -> NewChart {
    let line = series.lines[number]
    let values = series.years.map { year -> CellValue in
      let value = line.seriesWithLast.first { $0.year == year }?.value
      return value.map { .number($0.double) } ?? .blank
    }
    let unit = line.unit.isEmpty ? "" : "（\(line.unit)）"
    var chart = NewChart(
      kind: .line, title: line.name + unit,
      categories: source(SeriesSheet.headingRow, series.years.map { .text(Look.year($0)) }),
      series: [
        NewChart.Series(
          name: NewChart.Source(
            sheet: SeriesSheet.name,
            range: CellRange(nameCell(number), nameCell(number)), values: [.text(line.name)]),
          values: source(listRow(number), values), color: Look.accent,
          labels: NewChart.Labels(numberFormat: "#,##0.###;-#,##0.###"))
      ],
      anchor: CellRange(
        CellReference(row: row, column: column),
        CellReference(row: row + Self.rows - 2, column: column + Self.columns - 1)))
    chart.legend = nil
    return chart
  }

  private func listRow(_ number: Int) -> Int { SeriesSheet.headingRow + 1 + number }

  private func nameCell(_ number: Int) -> CellReference {
    CellReference(row: listRow(number), column: 1)
  }

  private func source(_ row: Int, _ values: [CellValue]) -> NewChart.Source {
    NewChart.Source(
      sheet: SeriesSheet.name,
      range: CellRange(
        CellReference(row: row, column: series.firstYear),
        CellReference(row: row, column: series.firstYear + series.years.count - 1)),
      values: values)
  }
}
