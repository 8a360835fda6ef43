import Notation

/// Every heading of a form sheet held against every different text of a sheet, once for all rows.
struct LabelTable {
  struct Likeness {
    var heading: Int
    var similarity: Double
  }

  /// By template row and cell: the number of its heading, or of its pattern for labelled tags.
  private let numbers: [[Int]]
  /// By text: the heading it equals, or nil.
  private let equal: [Int?]
  /// By text: the headings it is like. A text that equals a heading is like no other, so that a
  /// similar heading never takes it.
  private let similar: [[Likeness]]
  /// By pattern and text.
  private let fits: [[Bool]]
  /// The same for texts in which nothing keeps number and name apart, and that are like no heading.
  private let closed: [[Bool]]

  init(form: FormSheet, sheet: SheetRows) {
    let headings = form.headingKeys.sorted()
    let order = Dictionary(uniqueKeysWithValues: zip(headings, headings.indices))
    var patterns: [(key: String, pattern: CellPattern)] = []
    numbers = form.rows.map { row in
      row.cells.map { cell in
        switch cell.kind {
        case .heading: return order[cell.key] ?? -1
        case .labelledTags:
          patterns.append((cell.key, cell.pattern))
          return patterns.count - 1
        case .tags: return -1
        }
      }
    }
    let equal = sheet.keys.map { order[$0] }
    self.equal = equal
    let profiles = headings.map { Similarity.Profile($0) }
    similar = zip(sheet.keys, equal).map { key, same in
      guard same == nil, !key.isEmpty else { return [] }
      if Self.isNumber(key) {
        // 「2023」 may be a year, but a number as well: it is a heading only where one is to stand.
        guard let year = order[LabelKey.period], key.utf8.count == 4,
          Period.parse(key)?.fiscalYear != nil
        else { return [] }
        return [Likeness(heading: year, similarity: 1)]
      }
      let profile = Similarity.Profile(key)
      return profiles.indices.compactMap { heading in
        let similarity = profiles[heading].dice(profile, least: Costs.leastSimilarity)
        guard similarity >= Costs.leastSimilarity else { return nil }
        return Likeness(heading: heading, similarity: similarity)
      }
    }
    let unlike = zip(equal, similar).map { $0 == nil && $1.isEmpty }
    // The label alone, its places left empty, may be another heading too.
    fits = patterns.map { label, pattern in
      zip(zip(sheet.texts, sheet.keys), equal).map { text, same in
        (same == nil || text.1 == label) && pattern.fits(text.0)
      }
    }
    closed = zip(patterns, fits).map { pattern, fits in
      zip(zip(sheet.texts, unlike), fits).map { text, fits in
        !fits && text.1 && pattern.pattern.fitsClosed(text.0)
      }
    }
  }

  func isHeading(_ text: Int) -> Bool { equal[text] != nil }

  /// The number of the heading that a text equals.
  func heading(_ text: Int) -> Int? { equal[text] }

  /// The number of a template cell's heading.
  func number(row: Int, cell: Int) -> Int { numbers[row][cell] }

  func isHeading(_ text: Int, row: Int, cell: Int) -> Bool { equal[text] == numbers[row][cell] }

  func similarity(_ text: Int, row: Int, cell: Int) -> Double? {
    similar[text].first { $0.heading == numbers[row][cell] }?.similarity
  }

  func fitsPattern(_ text: Int, row: Int, cell: Int) -> Bool { fits[numbers[row][cell]][text] }

  func fitsClosed(_ text: Int, row: Int, cell: Int) -> Bool {
    closed[numbers[row][cell]][text]
  }

  /// The share of the form's heading weight that could be found if order did not matter: no
  /// alignment finds more.
  func reachableCoverage(_ form: FormSheet) -> Double {
    let present = Set(equal.compactMap { $0 }).union(similar.joined().map(\.heading))
    var reached = 0.0
    for (row, cells) in form.rows.enumerated() {
      for (index, cell) in cells.cells.enumerated() where cell.weight > 0 {
        let hit =
          cell.kind == .labelledTags
          ? fits[numbers[row][index]].contains(true) || closed[numbers[row][index]].contains(true)
          : present.contains(numbers[row][index])
        if hit { reached += cell.weight }
      }
    }
    return reached / max(form.totalWeight, 0.1)
  }

  private static func isNumber(_ key: String) -> Bool {
    key.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }
  }
}
