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

  /// A formula that fills a range of cells at once.
  struct Block {
    enum Kind { case array, dataTable }
    var kind: Kind
    var range: CellRange
  }

  let markup: Markup
  private(set) var sheetData: Markup.Tag
  private(set) var dimension: Markup.Tag?
  /// The `<col>` elements.
  private(set) var columns: [Markup.Tag] = []
  /// The elements behind the cells, each with the offset behind it.
  private(set) var tail: [(tag: Markup.Tag, end: Int)] = []
  /// The wanted rows that exist; of two rows with one number the later counts.
  private(set) var rows: [Int: RowSite] = [:]
  /// Where array formulas and data tables live, whose cells cannot be changed one by one.
  private(set) var blocks: [Block] = []
  private var insertions: [Int: Int] = [:]
  private var dataEnd: Int
  /// The offset of the tag that closes the document.
  private var end: Int

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
      throw WorkbookError(.unsupportedEdit(.noSheetData), part: markup.part)
    }
    sheetData = data
    dataEnd = data.range.upperBound
    end = dataEnd
    if data.kind == .start { dataEnd = try scanRows(wanted) }
    try readTail()
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

  private mutating func readTail() throws(WorkbookError) {
    var offset = dataEnd
    if sheetData.kind == .start {
      offset = try markup.tag(from: dataEnd)?.range.upperBound ?? dataEnd
    }
    while let tag = try markup.tag(from: offset) {
      end = tag.range.lowerBound
      if tag.kind == .end { return }
      offset = try markup.endOfElement(tag)
      tail.append((tag, offset))
    }
    throw markup.malformed("unclosed", at: end)
  }

  /// The element behind the cells that has this name.
  func element(_ name: String) -> Markup.Tag? {
    tail.first { markup.isNamed($0.tag, name) }?.tag
  }

  /// Puts an element behind the cells, before the first of these names.
  func insert(_ element: [UInt8], before names: [String], in splices: inout Splices) {
    let next = tail.first { child in names.contains { markup.isNamed(child.tag, $0) } }
    splices.insert(element, at: next?.tag.range.lowerBound ?? end)
  }

  /// The offset before which a missing row belongs.
  func insertion(ofRow row: Int) -> Int { insertions[row] ?? dataEnd }

  /// The offset of the tag that closes the cells.
  private mutating func scanRows(_ wanted: [Int]) throws(WorkbookError) -> Int {
    let landmarks = Landmarks(
      markup, isPrefixed: sheetData.local.lowerBound > sheetData.name.lowerBound)
    let set = Set(wanted)
    var unplaced = 0
    var number = -1
    var position = sheetData.range.upperBound
    while let offset = landmarks.next(from: position) {
      guard let tag = try markup.tag(from: offset), tag.range.lowerBound == offset else {
        // A comment or the like, which may hold what looks like a tag.
        position = try markup.tag(from: offset)?.range.lowerBound ?? markup.bytes.count
        continue
      }
      position = tag.range.upperBound
      if tag.kind == .end {
        if markup.isNamed(tag, "sheetData") { return offset }
      } else if markup.isNamed(tag, "f") {
        noteBlock(tag)
      } else if markup.isNamed(tag, "row") {
        number += 1
        if let given = markup.number("r", of: tag), given > 0 { number = given - 1 }
        while unplaced < wanted.count, wanted[unplaced] < number {
          insertions[wanted[unplaced]] = offset
          unplaced += 1
        }
        if set.contains(number) { position = try scanRow(tag, number: number) }
      }
    }
    throw markup.malformed("unclosed", at: sheetData.range.lowerBound)
  }

  private mutating func scanRow(
    _ row: Markup.Tag, number: Int
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
      guard markup.isNamed(tag, "c") else { continue }
      column += 1
      if let given = markup.reference("r", of: tag) {
        column = given.column
        guard given.row == number else {
          throw WorkbookError(
            .unsupportedEdit(.misplacedCell), part: markup.part, offset: tag.range.lowerBound,
            cell: given.description)
        }
      }
      let cellEnd = try markup.endOfElement(tag)
      site.cells.append(CellSite(tag: tag, end: cellEnd, column: column))
    }
    rows[number] = site
    return end
  }

  private mutating func noteBlock(_ formula: Markup.Tag) {
    let kind: Block.Kind
    switch markup.value("t", of: formula) {
    case "array": kind = .array
    case "dataTable": kind = .dataTable
    default: return
    }
    guard let range = markup.range(of: formula) else { return }
    blocks.append(Block(kind: kind, range: range))
  }

  func cell(_ reference: CellReference) -> CellSite? {
    rows[reference.row]?.cells.last { $0.column == reference.column }
  }

  /// The cell format that a cell has, or would have once it is there.
  func style(of reference: CellReference) -> Int {
    if let site = cell(reference) { return markup.number("s", of: site.tag) ?? 0 }
    return inheritedStyle(row: rows[reference.row], column: reference.column) ?? 0
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

extension Refusal {
  static let noSheetData = Refusal(
    "no sheetData",
    ja: "シートにセルの入れ物がありません。Excel で開いて保存し直してください。",
    en: "The sheet has no place for cells. Open it in Excel and save it again.")
  static let misplacedCell = Refusal(
    "misplaced cell",
    ja: "ほかの行の番号を名乗るセルが行の中にあります。Excel で開いて保存し直してください。",
    en: "The row holds a cell that names another row. Open the file in Excel and save it again.")
}
