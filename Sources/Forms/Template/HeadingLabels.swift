import Notation

/// The different headings of a form sheet, numbered, and the patterns of its labelled tags.
struct HeadingLabels: Sendable {
  /// By template row and cell: the number of its heading, or of its pattern for labelled tags.
  private let numbers: [[Int]]
  private let order: [TextKey: Int]
  let profiles: [Similarity.Profile]
  let patterns: [Pattern]

  struct Pattern: Sendable {
    var key: String
    var pattern: CellPattern
    /// Rules out most texts.
    var opening: TextKey?
  }

  init(_ rows: [TemplateRow]) {
    let headings = Set(rows.flatMap { $0.cells.filter { $0.kind == .heading }.map(\.key) }).sorted()
    let order = Dictionary(
      uniqueKeysWithValues: zip(headings.map { TextKey($0) }, headings.indices))
    var patterns: [Pattern] = []
    numbers = rows.map { row in
      row.cells.map { cell in
        switch cell.kind {
        case .heading: return order[TextKey(cell.key)] ?? -1
        case .labelledTags:
          patterns.append(
            Pattern(
              key: cell.key, pattern: cell.pattern,
              opening: cell.pattern.opening.map { TextKey($0) }))
          return patterns.count - 1
        case .tags: return -1
        }
      }
    }
    self.order = order
    self.patterns = patterns
    profiles = headings.map { Similarity.Profile($0) }
  }

  func number(row: Int, cell: Int) -> Int { numbers[row][cell] }

  /// The number of the heading with this text.
  func heading(_ key: String) -> Int? { order[TextKey(key)] }
}
