import Notation

/// Every heading of a form sheet held against every different text of a sheet, once for all rows.
struct LabelTable {
  struct Likeness {
    var heading: Int
    var similarity: Double
  }

  private let labels: HeadingLabels
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
    let labels = form.labels
    self.labels = labels
    let equal = sheet.keys.map { key in
      labels.heading(key) ?? BareYear.maskedKey(key).flatMap(labels.heading)
    }
    self.equal = equal
    similar = sheet.keys.indices.map { text in
      let key = sheet.keys[text]
      guard equal[text] == nil, !key.isEmpty else { return [] }
      if Self.isNumber(key) {
        // 「2023」 may be a year, but a number as well: it is a heading only where one is to stand.
        guard let year = labels.heading(LabelKey.period), key.utf8.count == 4,
          Period.parse(key)?.fiscalYear != nil
        else { return [] }
        return [Likeness(heading: year, similarity: 1)]
      }
      let profile = sheet.profiles[text]
      return labels.profiles.indices.compactMap { heading in
        let similarity = labels.profiles[heading].dice(profile, least: Costs.leastSimilarity)
        guard similarity >= Costs.leastSimilarity else { return nil }
        return Likeness(heading: heading, similarity: similarity)
      }
    }
    let unlike = zip(equal, similar).map { $0 == nil && $1.isEmpty }
    let none = Array(repeating: false, count: sheet.texts.count)
    var (fits, closed): ([[Bool]], [[Bool]]) = ([], [])
    for label in labels.patterns {
      var (fit, near) = (none, none)
      for text in sheet.texts(opening: label.opening) {
        // The label alone, its places left empty, may be another heading too.
        if equal[text] == nil || sheet.keys[text] == label.key,
          label.pattern.fits(sheet.texts[text])
        {
          fit[text] = true
        } else if unlike[text], label.pattern.fitsClosed(sheet.texts[text]) {
          near[text] = true
        }
      }
      fits.append(fit)
      closed.append(near)
    }
    (self.fits, self.closed) = (fits, closed)
  }

  func isHeading(_ text: Int) -> Bool { equal[text] != nil }

  /// The number of the heading that a text equals.
  func heading(_ text: Int) -> Int? { equal[text] }

  /// Whether a text equals a heading, or is the bare number of a year where years are to stand.
  func says(_ text: Int, heading: Int) -> Bool {
    equal[text] == heading
      || similar[text].contains { $0.heading == heading && $0.similarity == 1 }
  }

  /// The number of a template cell's heading.
  func number(row: Int, cell: Int) -> Int { labels.number(row: row, cell: cell) }

  func similarity(_ text: Int, row: Int, cell: Int) -> Double? {
    similar[text].first { $0.heading == labels.number(row: row, cell: cell) }?.similarity
  }

  func fitsPattern(_ text: Int, row: Int, cell: Int) -> Bool {
    fits[labels.number(row: row, cell: cell)][text]
  }

  func fitsClosed(_ text: Int, row: Int, cell: Int) -> Bool {
    closed[labels.number(row: row, cell: cell)][text]
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
          ? fits[labels.number(row: row, cell: index)].contains(true)
            || closed[labels.number(row: row, cell: index)].contains(true)
          : present.contains(labels.number(row: row, cell: index))
        if hit { reached += cell.weight }
      }
    }
    return reached / max(form.totalWeight, 0.1)
  }

  private static func isNumber(_ key: String) -> Bool {
    key.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }
  }
}
