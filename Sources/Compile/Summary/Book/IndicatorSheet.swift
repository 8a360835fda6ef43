import Forms
import Grid
import Workbook

/// The list behind the summary: every indicator with its values, verdict, and source cell. Every
/// count of the other sheets is a formula over its columns.
struct IndicatorSheet {
  static let name = "指標一覧"
  static let headingRow = 2
  static let firstRow = 3

  enum Column: Hashable {
    case number
    /// By the place of the level among those of the summary.
    case level(Int)
    case indicator, unit, baseline, target, actual, rate, verdict, band, points
    case lastYear, lastValue, lastRate, movement, reason, file, sheet, cell
  }

  let summary: Summary
  let columns: [Column]

  init(_ summary: Summary) {
    self.summary = summary
    var columns = [Column.number] + summary.levels.indices.map { .level($0) }
    columns += [.indicator, .unit, .baseline, .target, .actual, .rate, .verdict, .band]
    if summary.hasPoints { columns.append(.points) }
    if summary.hasMovement { columns += [.lastYear, .lastValue, .lastRate, .movement] }
    self.columns = columns + [.reason, .file, .sheet, .cell]
  }

  private var lastRow: Int { Self.firstRow + max(1, summary.indicators.count) - 1 }

  /// `指標一覧!$N$4:$N$19`: a column's cells, for formulas of other sheets.
  func range(_ column: Column) -> String {
    let letters = CellReference.columnLetters(columns.firstIndex(of: column) ?? 0)
    return "\(Self.name)!$\(letters)$\(Self.firstRow + 1):$\(letters)$\(lastRow + 1)"
  }

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    sheet[0, 0] = NewCell(.text("指標一覧"), style: Look.title)
    sheet[1, 0] = NewCell(
      .text("「集計」「分布」などの数は、すべてこの一覧の列を数式で数えたもの。"), style: Look.subtitle)
    sheet.rowHeights[0] = 30
    for (index, column) in columns.enumerated() {
      sheet[Self.headingRow, index] = NewCell(.text(heading(column)), style: Look.heading)
      sheet.columnWidths[index] = width(column)
    }
    for (index, line) in summary.indicators.enumerated() {
      for (place, column) in columns.enumerated() {
        sheet[Self.firstRow + index, place] = cell(column, line, number: index + 1)
      }
    }
    Look.fitRows(Self.headingRow..<(lastRow + 1), of: &sheet)
    sheet.freeze = CellReference(row: Self.firstRow, column: 0)
    sheet.autoFilter = CellRange(
      CellReference(row: Self.headingRow, column: 0),
      CellReference(row: lastRow, column: columns.count - 1))
    sheet.conditionals = conditionals
    Look.print(
      &sheet, repeating: Self.headingRow...Self.headingRow, title: summary.title + " 指標一覧")
    return sheet
  }

  private func heading(_ column: Column) -> String {
    switch column {
    case .number: "No."
    case .level(let index): summary.levels[index].subject
    case .indicator: "指標"
    case .unit: "単位"
    case .baseline: "基準値"
    case .target: "目標値"
    case .actual: "実績値"
    case .rate: "達成率(%)"
    case .verdict: "判定"
    case .band: "達成率の帯"
    case .points: "点数"
    case .lastYear: "前回の年度"
    case .lastValue: "前回の実績"
    case .lastRate: "前回の達成率(%)"
    case .movement: "前回比"
    case .reason: "判定できない理由"
    case .file: "ファイル"
    case .sheet: "シート"
    case .cell: "セル"
    }
  }

  private func width(_ column: Column) -> Int {
    switch column {
    case .number, .cell: 6
    case .level(let index): summary.levels[index].isOffice ? 12 : 16
    case .indicator: 30
    case .unit: 7
    case .baseline, .target, .actual, .lastValue: 11
    case .rate, .verdict, .lastRate, .movement, .lastYear: 9
    case .band: 15
    case .points: 6
    case .reason: 12
    case .sheet: 10
    case .file: 17
    }
  }

  private func cell(_ column: Column, _ line: IndicatorLine, number: Int) -> NewCell {
    switch column {
    case .number: NewCell(.number(Double(number)), style: Look.count)
    case .level(let index):
      Look.cell(summary.label(line.places, at: summary.levels[index]), Look.text)
    case .indicator: Look.cell(line.name, Look.text)
    case .unit: Look.cell(line.unit, Look.center)
    case .baseline: Look.cell(line.baseline)
    case .target: Look.cell(line.target)
    case .actual: Look.cell(line.actual)
    case .rate: Look.cell(line.rate, Look.rate)
    case .verdict: Look.cell(line.outcome.title.ja, Look.center)
    case .band: Look.cell(line.band.map { summary.bands[$0].title.ja } ?? "", Look.center)
    case .points: Look.cell(line.points, Look.count)
    case .lastYear: Look.cell(line.last.map { Look.year($0.year) } ?? "", Look.center)
    case .lastValue: Look.cell(line.last?.value, Look.count)
    case .lastRate: Look.cell(line.last?.rate, Look.rate)
    case .movement: Look.cell(line.movement?.title.ja ?? "", Look.center)
    case .reason: Look.cell(line.whyNot?.ja ?? "", Look.text)
    case .file: Look.cell(line.file, Look.text)
    case .sheet: Look.cell(line.location?.sheet ?? "", Look.text)
    case .cell: Look.cell(line.location?.cell.description ?? "", Look.center)
    }
  }

  private var conditionals: [NewConditional] {
    func whole(_ column: Column) -> CellRange {
      let index = columns.firstIndex(of: column) ?? 0
      return CellRange(
        CellReference(row: Self.firstRow, column: index),
        CellReference(row: lastRow, column: index))
    }
    let verdicts = [
      NewConditional(
        [whole(.verdict)],
        .cell(
          .equal("\"未達成\""),
          Look.base.with {
            $0.color = Look.alarm
            $0.bold = true
          })),
      NewConditional(
        [whole(.verdict)],
        .cell(
          .equal("\"達成\""),
          Look.base.with {
            $0.color = Look.accent
            $0.bold = true
          })),
    ]
    guard summary.hasMovement else { return verdicts }
    return verdicts + [
      NewConditional(
        [whole(.movement)], .cell(.equal("\"悪化\""), Look.base.with { $0.color = Look.alarm }))
    ]
  }
}
