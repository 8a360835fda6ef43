import Forms
import Grid
import Workbook

/// The pictures: what was reached by level as stacked bars, the means of the outermost level as a
/// radar.
struct ChartSheet {
  static let name = "グラフ"

  let summary: Summary
  let level: LevelSheet
  let blocks: [LevelTable.Block]

  /// Bars of more groups than this cannot be told apart on a page.
  private static let mostBars = 40
  /// What a page of A4 bears, upright, with rows as high as Japanese fonts make them.
  private static let rowsOfPage = 50
  private static let lastColumn = 11

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    sheet[0, 0] = NewCell(.text(summary.title + " グラフ"), style: Look.title)
    sheet.rowHeights[0] = 30
    for column in 0...Self.lastColumn { sheet.columnWidths[column] = 11 }
    var row = 2
    var page = row
    func place(_ height: Int, _ chart: (Int) -> NewChart) {
      if row > page, row + height - page > Self.rowsOfPage {
        sheet.printSetup.rowBreaks.append(row)
        page = row
      }
      sheet.charts.append(chart(row))
      row += height + 1
    }
    for block in blocks where (2...Self.mostBars).contains(named(block).count) {
      let height = min(Self.rowsOfPage - 2, 7 + named(block).count * 2)
      place(height) { bars(block, from: $0, height: height) }
    }
    if let block = blocks.first(where: { (3...12).contains(named($0).count) && hasMeans($0) }) {
      place(24) { radar(block, from: $0, height: 24) }
    }
    if sheet.charts.isEmpty {
      sheet[2, 0] = NewCell(.text("比べる区分が2つ以上ないため、図はありません。"), style: Look.subtitle)
    }
    Look.print(&sheet, repeating: 0...0, title: summary.title + " グラフ")
    sheet.printSetup.landscape = false
    sheet.printSetup.area = CellRange(
      CellReference(row: 0, column: 0), CellReference(row: row, column: Self.lastColumn))
    return sheet
  }

  private func hasMeans(_ block: LevelTable.Block) -> Bool {
    summary.levels[block.level].groups.allSatisfy { $0.isNone || $0.figures.meanRate != nil }
  }

  /// 100 or the largest mean, up to the next 50.
  private func outerRing(_ block: LevelTable.Block) -> Int {
    let means = summary.levels[block.level].groups.compactMap(\.figures.meanRate)
    let most = Int(means.map { $0.rescaled(0, .ceiling).units }.max() ?? 0)
    return most <= 100 ? 100 : (most + 49) / 50 * 50
  }

  /// The rows of a block without that of what stands outside the level.
  private func named(_ block: LevelTable.Block) -> ClosedRange<Int> {
    let hasNone = summary.levels[block.level].groups.last?.isNone == true && block.rows.count > 1
    return block.rows.lowerBound...(block.rows.upperBound - (hasNone ? 1 : 0))
  }

  private func cells(_ column: Int, _ rows: ClosedRange<Int>) -> NewChart.Source {
    NewChart.Source(
      sheet: LevelSheet.name,
      range: CellRange(
        CellReference(row: rows.lowerBound, column: column),
        CellReference(row: rows.upperBound, column: column)))
  }

  private func heading(_ column: Int) -> NewChart.Source {
    cells(column, LevelSheet.headingRow...LevelSheet.headingRow)
  }

  private func anchor(_ row: Int, _ height: Int) -> CellRange {
    CellRange(
      CellReference(row: row, column: 0),
      CellReference(row: row + height - 1, column: Self.lastColumn))
  }

  private func bars(_ block: LevelTable.Block, from row: Int, height: Int) -> NewChart {
    let looks: [(LevelSheet.Place, String, String)] = [
      (.met, Look.accent, "FFFFFF"), (.unmet, Look.warm, "FFFFFF"),
      (.pending, Look.middle, "1A1A1A"), (.notMeasurable, Look.pale, "404040"),
    ]
    var chart = NewChart(
      kind: .stackedBar, title: "\(summary.levels[block.level].subject)別の達成状況",
      categories: cells(0, named(block)),
      series: looks.map { place, color, label in
        NewChart.Series(
          name: heading(place.rawValue), values: cells(place.rawValue, named(block)), color: color,
          // Zeros would only stand in each other's way: the third section of the code is empty.
          labels: NewChart.Labels(color: label, numberFormat: "0;-0;;"))
      },
      anchor: anchor(row, height))
    chart.valueAxis.title = "指標の数"
    chart.valueAxis.numberFormat = "0"
    return chart
  }

  private func radar(_ block: LevelTable.Block, from row: Int, height: Int) -> NewChart {
    var chart = NewChart(
      kind: .radar, title: "\(summary.levels[block.level].subject)別の平均達成率(%)",
      categories: cells(0, named(block)),
      series: [
        NewChart.Series(
          name: heading(level.meanColumn), values: cells(level.meanColumn, named(block)),
          color: Look.accent)
      ],
      anchor: anchor(row, height))
    chart.valueAxis.minimum = 0
    chart.valueAxis.maximum = Double(outerRing(block))
    chart.valueAxis.unit = Double(outerRing(block) / 5)
    chart.valueAxis.numberFormat = "0"
    chart.legend = nil
    return chart
  }
}
