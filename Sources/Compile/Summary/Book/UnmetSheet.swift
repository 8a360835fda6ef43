import Forms
import Grid
import Workbook

/// The indicators that missed their targets, the lowest rate first, with the reasons given.
struct UnmetSheet {
  static let name = "未達成一覧"
  private static let headingRow = 3
  private static let headings: [(String, Int)] = [
    ("No.", 5), ("区分", 22), ("指標", 28), ("主管課", 12), ("単位", 7), ("目標値", 11), ("実績値", 11),
    ("差", 10), ("達成率(%)", 10), ("前回比", 8), ("理由（様式の記載）", 58), ("ファイル", 17), ("セル", 7),
  ]

  let summary: Summary

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    let lines = summary.unmet
    sheet[0, 0] = NewCell(.text("未達成の指標"), style: Look.title)
    sheet.rowHeights[0] = 30
    let silent = lines.count { $0.reasonText.isEmpty }
    sheet[1, 0] = NewCell(
      .text("\(lines.count) 件（達成率の低い順）" + (silent == 0 ? "" : "　理由の記載なし \(silent) 件")),
      style: Look.subtitle)
    for (column, heading) in Self.headings.enumerated() {
      sheet[Self.headingRow, column] = NewCell(.text(heading.0), style: Look.heading)
      sheet.columnWidths[column] = heading.1
    }
    let first = Self.headingRow + 1
    for (index, line) in lines.enumerated() {
      for (column, cell) in cells(line, number: index + 1).enumerated() {
        sheet[first + index, column] = cell
      }
    }
    Look.fitRows(Self.headingRow..<(first + lines.count), of: &sheet)
    sheet.freeze = CellReference(row: first, column: 3)
    if !lines.isEmpty {
      sheet.autoFilter = CellRange(
        CellReference(row: Self.headingRow, column: 0),
        CellReference(row: first + lines.count - 1, column: Self.headings.count - 1))
    }
    Look.print(
      &sheet, repeating: Self.headingRow...Self.headingRow, title: summary.title + " 未達成一覧")
    return sheet
  }

  private func cells(_ line: IndicatorLine, number: Int) -> [NewCell] {
    let place = line.location.map { "\($0.cell)" } ?? ""
    let missing = Look.text.with { $0.color = Look.alarm }
    return [
      NewCell(.number(Double(number)), style: Look.count),
      Look.cell(summary.innermost(line.places), Look.text), Look.cell(line.name, Look.text),
      Look.cell(line.office, Look.text), Look.cell(line.unit, Look.center),
      Look.cell(line.target), Look.cell(line.actual), Look.cell(line.gap, Look.count),
      Look.cell(line.rate, Look.rate),
      Look.cell(line.movement?.title.ja ?? "", Look.center),
      line.reasonText.isEmpty
        ? NewCell(.text("記載なし"), style: missing)
        : NewCell(.text(line.reasonText.abridged(at: 500, "続きは様式")), style: Look.text),
      Look.cell(line.file, Look.text), Look.cell(place, Look.center),
    ]
  }
}
