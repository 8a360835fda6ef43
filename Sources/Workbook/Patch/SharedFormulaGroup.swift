import Grid

/// Cells that share one formula, spelt out in the first of them.
///
/// Source: ECMA-376 Part 1, 18.3.1.40 (f, shared formulas).
struct SharedFormulaGroup {
  private struct Member {
    var place: CellReference
    var formula: Markup.Tag
  }

  private let index: String
  private let text: String
  private let place: CellReference
  private let range: CellRange
  private let start: Int

  /// nil where the formula is none that others lean on.
  init?(_ formula: Markup.Tag, _ end: Int, _ place: CellReference, _ markup: Markup) {
    guard formula.kind == .start, markup.value("t", of: formula) == "shared",
      let index = markup.value("si", of: formula),
      let range = markup.range(of: formula),
      let close = try? markup.closingTag(of: formula)
    else { return nil }
    self.index = index
    self.place = place
    self.range = range
    start = end
    text = MarkupText.decoded(markup.bytes[formula.range.upperBound..<close.range.lowerBound])
  }

  /// Spells the formula out in the next cell that stays, for all others; where the cells do not
  /// spread from that one to the right and down, in each of them.
  func rehome(
    in map: WorksheetMap, without overwritten: Set<CellReference>, _ splices: inout Splices
  ) throws(WorkbookError) {
    let markup = map.markup
    let left = try members(markup).filter { !overwritten.contains($0.place) }
    guard let first = left.first else { return }
    let last = CellReference(
      row: left.map(\.place.row).max() ?? first.place.row,
      column: left.map(\.place.column).max() ?? first.place.column)
    let spreads = left.allSatisfy { $0.place.column >= first.place.column }
    for member in spreads ? [first] : left {
      let moved = SharedFormula.moved(
        text, rows: member.place.row - place.row, columns: member.place.column - place.column)
      if spreads {
        try markup.set(
          "ref", to: "\(CellRange(first.place, last))", of: member.formula, in: &splices)
      } else {
        try markup.remove("t", of: member.formula, in: &splices)
        try markup.remove("si", of: member.formula, in: &splices)
      }
      try markup.append(MarkupText.content(moved), to: member.formula, in: &splices)
    }
  }

  /// The cells behind the first that name the group and have no formula of their own.
  private func members(_ markup: Markup) throws(WorkbookError) -> [Member] {
    var found: [Member] = []
    var offset = start
    var row = place.row
    var column = place.column
    while let tag = try markup.tag(from: offset), row <= range.last.row {
      offset = tag.range.upperBound
      if tag.kind == .end {
        if markup.isNamed(tag, "sheetData") { break }
      } else if markup.isNamed(tag, "row") {
        row = markup.number("r", of: tag).map { $0 - 1 } ?? row + 1
        column = -1
      } else if markup.isNamed(tag, "c") {
        column += 1
        if let given = markup.reference("r", of: tag) {
          (row, column) = (given.row, given.column)
        }
      } else if markup.isNamed(tag, "f"), markup.value("si", of: tag) == index,
        markup.value("t", of: tag) == "shared"
      {
        // The number is given to another group from here on.
        if markup.attribute("ref", of: tag) != nil { break }
        let end = try markup.closingTag(of: tag).range
        if tag.kind == .empty || end.lowerBound == tag.range.upperBound {
          found.append(Member(place: CellReference(row: row, column: column), formula: tag))
        }
      }
    }
    return found
  }
}
