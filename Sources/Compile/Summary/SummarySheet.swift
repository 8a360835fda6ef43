import Grid
import Workbook

/// The sheet for the mayor: one row per group, totals as formulas, a chart, and how it was counted.
struct SummarySheet {
  static let name = "集計"
  private static let headingRow = 3
  private static let firstRow = 5
  private static let fixed = ["指標数", "達成", "未達成", "測定不可", "平均(%)", "対象数"]
  private static let rateColumn = 5

  let summary: SummaryBook

  private var lastRow: Int { Self.firstRow + summary.groups.count - 1 }
  private var totalRow: Int { lastRow + 1 }
  private var columnCount: Int { 1 + Self.fixed.count + summary.grades.count }

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    setWidths(&sheet)
    writeTitle(&sheet)
    writeHeadings(&sheet)
    for (index, group) in summary.groups.enumerated() {
      write(group, row: Self.firstRow + index, &sheet)
    }
    writeTotal(&sheet)
    Look.fitRows(Self.firstRow..<(totalRow + 1), of: &sheet, least: 22)
    let chartRow = totalRow + 2
    let chartHeight = min(30, 9 + summary.groups.count * 2)
    sheet.charts = [chart(row: chartRow, height: chartHeight)]
    let noteRow = chartRow + chartHeight + 1
    let end = writeNotes(row: noteRow, &sheet)
    sheet.freeze = CellReference(row: Self.firstRow, column: 1)
    sheet.autoFilter = CellRange(
      CellReference(row: Self.headingRow + 1, column: 0),
      CellReference(row: lastRow, column: columnCount - 1))
    Look.print(
      &sheet, repeating: Self.headingRow...(Self.headingRow + 1), title: summary.title + " 集計表")
    sheet.printSetup.area = CellRange(
      CellReference(row: 0, column: 0), CellReference(row: end, column: columnCount - 1))
    return sheet
  }

  private func setWidths(_ sheet: inout NewSheet) {
    let widest = summary.groups.map { TextWidth.of($0.name) }.max() ?? 0
    sheet.columnWidths[0] = min(46, max(24, widest + 3))
    for column in 1..<columnCount {
      sheet.columnWidths[column] = column <= Self.fixed.count ? 11 : 8
    }
  }

  private func writeTitle(_ sheet: inout NewSheet) {
    sheet[0, 0] = NewCell(.text(summary.title + " 集計表"), style: Look.title)
    sheet.rowHeights[0] = 30
    let year = summary.evaluationYear.map { "評価年度 " + Self.label(year: $0) + "　" } ?? ""
    let indicators = summary.groups.reduce(0) { $0 + $1.total }
    sheet[1, 0] = NewCell(
      .text("\(year)区分 \(summary.groups.count)・指標 \(indicators)・ファイル \(summary.files.count)"),
      style: Look.subtitle)
  }

  /// A fiscal year as offices write it; before 令和 the Western year stands alone.
  private static func label(year: Int) -> String {
    guard year >= 2019 else { return "\(year)年度" }
    return "令和\(year == 2019 ? "元" : String(year - 2018))年度（\(year)年度）"
  }

  private func writeHeadings(_ sheet: inout NewSheet) {
    let top = Self.headingRow
    func span(_ text: String, _ columns: ClosedRange<Int>) {
      sheet[top, columns.lowerBound] = NewCell(.text(text), style: Look.heading)
      sheet.merge(
        CellRange(
          CellReference(row: top, column: columns.lowerBound),
          CellReference(row: top, column: columns.upperBound)))
    }
    sheet[top, 0] = NewCell(.blank, style: Look.heading)
    sheet[top + 1, 0] = NewCell(.text("区分"), style: Look.subheading)
    span("成果指標の達成状況", 1...4)
    span("達成率", 5...6)
    for (index, heading) in (Self.fixed + summary.grades).enumerated() {
      sheet[top + 1, index + 1] = NewCell(.text(heading), style: Look.subheading)
    }
    if !summary.grades.isEmpty { span("評価の区分", 7...(6 + summary.grades.count)) }
    sheet.rowHeights[top] = 22
    sheet.rowHeights[top + 1] = 22
  }

  private func write(_ group: GroupLine, row: Int, _ sheet: inout NewSheet) {
    let name = group.name.isEmpty ? "（区分なし）" : group.name
    sheet[row, 0] = NewCell(.text(name), style: Look.text)
    let counts = [group.total, group.met, group.unmet, group.notMeasurable]
    for (index, count) in counts.enumerated() {
      sheet[row, index + 1] = NewCell(.number(Double(count)), style: Look.count)
    }
    // More digits than shown, so that the weighted mean below is that of the single rates.
    let mean = group.mean(scale: 9)?.normalized
    sheet[row, Self.rateColumn] = NewCell(
      mean.map { .number($0.double) } ?? .text("－"), style: Look.rate)
    sheet[row, Self.rateColumn + 1] = NewCell(
      .number(Double(group.rates.count)), style: Look.count)
    for (index, grade) in summary.grades.enumerated() {
      sheet[row, Self.fixed.count + 1 + index] = NewCell(
        .number(Double(group.grades[grade] ?? 0)), style: Look.count)
    }
  }

  private func writeTotal(_ sheet: inout NewSheet) {
    func range(_ column: Int) -> String {
      let letters = CellReference.columnLetters(column)
      return "\(letters)\(Self.firstRow + 1):\(letters)\(lastRow + 1)"
    }
    func sum(_ column: Int, _ value: Int) {
      sheet[totalRow, column] = NewCell(
        .number(Double(value)), style: Look.total(Look.count), formula: "SUM(\(range(column)))")
    }
    func total(_ count: (GroupLine) -> Int) -> Int { summary.groups.reduce(0) { $0 + count($1) } }
    sheet[totalRow, 0] = NewCell(.text("合計・平均"), style: Look.total(Look.text))
    sum(1, total(\.total))
    sum(2, total(\.met))
    sum(3, total(\.unmet))
    sum(4, total(\.notMeasurable))
    var whole = GroupLine(name: "")
    whole.rates = summary.groups.flatMap(\.rates)
    let (rates, weights) = (range(Self.rateColumn), range(Self.rateColumn + 1))
    sheet[totalRow, Self.rateColumn] = NewCell(
      whole.meanRate.map { .number($0.double) } ?? .text("－"), style: Look.total(Look.rate),
      formula:
        "IF(SUM(\(weights))=0,\"－\",ROUND(SUMPRODUCT(\(rates),\(weights))/SUM(\(weights)),1))")
    sum(Self.rateColumn + 1, whole.rates.count)
    for (index, grade) in summary.grades.enumerated() {
      sum(Self.fixed.count + 1 + index, total { $0.grades[grade] ?? 0 })
    }
  }

  private func chart(row: Int, height: Int) -> NewChart {
    func source(_ column: Int, _ rows: ClosedRange<Int>) -> NewChart.Source {
      NewChart.Source(
        sheet: Self.name,
        range: CellRange(
          CellReference(row: rows.lowerBound, column: column),
          CellReference(row: rows.upperBound, column: column)))
    }
    let rows = Self.firstRow...max(Self.firstRow, lastRow)
    let heading = (Self.headingRow + 1)...(Self.headingRow + 1)
    let looks = [(2, Look.accent, "FFFFFF"), (3, Look.middle, "1A1A1A"), (4, Look.pale, "404040")]
    var chart = NewChart(
      kind: .stackedBar, title: "区分ごとの成果指標の達成状況", categories: source(0, rows),
      series: looks.map { column, color, label in
        NewChart.Series(
          name: source(column, heading), values: source(column, rows), color: color,
          // Zeros would only stand in each other's way: the third section of the code is empty.
          labels: NewChart.Labels(color: label, numberFormat: "0;-0;;"))
      },
      anchor: CellRange(
        CellReference(row: row, column: 0),
        CellReference(row: row + height - 1, column: columnCount - 1)))
    chart.valueAxis.title = "指標の数"
    chart.valueAxis.numberFormat = "0"
    return chart
  }

  /// - Returns: the last row used.
  private func writeNotes(row: Int, _ sheet: inout NewSheet) -> Int {
    var notes = [
      "※ 達成・未達成: 実績値を同じ年度の目標値と比べた。増やす指標は実績≧目標、減らす指標は実績≦目標、段階で表す指標は目標の段階以上で達成。",
      "※ 測定不可: 実績・目標がない、数値でない、比べられない、または望ましい方向が分からないもの。理由は「指標一覧」にある。",
      "※ 達成率: 実績÷目標×100（減らす指標は目標÷実績×100）を小数第1位に四捨五入。平均は「対象数」の指標の単純平均で、上限を設けていない。",
      "※ 資料: " + summary.files.joined(separator: "、"),
    ]
    if !summary.unreadFiles.isEmpty {
      notes.append("※ 読めなかったファイル（集計に含まない）: " + summary.unreadFiles.joined(separator: "、"))
    }
    if summary.conflictCount > 0 {
      notes.append(
        "※ 提出によって値の違う指標が \(summary.conflictCount) あり、測定不可に数えた。kensan merge で確かめる。")
    }
    for (index, note) in notes.enumerated() {
      sheet[row + index, 0] = NewCell(.text(Self.cut(note)), style: Look.note)
      sheet.merge(
        CellRange(
          CellReference(row: row + index, column: 0),
          CellReference(row: row + index, column: columnCount - 1)))
    }
    Look.fitRows(row..<(row + notes.count), of: &sheet, least: 15)
    return row + notes.count - 1
  }

  /// Two hundred file names do not fit a note; all of them stand in the sheet of submissions.
  private static func cut(_ note: String) -> String {
    note.count <= 600 ? note : note.prefix(580) + "…（すべては「提出状況」にある）"
  }
}
