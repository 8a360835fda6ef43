package import Forms
package import Grid
package import Workbook

/// The workbook of a proposed template, for a planner to look through in Excel.
package enum DraftBook {
  /// A workbook keeps its look: tags are patched into it. Of a CSV file a new workbook is made.
  ///
  /// - Throws: why the file cannot be patched.
  package static func make(
    _ draft: FormDraft, _ book: Book, source: WorkbookSource, name: String
  ) throws(WorkbookError) -> WorkbookSource {
    guard !book.kind.isPlainText else {
      return .bytes(try NewBook(sheets: draft.tagged(book).sheets.map(sheet)).bytes())
    }
    let workbook = try Workbook(source, name: name)
    let names = Set(draft.tables.map(\.name))
    var clearing = WorkbookPatch()
    for name in draft.repeated + workbook.sheetNames.filter(names.contains) {
      clearing.removeSheet(name)
    }
    var patch = WorkbookPatch()
    for edit in draft.edits {
      patch.set(edit.text.isEmpty ? .blank : .text(edit.text), at: edit.place, in: edit.sheet)
    }
    for table in draft.tables { patch.appendSheet(self.table(table.name, table.rows)) }
    let cleared = try workbook.patched(clearing)
    return try Workbook(cleared, name: name).patched(patch)
  }

  /// The types and severities that may be chosen in the tables.
  private static let choices: [String: (column: Int, words: [String])] = [
    "項目": (2, ["文字", "長文", "数値", "択一", "複数", "番号", "日付", "年度", "値"]),
    "検査": (1, ["誤り", "警告", "情報", "しない"]),
  ]

  private static func table(_ name: String, _ rows: [[String]]) -> NewSheet {
    var sheet = NewSheet(name: name)
    var heading = NewStyle()
    heading.bold = true
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() where !text.isEmpty {
        sheet[row, column] = NewCell(.text(text), style: row == 0 ? heading : NewStyle())
      }
    }
    sheet.fitColumns(0..<(rows.first?.count ?? 1))
    sheet.freeze = CellReference(row: 1, column: 0)
    if let (column, words) = choices[name] {
      let range = CellRange(
        CellReference(row: 1, column: column),
        CellReference(row: max(rows.count, 2) + 30, column: column))
      sheet.validations = [NewValidation([range], .choices(words))]
    }
    return sheet
  }

  private static func sheet(_ old: Sheet) -> NewSheet {
    var sheet = NewSheet(name: NewBook.sheetName(old.name))
    for cell in old.cells { sheet[cell.reference] = NewCell(cell.value) }
    sheet.fitColumns(0...(old.extent?.last.column ?? 0))
    return sheet
  }
}
