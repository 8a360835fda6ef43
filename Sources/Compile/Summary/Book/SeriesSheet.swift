import Forms
import Grid
import Workbook

/// The actuals year by year with a line for each indicator, and what has changed since the last one.
struct SeriesSheet {
  static let name = "推移"
  static let headingRow = 3

  let summary: Summary
  /// Indicators in scope, with the years that any of them has.
  let lines: [IndicatorLine]
  let years: [Int]

  init(_ summary: Summary) {
    self.summary = summary
    lines = summary.indicators.filter { $0.isJudged && !$0.seriesWithLast.isEmpty }
    years = Set(lines.flatMap { $0.seriesWithLast.map(\.year) }).sorted()
  }

  var firstYear: Int { 3 }
  private var sparkColumn: Int { firstYear + years.count }

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    sheet[0, 0] = NewCell(.text("実績の推移と前回との比較"), style: Look.title)
    sheet.rowHeights[0] = 30
    sheet[1, 0] = NewCell(
      .text(
        summary.hasMovement
          ? "前回より " + summary.movementLine
          : "様式に評価年度より前の実績がないため、前回とは比べていない（--against で前年度のファイルを指定できる）。"),
      style: Look.subtitle)
    writeHeadings(&sheet)
    let first = Self.headingRow + 1
    for (index, line) in lines.enumerated() { write(line, row: first + index, &sheet) }
    Look.fitRows(Self.headingRow..<(first + lines.count), of: &sheet, least: 24)
    addLines(&sheet, first: first)
    sheet.freeze = CellReference(row: first, column: 2)
    Look.print(
      &sheet, repeating: Self.headingRow...Self.headingRow, title: summary.title + " 推移")
    return sheet
  }

  private func writeHeadings(_ sheet: inout NewSheet) {
    let headings =
      [("区分", 26), ("指標", 34), ("単位", 8)] + years.map { (Look.year($0), 12) }
      + [("推移", 16), ("増減", 10), ("前回比", 8), ("前回の達成率(%)", 11), ("達成率(%)", 11), ("差", 9)]
    for (column, heading) in headings.enumerated() {
      sheet[Self.headingRow, column] = NewCell(.text(heading.0), style: Look.heading)
      sheet.columnWidths[column] = heading.1
    }
  }

  private func write(_ line: IndicatorLine, row: Int, _ sheet: inout NewSheet) {
    sheet[row, 0] = Look.cell(summary.innermost(line.places), Look.text)
    sheet[row, 1] = Look.cell(line.name, Look.text)
    sheet[row, 2] = Look.cell(line.unit, Look.center)
    let series = line.seriesWithLast
    for (index, year) in years.enumerated() {
      sheet[row, firstYear + index] = Look.cell(
        series.first { $0.year == year }?.value, Look.count)
    }
    sheet[row, sparkColumn] = NewCell(.blank, style: Look.text)
    let change = line.last.flatMap { last in line.actual?.value.map { $0 - last.value } }
    let difference = line.last?.rate.flatMap { last in line.rate.map { $0 - last } }
    let (before, now) = (
      CellReference(row: row, column: sparkColumn + 3),
      CellReference(row: row, column: sparkColumn + 4)
    )
    let cells = [
      Look.cell(change, Look.count), Look.cell(line.movement?.title.ja ?? "", Look.center),
      Look.cell(line.last?.rate, Look.rate), Look.cell(line.rate, Look.rate),
      NewCell(
        difference.map { .number($0.double) } ?? .text(""), style: Look.rate,
        formula: "IF(COUNT(\(before):\(now))=2,ROUND(\(now)-\(before),1),\"\")"),
    ]
    for (offset, cell) in cells.enumerated() { sheet[row, sparkColumn + 1 + offset] = cell }
  }

  private func addLines(_ sheet: inout NewSheet, first: Int) {
    guard !lines.isEmpty, years.count > 1 else { return }
    var spark = NewSparkline(
      .line,
      lines.indices.map { index in
        NewSparkline.Line(
          in: CellReference(row: first + index, column: sparkColumn),
          of: CellRange(
            CellReference(row: first + index, column: firstYear),
            CellReference(row: first + index, column: sparkColumn - 1)),
          on: Self.name)
      })
    spark.showsMarkers = true
    sheet.sparklines = [spark]
    let movement = CellRange(
      CellReference(row: first, column: sparkColumn + 2),
      CellReference(row: first + lines.count - 1, column: sparkColumn + 2))
    sheet.conditionals = [
      NewConditional(
        [movement], .cell(.equal("\"悪化\""), Look.base.with { $0.color = Look.alarm })),
      NewConditional(
        [movement], .cell(.equal("\"改善\""), Look.base.with { $0.color = Look.accent })),
    ]
  }
}

extension Summary {
  /// `改善 3・横ばい 1・悪化 2`
  var movementLine: String {
    Movement.allCases.filter { $0 != .unknown || total.count($0) > 0 }
      .map { "\($0.title.ja) \(total.count($0))" }.joined(separator: "・")
  }
}
