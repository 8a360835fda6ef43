package import Grid
import Notation

/// Which columns are published, in which order, and under which headings.
package struct ExportProfile: Sendable {
  package struct Item: Hashable, Sendable {
    package var column: ExportColumn
    package var heading: String
  }

  package var items: [Item]

  /// All columns under their own headings.
  package static let standard = ExportProfile(
    items: ExportColumn.published.map { Item(column: $0, heading: $0.rawValue) })

  private init(items: [Item]) { self.items = items }

  /// Whether a column about persons is among them.
  package var namesPersons: Bool {
    items.contains { ExportColumn.personal.contains($0.column) }
  }

  /// The same with the columns about persons at the end.
  package var withPersons: ExportProfile {
    let missing = ExportColumn.personal.filter { column in
      !items.contains { $0.column == column }
    }
    return ExportProfile(items: items + missing.map { Item(column: $0, heading: $0.rawValue) })
  }

  /// A list of columns (`列`), one a row, with other headings where wanted (`見出し`).
  ///
  /// - Throws: `.wrongProfile` where a column is unknown, with the nearest one, or a heading is used
  ///   twice.
  package init(_ book: Book, file: String) throws(CompileError) {
    guard let sheet = book.sheets.first, let last = sheet.extent?.last else {
      throw Self.wrong(file, "列がありません。", "it names no columns.")
    }
    var items: [Item] = []
    for row in 0...last.row {
      let name = Self.text(sheet, row, 0)
      if name.isEmpty || (row == 0 && name == "列") { continue }
      guard let column = ExportColumn(rawValue: name) else {
        let near = Similarity.nearest(name, among: ExportColumn.allCases.map(\.rawValue))
        throw Self.wrong(
          file, "\(row + 1) 行目の「\(name)」という列はありません。" + (near.map { "「\($0)」のことですか。" } ?? ""),
          "row \(row + 1): there is no column \"\(name)\"."
            + (near.map { " Did you mean \"\($0)\"?" } ?? ""))
      }
      let heading = Self.text(sheet, row, 1)
      items.append(Item(column: column, heading: heading.isEmpty ? name : heading))
    }
    for (index, item) in items.enumerated()
    where items[..<index].contains(where: { $0.heading == item.heading }) {
      throw Self.wrong(
        file, "見出し「\(item.heading)」が2回あります。", "the heading \"\(item.heading)\" is there twice.")
    }
    guard !items.isEmpty else { throw Self.wrong(file, "列がありません。", "it names no columns.") }
    self.items = items
  }

  private static func text(_ sheet: Sheet, _ row: Int, _ column: Int) -> String {
    Normalization.trimmed(sheet[CellReference(row: row, column: column)]?.shown ?? "")
  }

  private static func wrong(_ file: String, _ ja: String, _ en: String) -> CompileError {
    CompileError(.wrongProfile(Message(ja: "\(file): \(ja)", en: "\(file): \(en)")))
  }
}
