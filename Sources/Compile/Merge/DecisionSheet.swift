import Grid
import Workbook

/// The log of conflicts that were settled: what was taken, what was not, and on whose word.
struct DecisionSheet {
  static let name = "決定の記録"

  let decisions: [MergeDecision]
  let title: String

  func sheet() -> NewSheet {
    var sheet = NewSheet(name: Self.name)
    sheet[0, 0] = NewCell(.text("食い違いの決定の記録"), style: Look.title)
    sheet.rowHeights[0] = 28
    sheet.columnWidths = [0: 6, 1: 26, 2: 34, 3: 18, 4: 26, 5: 34, 6: 44, 7: 22]
    let headings = ["番号", "区分", "行", "項目", "採った内容", "その場所", "採らなかった内容と場所", "決め方"]
    for (column, heading) in headings.enumerated() {
      sheet[2, column] = NewCell(.text(heading), style: Look.heading)
    }
    if decisions.isEmpty { sheet[3, 0] = NewCell(.text("ありません。"), style: Look.base) }
    for (index, decision) in decisions.enumerated() {
      let conflict = decision.conflict
      let taken = conflict.statements[decision.chosen]
      let rest = conflict.statements.enumerated().filter { $0.offset != decision.chosen }
        .map { "\($0.element.text.abridged(at: 500, "続きは様式"))　（\($0.element.place)）" }
        .joined(separator: "\n").abridged(at: 20_000, "以下略")
      let texts = [
        conflict.group, conflict.row, conflict.column, taken.text, taken.place, rest,
        decision.reason.ja,
      ]
      sheet[3 + index, 0] = NewCell(.number(Double(index + 1)), style: Look.count)
      for (column, text) in texts.enumerated() {
        sheet[3 + index, column + 1] = NewCell(
          text.isEmpty ? .blank : .text(text), style: Look.text)
      }
    }
    Look.fitRows(3..<(3 + decisions.count), of: &sheet)
    sheet.freeze = CellReference(row: 3, column: 0)
    Look.print(&sheet, repeating: 2...2, title: title)
    return sheet
  }
}
