package import Forms
package import Grid
import Notation

/// The list of forms that are expected: one row each with the code, name and office, the name of the
/// file, and, where the planners keep them, the form and the day it is due.
package struct Roster: Sendable, Codable {
  package struct Row: Sendable, Codable {
    package var code: String
    package var name: String
    package var office: String
    package var fileName: String
    package var form: String
    package var due: String
    /// The key cell: code, else name, else office.
    package var location: Location
    package var others: [Location]

    package var label: String {
      [office, code, name].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  package var file: String
  package var rows: [Row]

  private static let words: [(key: String, headings: [String])] = [
    ("code", ["施策コード", "事業コード", "コード", "施策番号", "事業番号", "番号", "code"]),
    ("name", ["施策名", "施策名称", "事業名", "事業名称", "名称", "name"]),
    ("office", ["主管課", "担当課", "所管課", "課名", "部署", "部署名", "施策主管課", "office"]),
    ("file", ["提出ファイル名", "ファイル名", "提出ファイル", "ファイル", "file"]),
    ("form", ["様式", "様式ID", "様式名", "form"]),
    ("due", ["期限", "提出期限", "締切", "締切日", "提出期日", "due"]),
  ]

  /// - Parameter strictly: only what must be a list of submissions, with offices and file names;
  ///   else an office or a name is enough.
  /// - Returns: nil where the book holds no such table.
  package init?(_ book: Book, file: String, strictly: Bool) {
    let needs: [Set<String>] = strictly ? [["office", "file"]] : [["office"], ["name"], ["code"]]
    guard
      let table = needs.lazy.compactMap({
        TableHeadings(book, words: Self.words, needed: $0)
      }).first
    else { return nil }
    self.file = file
    let keys = Self.words.map(\.key)
    rows = table.rows.compactMap { row in
      let filled = keys.filter { !table.text($0, row: row).isEmpty }
        .compactMap { table.location($0, row: row, file: file) }
      guard let first = filled.first else { return nil }
      return Row(
        code: table.text("code", row: row), name: table.text("name", row: row),
        office: table.text("office", row: row), fileName: table.text("file", row: row),
        form: table.text("form", row: row), due: table.text("due", row: row), location: first,
        others: Array(filled.dropFirst()))
    }
  }
}
