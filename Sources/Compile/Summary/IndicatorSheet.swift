import Forms
import Grid
import Notation
import Workbook

/// The sheet behind the summary: every indicator with its values, verdict, and source cell.
struct IndicatorSheet {
  static let name = "指標一覧"
  private static let headingRow = 2
  private static let headings = [
    "No.", "区分", "指標", "単位", "基準値", "目標値", "実績値", "達成率(%)", "判定", "測定不可の理由",
    "ファイル", "シート", "セル",
  ]

  let summary: SummaryBook

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    sheet[0, 0] = NewCell(.text("指標一覧"), style: Look.title)
    sheet.rowHeights[0] = 30
    sheet.columnWidths = [
      0: 5, 1: 30, 2: 36, 3: 8, 4: 13, 5: 13, 6: 13, 7: 10, 8: 10, 9: 18, 10: 22, 11: 18, 12: 7,
    ]
    for (column, heading) in Self.headings.enumerated() {
      sheet[Self.headingRow, column] = NewCell(.text(heading), style: Look.heading)
    }
    let first = Self.headingRow + 1
    for (index, line) in summary.indicators.enumerated() {
      let before = index > 0 ? summary.indicators[index - 1].group : nil
      write(line, number: index + 1, repeated: before == line.group, row: first + index, &sheet)
    }
    let last = first + summary.indicators.count
    Look.fitRows(Self.headingRow..<last, of: &sheet)
    sheet.freeze = CellReference(row: first, column: 0)
    if last > first {
      sheet.autoFilter = CellRange(
        CellReference(row: Self.headingRow, column: 0),
        CellReference(row: last - 1, column: Self.headings.count - 1))
    }
    Look.print(
      &sheet, repeating: Self.headingRow...Self.headingRow, title: summary.title + " 指標一覧")
    return sheet
  }

  private func write(
    _ line: IndicatorLine, number: Int, repeated: Bool, row: Int, _ sheet: inout NewSheet
  ) {
    let group = Look.text.with {
      $0.color = repeated ? Look.repeated : nil
    }
    let verdict: (text: String, style: NewStyle) =
      switch line.outcome {
      case .met:
        (
          "達成",
          Look.center.with {
            $0.color = Look.accent
            $0.bold = true
          }
        )
      case .unmet: ("未達成", Look.center)
      case .notMeasurable: ("測定不可", Look.center.with { $0.color = Look.quiet })
      }
    var cells = [
      NewCell(.number(Double(number)), style: Look.count),
      NewCell(.text(line.group), style: group), NewCell(.text(line.name), style: Look.text),
      NewCell(.text(line.unit), style: Look.center),
    ]
    cells += [line.baseline, line.target, line.actual].map { Self.cell($0) }
    cells += [
      NewCell(line.rate.map { .number($0.double) } ?? .blank, style: Look.rate),
      NewCell(.text(verdict.text), style: verdict.style),
      NewCell(.text(line.reason), style: Look.text), NewCell(.text(line.file), style: Look.text),
      NewCell(.text(line.location?.sheet ?? ""), style: Look.text),
      NewCell(.text(line.location?.cell.description ?? ""), style: Look.center),
    ]
    for (column, cell) in cells.enumerated() {
      var cell = cell
      if case .text("") = cell.value { cell.value = .blank }
      sheet[row, column] = cell
    }
  }

  /// The number where there is one, else the level or the mark as it was written.
  private static func cell(_ value: IndicatorValue?) -> NewCell {
    let right = Look.text.with { $0.horizontal = .right }
    guard let value else { return NewCell(.blank, style: right) }
    if let number = value.value {
      let style = Look.count.with { $0.numberFormat = Look.format(decimals: number.scale) }
      return NewCell(.number(number.double), style: style)
    }
    let text = value.qualitative?.level ?? value.missing?.token ?? value.shown
    return NewCell(text.isEmpty ? .blank : .text(text), style: right)
  }
}
