import Forms
package import Grid
import Notation
import Rules

/// Where suppressions are written down: a list beside the workbooks, a sheet in them, notes on cells.
package enum SuppressionTable {
  /// The sheet by which a workbook speaks for itself, and how a note on a cell begins.
  package static let sheetName = "検査除外"

  private static let words: [(key: String, headings: [String])] = [
    ("id", ["ID", "id"]),
    ("rule", ["規則", "rule"]),
    ("indicator", ["指標", "指標名", "項目", "indicator"]),
    ("file", ["ファイル", "ファイル名", "file"]),
    ("place", ["セル", "場所", "cell", "place"]),
    ("reason", ["理由", "reason"]),
    ("owner", ["担当", "担当者", "owner"]),
    ("until", ["期限", "until"]),
  ]

  /// The known findings of a list as `--write-baseline` makes it.
  ///
  /// - Returns: nil where the book holds no such table.
  package static func baseline(_ book: Book, file: String) -> [Suppression]? {
    let table =
      TableHeadings(book, words: words, needed: ["id", "rule"])
      ?? TableHeadings(book, words: words, needed: ["rule", "reason"])
    return table.map { entries($0, .baseline, file: file) }
  }

  /// What the workbook itself excepts.
  ///
  /// - Parameter rules: the ids that there are: what follows them in a note is the reason.
  package static func own(_ book: Book, file: String, rules: [String]) -> [Suppression] {
    var found: [Suppression] = []
    if let sheet = book.sheet(named: sheetName) {
      var one = sheet
      // A planner may well have put it out of sight.
      one.visibility = .visible
      let alone = Book(kind: book.kind, sheets: [one])
      if let table = TableHeadings(alone, words: words, needed: ["rule"]) {
        let number = book.sheets.firstIndex { $0.name == sheetName } ?? 0
        found += entries(table, .sheet, file: file).map { entry in
          var entry = entry
          entry.place.sheetIndex = number
          // A workbook speaks of itself, by whatever name it goes.
          entry.file = ""
          return entry
        }
      }
    }
    for (number, sheet) in book.sheets.enumerated() {
      let notes =
        sheet.notes.map { ($0.cell, $0.text) }
        + sheet.threads.compactMap { thread in thread.comments.first.map { (thread.cell, $0.text) }
        }
      for (cell, text) in notes {
        let place = Location(sheetIndex: number, sheet: sheet.name, cell: cell)
        if let note = note(text, at: place, rules) { found.append(note) }
      }
    }
    return found
  }

  private static func entries(
    _ table: TableHeadings, _ source: Suppression.Source, file: String
  ) -> [Suppression] {
    table.rows.compactMap { row in
      let keys = words.map(\.key).filter { !table.text($0, row: row).isEmpty }
      guard let first = keys.first, let place = table.location(first, row: row, file: file) else {
        return nil
      }
      var entry = Suppression(source: source, place: place)
      // As `rule/id`; whose name is known needs no other sign.
      entry.id = table.text("id", row: row).split(separator: "/").last.map(String.init) ?? ""
      entry.rules = ids(table.text("rule", row: row))
      entry.indicator = table.text("indicator", row: row)
      entry.file = table.text("file", row: row)
      entry.cell = CellPlace(table.text("place", row: row))
      entry.reason = table.text("reason", row: row)
      entry.owner = table.text("owner", row: row)
      entry.until = table.text("until", row: row)
      return entry
    }
  }

  /// `検査除外: NUM-001 前年度からの継続`. Excel puts the author's name and a line break before it.
  private static func note(
    _ text: String, at place: Location, _ rules: [String]
  ) -> Suppression? {
    let lines = text.split(whereSeparator: \.isNewline).map { trimmed(String($0)) }
    guard
      let start = lines.prefix(2).firstIndex(where: { $0.hasPrefix(sheetName) }),
      let mark = lines[start].dropFirst(sheetName.count).first, ":：".contains(mark)
    else { return nil }
    var words = ([String(lines[start].dropFirst(sheetName.count + 1))] + lines[(start + 1)...])
      .flatMap { $0.split(whereSeparator: { " 　,、".contains($0) }) }.map(String.init)
    var entry = Suppression(source: .note, place: place)
    while let word = words.first, let rule = ids(word).first, isRule(rule, rules) {
      entry.rules.append(rule)
      words.removeFirst()
    }
    entry.cell = CellPlace(place)
    entry.reason = words.joined(separator: " ")
    return entry
  }

  private static func ids(_ text: String) -> [String] {
    Suppression.ruleId(text).split(whereSeparator: { " ,、".contains($0) })
      .map(String.init)
  }

  /// The beginning of an id of the catalogue, of three letters at least, or a whole own one.
  private static func isRule(_ word: String, _ rules: [String]) -> Bool {
    rules.contains { rule in
      let id = Suppression.ruleId(rule)
      return id == word || word.count >= 3 && id.hasPrefix(word)
    }
  }
}
