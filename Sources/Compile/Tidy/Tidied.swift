package import Grid
package import Workbook

/// The tidy copy of a file: tables that programs can read, and what was changed on the way.
package struct Tidied: Sendable {
  package var tables: [ExportTable]
  /// What stood around the tables.
  package var notes: [TidyNote]
  package var changes: [TidyChange]

  static let notesName = "注記"

  /// The tables that go with the data: notes where there are any, and the change log.
  package var companions: [ExportTable] { (notes.isEmpty ? [] : [noteTable]) + [log] }

  /// The finished workbook.
  package func workbook() throws(WorkbookError) -> [UInt8] {
    try ExportBook(tables: tables + companions, title: tables.first?.name ?? "").book().bytes()
  }

  private var noteTable: ExportTable {
    ExportTable(
      name: Self.notesName, headings: ["元のシート", "元のセル", "内容"],
      records: notes.map {
        [.text($0.sheet.isEmpty ? "なし" : $0.sheet), .text("\($0.cell)"), .text($0.text)]
      })
  }

  private var log: ExportTable {
    let records = changes.map { change -> [ExportField] in
      [
        change.kind.rawValue, change.sheet, change.cell.map { "\($0)" } ?? "",
        change.before, change.after,
      ].map { .text($0.isEmpty ? "なし" : $0) }
    }
    return ExportTable(
      name: ExportTables.changesName, headings: ["変更の種類", "元のシート", "元のセル", "変更前", "変更後"],
      records: records.isEmpty ? [[.text("変更なし")] + (0..<4).map { _ in .text("なし") }] : records)
  }
}

/// A line above or below a table.
package struct TidyNote: Hashable, Sendable {
  package var sheet: String
  package var cell: CellReference
  package var text: String
}
