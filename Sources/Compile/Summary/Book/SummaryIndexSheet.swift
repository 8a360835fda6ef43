import Grid
import Workbook

/// The first sheet: the figures in one line each, and where everything stands.
struct SummaryIndexSheet {
  let summary: Summary
  let entries: [(name: String, about: String)]
  /// The row of the sheet 集計 that counts all.
  let totalRow: Int

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: IndexSheet.name)
    sheet.columnWidths = [0: 24, 1: 52, 2: 16]
    sheet[0, 0] = NewCell(
      .text(
        [summary.municipality, summary.title + " 集計表"].filter { !$0.isEmpty }.joined(separator: " ")
      ),
      style: Look.title)
    sheet.rowHeights[0] = 34
    sheet[1, 0] = NewCell(.text(summary.headline), style: Look.subtitle)
    var row = 3
    for (column, word) in ["シート", "内容"].enumerated() {
      sheet[row, column] = NewCell(.text(word), style: Look.heading)
    }
    for entry in entries {
      row += 1
      sheet[row, 0] = NewCell(.text(entry.name), style: Look.link(Look.text))
      sheet[row, 1] = NewCell(.text(entry.about), style: Look.text)
      sheet.links.append(
        NewLink(
          CellReference(row: row, column: 0),
          to: .cell(sheet: entry.name, reference: CellReference(row: 0, column: 0))))
    }
    row += 2
    for (column, word) in ["全体の数", "", "値"].enumerated() {
      sheet[row, column] = NewCell(word.isEmpty ? .blank : .text(word), style: Look.heading)
    }
    for figure in figures {
      row += 1
      sheet[row, 0] = NewCell(.text(figure.title), style: Look.text)
      sheet[row, 1] = NewCell(.text(figure.about), style: Look.text.with { $0.color = Look.quiet })
      let letters = CellReference.columnLetters(figure.column)
      sheet[row, 2] = NewCell(
        figure.value, style: figure.style,
        formula: "\(LevelSheet.name)!\(letters)\(totalRow + 1)")
    }
    Look.fitRows(4..<(row + 1), of: &sheet, least: 22)
    Look.print(&sheet, repeating: 0...0, title: summary.title + " 集計表")
    sheet.printSetup.landscape = false
    return sheet
  }

  private struct Figure {
    var title: String
    var about: String
    var value: CellValue
    var style = Look.count
    var column: Int
  }

  private var figures: [Figure] {
    let outcomes = LevelSheet.outcomes.enumerated().map { index, outcome in
      Figure(
        title: outcome.title.ja, about: Self.about(outcome),
        value: .number(Double(summary.total.count(outcome))), column: 2 + index)
    }
    let share = 2 + outcomes.count + (summary.hasOutOfScope ? 1 : 0)
    return [
      Figure(
        title: "指標数", about: "様式にある指標（同じ指標は一度）",
        value: .number(Double(summary.total.total)), column: 1)
    ] + outcomes + [
      Figure(
        title: "達成の割合(%)", about: "達成÷（達成＋未達成）",
        value: LevelSheet.value(summary.total.metShare), style: Look.rate, column: share),
      Figure(
        title: "平均達成率(%)", about: "達成率のある指標の単純平均",
        value: LevelSheet.value(summary.total.meanRate), style: Look.rate, column: share + 1),
    ]
  }

  private static func about(_ outcome: Outcome) -> String {
    switch outcome {
    case .met: "目標に届いた"
    case .unmet: "目標に届かなかった"
    case .pending: "実績がまだ出ていない"
    case .notMeasurable: "実績・目標がない、比べられない、方向が不明"
    case .outOfScope: "目標の欄がない"
    }
  }
}
