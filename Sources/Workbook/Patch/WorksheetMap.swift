import Grid

/// Where in a worksheet part the rows and cells of a patch stand, or would have to stand.
///
/// Source: ECMA-376 Part 1, 18.3.1.80 (sheetData), 18.3.1.73 (row), 18.3.1.4 (c).
struct WorksheetMap {
  struct CellSite {
    var tag: Markup.Tag
    /// Behind the whole element.
    var end: Int
    var column: Int
  }

  struct RowSite {
    var tag: Markup.Tag
    var contentEnd: Int
    var cells: [CellSite] = []
  }

  let markup: Markup
  private(set) var sheetData: Markup.Tag
  private(set) var dimension: Markup.Tag?
  /// The `<col>` elements.
  private(set) var columns: [Markup.Tag] = []
  /// The wanted rows that exist; of two rows with one number the later counts.
  private(set) var rows: [Int: RowSite] = [:]
  /// Where array formulas and data tables live, whose cells cannot be changed one by one.
  private(set) var blocks: [CellRange] = []
  private var insertions: [Int: Int] = [:]
  private var dataEnd: Int

  /// - Parameter wanted: row numbers from 0, ascending.
  init(_ markup: Markup, wanted: [Int]) throws(WorkbookError) {
    self.markup = markup
    var data: Markup.Tag?
    for (tag, _) in try Self.head(of: markup) {
      if markup.isNamed(tag, "dimension") { dimension = tag }
      if markup.isNamed(tag, "cols") { columns = try markup.children(of: tag).map(\.tag) }
      if markup.isNamed(tag, "sheetData") { data = tag }
    }
    guard let data else {
      throw WorkbookError(.unsupportedEdit("no sheetData"), part: markup.part)
    }
    sheetData = data
    dataEnd = data.range.upperBound
    if data.kind == .start { try scanRows(wanted) }
  }

  /// The elements up to `sheetData`, which itself is not walked.
  private static func head(
    of markup: Markup
  ) throws(WorkbookError) -> [(tag: Markup.Tag, end: Int)] {
    var found: [(tag: Markup.Tag, end: Int)] = []
    var offset = try markup.root().range.upperBound
    while let tag = try markup.tag(from: offset), tag.kind != .end {
      if markup.isNamed(tag, "sheetData") { return found + [(tag, tag.range.upperBound)] }
      offset = try markup.endOfElement(tag)
      found.append((tag, offset))
    }
    return found
  }

  /// The offset before which a missing row belongs.
  func insertion(ofRow row: Int) -> Int { insertions[row] ?? dataEnd }

  private mutating func scanRows(_ wanted: [Int]) throws(WorkbookError) {
    let set = Set(wanted)
    var unplaced = 0
    var number = -1
    var offset = sheetData.range.upperBound
    while let tag = try markup.tag(from: offset) {
      if tag.kind == .end {
        dataEnd = tag.range.lowerBound
        return
      }
      guard markup.isNamed(tag, "row") else {
        offset = try markup.endOfElement(tag)
        continue
      }
      number += 1
      if let given = markup.number("r", of: tag), given > 0 { number = given - 1 }
      while unplaced < wanted.count, wanted[unplaced] < number {
        insertions[wanted[unplaced]] = tag.range.lowerBound
        unplaced += 1
      }
      offset = try scanRow(tag, number: number, isWanted: set.contains(number))
    }
    throw markup.malformed("unclosed", at: sheetData.range.lowerBound)
  }

  private mutating func scanRow(
    _ row: Markup.Tag, number: Int, isWanted: Bool
  ) throws(WorkbookError) -> Int {
    var site = RowSite(tag: row, contentEnd: row.range.upperBound)
    var end = row.range.upperBound
    var column = -1
    while row.kind == .start {
      guard let tag = try markup.tag(from: end) else {
        throw markup.malformed("unclosed", at: row.range.lowerBound)
      }
      end = tag.range.upperBound
      if tag.kind == .end {
        guard markup.isNamed(tag, "row") else { continue }
        site.contentEnd = tag.range.lowerBound
        break
      }
      if markup.isNamed(tag, "f") { noteBlock(tag) }
      guard isWanted, markup.isNamed(tag, "c") else { continue }
      column += 1
      if let given = markup.value("r", of: tag).flatMap({ CellReference($0) }) {
        column = given.column
        // A cell that names another row is left to that row's reader.
        guard given.row == number else { continue }
      }
      let cellEnd = try markup.endOfElement(tag)
      site.cells.append(CellSite(tag: tag, end: cellEnd, column: column))
    }
    if isWanted { rows[number] = site }
    return end
  }

  private mutating func noteBlock(_ formula: Markup.Tag) {
    guard let type = markup.value("t", of: formula), type == "array" || type == "dataTable",
      let range = markup.value("ref", of: formula).flatMap({ CellRange($0) })
    else { return }
    blocks.append(range)
  }

  /// The style a new cell takes from its row or its column, as Excel gives it.
  func inheritedStyle(row: RowSite?, column: Int) -> Int? {
    if let row, let style = markup.number("s", of: row.tag),
      ["1", "true"].contains(markup.value("customFormat", of: row.tag) ?? "")
    {
      return style
    }
    for tag in columns {
      guard let first = markup.number("min", of: tag), let last = markup.number("max", of: tag),
        first <= column + 1, column + 1 <= last
      else { continue }
      return markup.number("style", of: tag)
    }
    return nil
  }
}
