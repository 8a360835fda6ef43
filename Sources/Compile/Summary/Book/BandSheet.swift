import Grid
import Workbook

/// How the rates are spread: how many indicators fall into each band, by level.
struct BandSheet {
  static let name = "分布"
  private static let headingRow = 3

  let summary: Summary
  let list: IndicatorSheet

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    sheet[0, 0] = NewCell(.text("達成率の分布"), style: Look.title)
    sheet.rowHeights[0] = 30
    sheet[1, 0] = NewCell(
      .text(summary.hasScheme ? "帯は様式定義の「評価区分」による。" : "達成率のある指標を4つの帯に分けた。"),
      style: Look.subtitle)
    let columns = self.columns
    let table = LevelTable(summary: summary, keys: { list.range(.level($0)) }, columns: columns)
    let written = table.write(&sheet, headingRow: Self.headingRow)
    sheet.freeze = CellReference(row: Self.headingRow + 1, column: 1)
    let chartRow = written.end + 1
    let last = CellReference(row: chartRow + 15, column: columns.count)
    sheet.charts = [chart(total: written.end - 1, from: chartRow, to: last)]
    sheet.conditionals = written.blocks.map { block in
      NewConditional(
        [
          CellRange(
            CellReference(row: block.rows.lowerBound, column: 1),
            CellReference(row: block.rows.upperBound, column: summary.bands.count))
        ],
        .colorScale([
          NewConditional.Stop(.minimum, color: "FFFFFF"),
          NewConditional.Stop(.maximum, color: Look.middle),
        ]))
    }
    Look.print(
      &sheet, repeating: Self.headingRow...Self.headingRow, title: summary.title + " 分布")
    sheet.printSetup.area = CellRange(CellReference(row: 0, column: 0), last)
    // The picture stands whole: on the page of a short table, else on one of its own.
    if last.row < 45 {
      sheet.printSetup.pagesDown = 1
    } else {
      sheet.printSetup.rowBreaks = [chartRow]
    }
    return sheet
  }

  private var columns: [LevelTable.Column] {
    let bands = summary.bands.enumerated().map { index, band in
      let letters = CellReference.columnLetters(index + 1)
      return LevelTable.Column(
        heading: band.title.ja, width: 11,
        value: { .number(Double($0.bands[index] ?? 0)) },
        formula: { $0.count(list.range(.band), "\(letters)$\(Self.headingRow + 1)") })
    }
    var columns =
      bands + [
        LevelTable.Column(
          heading: "達成率なし", width: 10,
          value: { .number(Double($0.total - $0.bands.values.reduce(0, +))) },
          formula: { place in
            let last = CellReference.columnLetters(summary.bands.count)
            let all =
              place.condition == nil ? "COUNT(\(list.range(.number)))" : place.count()
            return "\(all)-SUM(B\(place.row):\(last)\(place.row))"
          })
      ]
    guard summary.hasPoints else { return columns }
    columns.append(
      LevelTable.Column(
        heading: "点数の合計", value: { .number($0.pointSum?.double ?? 0) },
        formula: { place in
          let points = list.range(.points)
          return place.condition.map { "SUMIFS(\(points),\($0))" } ?? "SUM(\(points))"
        }))
    columns.append(
      LevelTable.Column(
        heading: "点数の平均", style: Look.rate, value: { LevelSheet.value($0.meanPoints) },
        formula: { $0.mean(list.range(.points)) }))
    return columns
  }

  private func chart(total: Int, from row: Int, to last: CellReference) -> NewChart {
    let count = summary.bands.count
    func cells(_ row: Int) -> NewChart.Source {
      NewChart.Source(
        sheet: Self.name,
        range: CellRange(
          CellReference(row: row, column: 1), CellReference(row: row, column: count)))
    }
    let name = NewChart.Source(
      sheet: Self.name,
      range: CellRange(
        CellReference(row: total, column: 0), CellReference(row: total, column: 0)))
    var chart = NewChart(
      kind: .bar, title: "達成率の分布（全体）", categories: cells(Self.headingRow),
      series: [
        NewChart.Series(
          name: name, values: cells(total), color: Look.accent,
          labels: NewChart.Labels(numberFormat: "0;-0;;"))
      ],
      anchor: CellRange(CellReference(row: row, column: 0), last))
    chart.orientation = .vertical
    chart.legend = nil
    chart.valueAxis.title = "指標の数"
    chart.valueAxis.numberFormat = "0"
    return chart
  }
}
