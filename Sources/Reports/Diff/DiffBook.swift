import Compile
package import Forms
import Grid
package import Workbook

/// The differences as a workbook: one row each, before and after side by side.
package enum DiffBook {
  package static func book(_ changes: [FormChange], old: String, new: String) -> NewBook {
    var sheet = NewSheet(name: "比較")
    sheet[0, 0] = NewCell(.text("様式の比較"), style: Look.title)
    sheet.rowHeights[0] = 28
    sheet[1, 0] = NewCell(
      .text("\(old) → \(new)　" + DiffText.count(changes, .ja)), style: Look.subtitle)
    let headings = ["区分", "まとまり", "項目", "前", "前のセル", "後", "後のセル"]
    for (column, heading) in headings.enumerated() {
      sheet[3, column] = NewCell(.text(heading), style: Look.heading)
    }
    sheet.columnWidths = [0: 8, 1: 30, 2: 34, 3: 44, 4: 16, 5: 44, 6: 16]
    for (index, change) in changes.enumerated() {
      let texts = [
        change.kind.title.ja, change.path.joined(separator: "／"), change.title.ja,
        change.old?.text ?? "", place(change.old), change.new?.text ?? "", place(change.new),
      ]
      for (column, text) in texts.enumerated() {
        let style = column == 0 ? kindStyle(change.kind) : Look.text
        sheet[4 + index, column] = NewCell(text.isEmpty ? .blank : .text(text), style: style)
      }
    }
    Look.fitRows(4..<(4 + changes.count), of: &sheet)
    sheet.freeze = CellReference(row: 4, column: 0)
    if !changes.isEmpty {
      sheet.autoFilter = CellRange(
        CellReference(row: 3, column: 0),
        CellReference(row: 3 + changes.count, column: headings.count - 1))
    }
    Look.print(&sheet, repeating: 3...3, title: "様式の比較")
    return NewBook(sheets: [sheet.withFittingTexts()], title: "様式の比較", creator: "kensan")
  }

  private static func place(_ side: FormChange.Side?) -> String {
    side?.location.map { "\($0)" } ?? ""
  }

  private static func kindStyle(_ kind: FormChange.Kind) -> NewStyle {
    Look.center.with {
      switch kind {
      case .removed: $0.color = Look.alarm
      case .respelled: $0.color = Look.quiet
      default: $0.color = Look.accent
      }
    }
  }
}
