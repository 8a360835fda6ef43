import Forms
import Grid
import Workbook

/// The sheet that says what became of every file: read or not, how many rows, what was left over.
struct SubmissionSheet {
  static let name = "提出状況"

  let submissions: Submissions
  let rows: [PlanRow]
  let title: String
  /// What became of each row of the roster, nil without one.
  var roster: RosterTable?

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    sheet[0, 0] = NewCell(.text("提出状況"), style: Look.title)
    sheet.columnWidths = [0: 34, 1: 14, 2: 30, 3: 12, 4: 14, 5: 60]
    let top = writeRoster(&sheet)
    let headings = ["ファイル", "状態", "シート", "行の数", "様式外のセル", "備考"]
    for (column, heading) in headings.enumerated() {
      sheet[top, column] = NewCell(.text(heading), style: Look.heading)
    }
    var row = top + 1
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
          .text(remarks.joined(separator: "\n").abridged(at: 2000, "以下略。くわしくは kensan check")),
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
    Look.fitRows((top + 1)..<row, of: &sheet)
    sheet.freeze = CellReference(row: 3, column: 0)
    Look.print(&sheet, repeating: 2...2, title: title)
    return sheet
  }

  /// - Returns: the row of the headings below.
  private func writeRoster(_ sheet: inout NewSheet) -> Int {
    guard let roster else { return 2 }
    let states = Dictionary(grouping: roster.lines, by: \.state).mapValues(\.count)
    let order: [RosterTable.State] = [
      .submitted, .late, .twice, .missing, .unreadable, .unexpected,
    ]
    let counts = order.compactMap { state in states[state].map { "\(state.rawValue) \($0)" } }
    sheet[1, 0] = NewCell(
      .text("名簿との照合: " + counts.joined(separator: "・")), style: Look.subtitle)
    for (column, heading) in ["施策", "状態", "主管課", "評価年度", "提出日", "ファイル"].enumerated() {
      sheet[2, column] = NewCell(.text(heading), style: Look.heading)
    }
    for (index, line) in roster.lines.enumerated() {
      let row = 3 + index
      let alarming = ![RosterTable.State.submitted, .unexpected].contains(line.state)
      let due = line.due.isEmpty ? "" : "（期限 \(line.due)）"
      let texts = [
        [line.code, line.name].filter { !$0.isEmpty }.joined(separator: " "), line.state.rawValue,
        line.office, line.edition, line.day + due, line.files.joined(separator: "\n"),
      ]
      for (column, text) in texts.enumerated() {
        let style = [1, 3, 4].contains(column) ? Look.center : Look.text
        sheet[row, column] = NewCell(
          text.isEmpty ? .blank : .text(text),
          style: column == 1 && alarming ? style.with { $0.color = Look.alarm } : style)
      }
    }
    Look.fitRows(3..<(3 + roster.lines.count), of: &sheet)
    let next = 3 + roster.lines.count + 1
    sheet[next, 0] = NewCell(.text("読んだファイル"), style: Look.title)
    return next + 1
  }

  private func write(_ values: [CellValue], row: Int, _ sheet: inout NewSheet) {
    for (column, value) in values.enumerated() {
      let style = column == 3 || column == 4 ? Look.count : (column == 1 ? Look.center : Look.text)
      sheet[row, column] = NewCell(value, style: style)
    }
  }
}
