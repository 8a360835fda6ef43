import Forms
import Grid
import Workbook

/// The sheet that says what became of every file: read or not, how many rows, what was left over.
struct SubmissionSheet {
  static let name = "提出状況"

  let submissions: Submissions
  let rows: [PlanRow]
  let title: String

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    sheet[0, 0] = NewCell(.text("提出状況"), style: Look.title)
    let headings = ["ファイル", "状態", "シート", "行の数", "様式外のセル", "備考"]
    for (column, heading) in headings.enumerated() {
      sheet[2, column] = NewCell(.text(heading), style: Look.heading)
    }
    sheet.columnWidths = [0: 34, 1: 10, 2: 30, 3: 10, 4: 14, 5: 60]
    var row = 3
    for (index, read) in submissions.read.enumerated() {
      let count = rows.count { $0.submission == index }
      let cells = read.form.uncovered
      var remarks: [String] = []
      if !cells.isEmpty {
        remarks.append("様式にない記入: " + cells.map(\.description).joined(separator: "、"))
      }
      if !read.form.unreadSheets.isEmpty {
        remarks.append(
          "読まなかったシート: " + read.form.unreadSheets.joined(separator: "、"))
      }
      write(
        [
          .text(read.file), .text("読込済"), .text(read.form.sheetNames.joined(separator: "、")),
          .number(Double(count)), .number(Double(cells.count)),
          .text(Self.cut(remarks.joined(separator: "\n"))),
        ], row: row, &sheet)
      row += 1
    }
    for unread in submissions.unread {
      write(
        [
          .text(unread.file), .text("読めません"), .blank, .number(0), .blank,
          .text(unread.reason.ja),
        ], row: row, &sheet)
      row += 1
    }
    Look.fitRows(3..<row, of: &sheet)
    sheet.freeze = CellReference(row: 3, column: 0)
    Look.print(&sheet, repeating: 2...2, title: title)
    return sheet
  }

  private func write(_ values: [CellValue], row: Int, _ sheet: inout NewSheet) {
    for (column, value) in values.enumerated() {
      let style = column == 3 || column == 4 ? Look.count : (column == 1 ? Look.center : Look.text)
      sheet[row, column] = NewCell(value, style: style)
    }
  }

  /// A list of cells may be longer than a cell takes.
  private static func cut(_ text: String) -> String {
    guard text.utf16.count > 2000 else { return text }
    return text.prefix(1900) + "…（以下略。くわしくは kensan check）"
  }
}
