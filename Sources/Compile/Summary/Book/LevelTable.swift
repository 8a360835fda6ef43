import Grid
import Workbook

/// Tables of all levels below one another under the same headings: a row to each group, and below
/// each level what all come to.
struct LevelTable {
  struct Column {
    var heading: String
    var width = 9
    var style = Look.count
    var value: (Figures) -> CellValue
    var formula: (Place) -> String?
  }

  /// The row that a formula is for.
  struct Place {
    /// `指標一覧!$B$4:$B$19,$A7`, by which only the group's own lines count; nil for all.
    var condition: String?
    /// Counted from 1, as formulas do.
    var row: Int
    /// The rows of the level's groups, nil for what is none of them.
    var groups: ClosedRange<Int>?

    /// `COUNTIFS(…)` of the lines that fulfil these conditions as well.
    func count(_ more: String...) -> String {
      let all = [condition].compactMap { $0 } + more
      return "COUNTIFS(" + all.joined(separator: ",") + ")"
    }

    /// The mean of a column to one decimal, a dash where there is nothing to take it of.
    func mean(_ range: String) -> String {
      let mean = condition.map { "AVERAGEIFS(\(range),\($0))" } ?? "AVERAGE(\(range))"
      return "IFERROR(ROUND(\(mean),1),\"－\")"
    }
  }

  /// Where a level's groups have come to stand.
  struct Block {
    var level: Int
    var rows: ClosedRange<Int>
  }

  let summary: Summary
  /// The cells of the list that a level's names stand in.
  let keys: (Int) -> String
  let columns: [Column]

  /// - Returns: the blocks, and the first free row.
  func write(_ sheet: inout NewSheet, headingRow: Int) -> (blocks: [Block], end: Int) {
    sheet[headingRow, 0] = NewCell(.text("区分"), style: Look.heading)
    let labels = summary.levels.flatMap(\.groups).map { TextWidth.of($0.label) }
    sheet.columnWidths[0] = min(44, max(22, (labels.max() ?? 0) + 2))
    for (index, column) in columns.enumerated() {
      sheet[headingRow, index + 1] = NewCell(.text(column.heading), style: Look.heading)
      sheet.columnWidths[index + 1] = column.width
    }
    Look.fitRows(headingRow..<(headingRow + 1), of: &sheet, least: 22)
    var row = headingRow + 1
    var blocks: [Block] = []
    for (index, level) in summary.levels.enumerated() {
      band(level.subject + "別", row: row, &sheet)
      let rows = (row + 1)...(row + level.groups.count)
      let named = (row + 1)...max(row + 1, row + level.groups.count { !$0.isNone })
      for (offset, group) in level.groups.enumerated() {
        let place = row + 1 + offset
        write(
          group.label, group.figures, condition: "\(keys(index)),$A\(place + 1)", row: place,
          group.isNone ? nil : named, &sheet)
      }
      blocks.append(Block(level: index, rows: rows))
      row = rows.upperBound + 1
    }
    write("全体", summary.total, condition: nil, row: row, nil, &sheet)
    Look.fitRows((headingRow + 1)..<(row + 1), of: &sheet, least: 20)
    return (blocks, row + 1)
  }

  private func band(_ text: String, row: Int, _ sheet: inout NewSheet) {
    let style = Look.subheading.with { $0.horizontal = .left }
    for column in 0...columns.count {
      sheet[row, column] = NewCell(column == 0 ? .text(text) : .blank, style: style)
    }
  }

  private func write(
    _ label: String, _ figures: Figures, condition: String?, row: Int, _ groups: ClosedRange<Int>?,
    _ sheet: inout NewSheet
  ) {
    let place = Place(
      condition: condition, row: row + 1,
      groups: groups.map { ($0.lowerBound + 1)...($0.upperBound + 1) })
    let isTotal = condition == nil
    sheet[row, 0] = NewCell(.text(label), style: isTotal ? Look.total(Look.text) : Look.text)
    for (index, column) in columns.enumerated() {
      sheet[row, index + 1] = NewCell(
        column.value(figures), style: isTotal ? Look.total(column.style) : column.style,
        formula: column.formula(place))
    }
  }
}
