import Forms
import Grid
import Workbook

/// The sheet with every row of every file, in plan order, and where each came from.
struct MergedListSheet {
  static let name = "一覧"
  private static let headingRow = 2

  let comparison: MergeComparison
  let columns: MergeColumns
  let title: String

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    sheet[0, 0] = NewCell(.text(title), style: Look.title)
    let sources = ["ファイル", "シート", "セル", "備考"]
    let headings = columns.columns.map(\.heading) + sources
    for (column, heading) in headings.enumerated() {
      sheet[Self.headingRow, column] = NewCell(.text(heading), style: Look.heading)
    }
    let first = Self.headingRow + 1
    for (index, kept) in comparison.kept.enumerated() {
      let before = index > 0 ? comparison.kept[index - 1].row : nil
      write(
        kept, after: before, isLast: index == comparison.kept.count - 1, row: first + index, &sheet)
    }
    let last = first + comparison.kept.count
    setWidths(&sheet, columns: headings.count, rows: Self.headingRow..<last)
    Look.fitRows(Self.headingRow..<last, of: &sheet)
    sheet.rowHeights[0] = 28
    sheet.freeze = CellReference(row: first, column: 0)
    if last > first {
      sheet.autoFilter = CellRange(
        CellReference(row: Self.headingRow, column: 0),
        CellReference(row: last - 1, column: headings.count - 1))
    }
    Look.print(&sheet, repeating: Self.headingRow...Self.headingRow, title: title)
    // What is wider than this is too small to read on A4.
    if sheet.columnWidths.values.reduce(0, +) > 200 { sheet.printSetup.paper = .a3 }
    return sheet
  }

  private func write(
    _ kept: MergeComparison.Kept, after before: PlanRow?, isLast: Bool, row: Int,
    _ sheet: inout NewSheet
  ) {
    var sameSoFar = true
    for (place, column) in columns.columns.enumerated() {
      let entry = kept.settled[place] ?? columns.entry(of: kept.row, in: column)
      var style = Self.style(of: entry)
      if kept.settled[place] != nil { style.fill = Look.tint }
      if case .level = column.content {
        // Each row keeps its heading for filters; a repeated one steps back as if it were merged.
        sameSoFar = sameSoFar && before.map { columns.entry(of: $0, in: column).text } == entry.text
        style = style.with {
          $0.vertical = .top
          $0.color = sameSoFar ? Look.repeated : nil
          if sameSoFar { $0.borders.top = nil }
          if !isLast { $0.borders.bottom = nil }
        }
      }
      sheet[row, place] = NewCell(entry.value, style: style)
    }
    let next = columns.columns.count
    let location = kept.row.location
    sheet[row, next] = NewCell(.text(kept.row.file), style: Look.text)
    sheet[row, next + 1] = NewCell(.text(location?.sheet ?? ""), style: Look.text)
    sheet[row, next + 2] = NewCell(.text(location?.cell.description ?? ""), style: Look.center)
    let mark = Look.link(Look.center).with { $0.color = Look.alarm }
    let remark = kept.conflicting ? "不一致" : kept.settled.isEmpty ? "" : "決定済み"
    sheet[row, next + 3] = NewCell(
      remark.isEmpty ? .blank : .text(remark), style: kept.conflicting ? mark : Look.center)
    if kept.conflicting {
      sheet.links.append(
        NewLink(
          CellReference(row: row, column: next + 3),
          to: .cell(sheet: ConflictSheet.name, reference: CellReference(row: 0, column: 0))))
    }
  }

  private static func style(of entry: MergeColumns.Entry) -> NewStyle {
    guard case .number = entry.value else { return Look.text }
    return Look.text.with {
      $0.horizontal = .right
      $0.numberFormat = entry.numberFormat
    }
  }

  /// As wide as the widest line, within what a page can bear.
  private func setWidths(_ sheet: inout NewSheet, columns: Int, rows: Range<Int>) {
    for column in 0..<columns {
      var width = 6
      for row in rows {
        guard let value = sheet[row, column]?.value else { continue }
        for line in value.raw.split(separator: "\n") { width = max(width, TextWidth.of(line) + 2) }
      }
      sheet.columnWidths[column] = min(width, 32)
    }
  }
}
