import Forms
package import Grid
import Notation
import Rules

/// How conflicts are settled.
package enum Resolution: Sendable {
  /// What was submitted later, or earlier, holds.
  case latest, first
  /// What a person has written down, and the table's name.
  case decisions([Decision], source: String)

  /// One row of the table of decisions.
  package struct Decision: Sendable {
    var key: [String]
    /// A number, `提出2`, a file's name, or the text itself.
    var choice: String
  }

  private static let words: [(key: String, headings: [String])] = [
    ("group", ["区分"]), ("row", ["行", "指標", "指標名"]), ("column", ["項目"]), ("choice", ["採用"]),
  ]

  /// Reads a table of decisions: the sheet of conflicts of a merged book with its column 採用 filled
  /// in, or a list of the same headings; nil where there is none.
  package static func decisions(in book: Book, source: String) -> Resolution? {
    guard let table = TableHeadings(book, words: words, needed: ["row", "column", "choice"])
    else { return nil }
    let decisions = table.rows.compactMap { row -> Decision? in
      let choice = table.text("choice", row: row)
      guard !choice.isEmpty else { return nil }
      return Decision(
        key: key(
          table.text("group", row: row), table.text("row", row: row),
          table.text("column", row: row)),
        choice: choice)
    }
    return .decisions(decisions, source: source)
  }

  private static func key(_ group: String, _ row: String, _ column: String) -> [String] {
    [group, row, column].map(Normalization.withoutSpaces)
  }

  /// The statement that holds, nil where nobody has decided.
  ///
  /// - Parameter ranks: how late each statement was made.
  func choice(_ conflict: MergeConflict, ranks: [Int]) -> (statement: Int, reason: Message)? {
    switch self {
    case .latest, .first:
      guard !conflict.needsPerson, ranks.count == conflict.statements.count else { return nil }
      let order = ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
      if case .latest = self {
        return order.last.map { ($0, Message(ja: "後の提出", en: "the later one")) }
      }
      return order.first.map { ($0, Message(ja: "先の提出", en: "the earlier one")) }
    case .decisions(let decisions, let source):
      let key = Self.key(conflict.group, conflict.row, conflict.column)
      guard let decision = decisions.last(where: { $0.key == key }),
        let statement = Self.statement(decision.choice, of: conflict)
      else { return nil }
      return (statement, Message(ja: "\(source) の指定", en: "as \(source) says"))
    }
  }

  private static func statement(_ choice: String, of conflict: MergeConflict) -> Int? {
    let said = Normalization.withoutSpaces(choice)
    let plain = said.hasPrefix("提出") ? String(said.dropFirst(2)) : said
    let texts = conflict.statements.map { Normalization.withoutSpaces($0.text) }
    let files = conflict.statements.map { Normalization.withoutSpaces($0.file) }
    // A value that is also a number of a statement is meant as a value only where it says so alone.
    if let file = files.firstIndex(of: said) { return file }
    if let number = Int(plain), texts.indices.contains(number - 1), !texts.contains(said) {
      return number - 1
    }
    if said.hasPrefix("提出"), let number = Int(plain), texts.indices.contains(number - 1) {
      return number - 1
    }
    return texts.firstIndex(of: said)
  }
}
