package import Forms
import Grid
import Notation
import Workbook

/// One value of one file, with what became of it in the merged book.
package struct ValueLine: Sendable {
  package var file: String
  package var row: ValueRow
  /// Why the value does not hold; empty where it does.
  package var remark: String

  /// Every value of every file, also of those that were not taken.
  static func all(_ inputs: MergeInputs, _ decisions: [MergeDecision]) -> [ValueLine] {
    var refused: [String: String] = [:]
    for decision in decisions {
      let taken = decision.conflict.statements[decision.chosen]
      for (number, statement) in decision.conflict.statements.enumerated()
      where number != decision.chosen {
        refused[statement.place] = "不採用（\(taken.place) を採用）"
      }
    }
    return inputs.submissions.read.enumerated().flatMap { index, read in
      let dropped = inputs.dropped.contains(index) ? "不採用のファイル" : ""
      return read.form.valueRows.map { row in
        let statement = MergeConflict.Statement(
          file: read.file, sheet: row.location.sheet, cell: row.location.cell, text: "")
        return ValueLine(
          file: read.file, row: row, remark: refused[statement.place] ?? dropped)
      }
    }
  }
}

/// The long table: every value with its file, sheet and cell.
struct ValueSheet {
  static let name = "全データ"
  private static let headings = [
    "ファイル", "シート", "セル", "区分", "指標名", "単位", "年度", "役割", "記載", "値", "状態", "備考",
  ]

  let lines: [ValueLine]
  let title: String

  /// Row by row: of three hundred files there are many.
  func write(_ writer: inout Writer) throws(WorkbookError) {
    var sheet = NewSheet(name: Self.name)
    let widths = [26, 22, 7, 28, 36, 8, 14, 10, 14, 12, 8, 30]
    for (column, width) in widths.enumerated() { sheet.columnWidths[column] = width }
    sheet.freeze = CellReference(row: 1, column: 0)
    sheet.autoFilter = CellRange(
      CellReference(row: 0, column: 0),
      CellReference(row: max(1, lines.count), column: Self.headings.count - 1))
    Look.print(&sheet, repeating: 0...0, title: title)
    try writer.open(sheet)
    let heading = try writer.style(Look.heading)
    let text = try writer.style(Look.base)
    let number = try writer.style(Look.base.with { $0.horizontal = .right })
    try writer.row()
    for word in Self.headings { try writer.cell(.text(word), style: heading) }
    for line in lines {
      try writer.row()
      for (column, value) in Self.values(line).enumerated() where value != .blank {
        try writer.cell(value, column: column, style: column == 9 ? number : text)
      }
    }
    try writer.close()
  }

  private static func values(_ line: ValueLine) -> [CellValue] {
    let row = line.row
    let value = row.value.map { CellValue.number($0.double) } ?? .blank
    let texts = [
      line.file, row.location.sheet, row.location.cell.description, row.group, row.indicator,
      row.unit, row.period?.label ?? "", row.role.title.ja, row.raw,
    ].map { $0.isEmpty ? CellValue.blank : .text($0) }
    let state = row.status == .value ? "" : row.status.title.ja
    return texts + [value] + [state, line.remark].map { $0.isEmpty ? .blank : .text($0) }
  }
}
