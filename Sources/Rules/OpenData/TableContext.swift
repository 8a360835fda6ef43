package import Grid

/// What a rule about open data looks at: any table, whether kensan knows its form or not.
package struct TableContext: Sendable {
  package let book: Book
  /// The file name with its extension, empty where there is none.
  package let name: String
  /// The names of the files that lie beside it, nil where that is not known.
  package let beside: [String]?
  /// Every table of the sheets that are seen, the documentation included.
  package let tables: [OpenTable]
  package internal(set) var rule: Rule

  package init(book: Book, name: String, beside: [String]?, rule: Rule) {
    self.book = book
    self.name = name
    self.beside = beside
    self.rule = rule
    tables = OpenTable.all(in: book, fileName: name)
  }

  var isPlainText: Bool { book.kind.isPlainText }

  /// The tables that hold data, not words about data.
  var data: [OpenTable] { tables.filter { !$0.isDocumentation } }

  /// Whether definitions, code tables or a history are published with the data; nil where only a look
  /// at the folder could tell.
  var hasDocumentation: Bool? {
    if tables.contains(where: \.isDocumentation) { return true }
    guard isPlainText else { return false }
    guard let beside else { return nil }
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    return beside.contains { $0 != name && $0.hasPrefix(stem) && OpenTable.isDocumentation($0) }
  }
}
