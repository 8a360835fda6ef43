package import Forms
package import Grid

/// What a rule about the file looks at.
package struct FileContext: Sendable {
  package let book: Book
  /// The file name with its extension, empty where there is none.
  package let name: String
  /// nil where no form was recognised.
  package let form: Form?
  package let rule: Rule
  package let parameters: [String: String]

  var isPlainText: Bool { book.kind.isPlainText }

  /// A finding about the file as a whole.
  func finding(
    _ message: Message, detail: [Message], evidence: [Evidence] = [], related: [Location] = [],
    fix: Fix? = nil
  ) -> Finding {
    var finding = rule.finding(
      at: book.whole, key: "file", owner: "", message, detail: detail, evidence: evidence,
      related: related, fix: fix)
    finding.isAboutFile = true
    return finding
  }

  /// A finding about one cell; its id keeps to the cell, for nothing else names it.
  func finding(
    at cell: CellReference, inSheet index: Int, _ message: Message, detail: [Message],
    evidence: [Evidence] = [], related: [Location] = []
  ) -> Finding {
    rule.finding(
      at: book.location(cell, inSheet: index), key: cell.description, owner: "", message,
      detail: detail, evidence: evidence, related: related)
  }
}
