import Grid
import Workbook

/// The sheet that shows side by side who said what, with a column for the planner's decision, and
/// below it what was submitted twice alike.
struct ConflictSheet {
  static let name = "不一致"
  private static let fixed = ["区分", "行", "項目", "採用"]

  let conflicts: [MergeConflict]
  let duplicates: [MergeDuplicate]
  let title: String

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    sheet[0, 0] = NewCell(.text("提出内容の不一致"), style: Look.title)
    sheet.rowHeights[0] = 28
    sheet[1, 0] = NewCell(
      .text("「採用」に提出の番号（1、2 …）を書いて保存し、kensan merge --resolve このファイル で決められます。"),
      style: Look.subtitle)
    sheet.columnWidths = [0: 28, 1: 36, 2: 18, 3: 8]
    var row = writeConflicts(&sheet)
    row += 1
    sheet[row, 0] = NewCell(.text("同じ内容の重複（一つだけ載せたもの）"), style: Look.title)
    row += 1
    guard !duplicates.isEmpty else {
      sheet[row, 0] = NewCell(.text("ありません。"), style: Look.base)
      return finished(sheet)
    }
    for (column, heading) in ["区分", "行", "備考", "", "提出元"].enumerated() {
      sheet[row, column] = NewCell(.text(heading), style: Look.heading)
    }
    row += 1
    for duplicate in duplicates {
      let remark = duplicate.spellingDiffers ? "全角・半角や空白だけが違う" : ""
      let files = duplicate.files.joined(separator: "\n")
      for (column, text) in [duplicate.group, duplicate.row, remark, "", files].enumerated() {
        sheet[row, column] = NewCell(text.isEmpty ? .blank : .text(text), style: Look.text)
      }
      Look.fitRows(row..<(row + 1), of: &sheet)
      row += 1
    }
    return finished(sheet)
  }

  private func finished(_ sheet: NewSheet) -> NewSheet {
    var sheet = sheet
    Look.print(&sheet, repeating: 2...2, title: title)
    return sheet
  }

  /// - Returns: the first free row.
  private func writeConflicts(_ sheet: inout NewSheet) -> Int {
    guard !conflicts.isEmpty else {
      sheet[2, 0] = NewCell(.text("ありません。"), style: Look.base)
      return 3
    }
    let most = conflicts.map(\.statements.count).max() ?? 0
    var headings = Self.fixed
    for number in 1...max(1, most) { headings += ["提出\(number)", "提出\(number) の場所"] }
    for (column, heading) in headings.enumerated() {
      sheet[2, column] = NewCell(.text(heading), style: Look.heading)
      if column >= Self.fixed.count { sheet.columnWidths[column] = column % 2 == 0 ? 30 : 26 }
    }
    let entry = Look.center.with { $0.fill = Look.tint }
    var row = 3
    for conflict in conflicts {
      var texts = [conflict.group, conflict.row, conflict.column, ""]
      for statement in conflict.statements {
        let cell = statement.cell.map { "!\($0)" } ?? ""
        texts += [statement.text, "\(statement.file)\n\(statement.sheet)\(cell)"]
      }
      for column in headings.indices {
        let text = column < texts.count ? texts[column] : ""
        sheet[row, column] = NewCell(
          text.isEmpty ? .blank : .text(text), style: column == 3 ? entry : Look.text)
      }
      Look.fitRows(row..<(row + 1), of: &sheet)
      row += 1
    }
    sheet.freeze = CellReference(row: 3, column: 0)
    return row
  }
}
