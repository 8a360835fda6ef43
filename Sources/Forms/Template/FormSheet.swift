package import Grid

/// A sheet of a template: the blank form with tags, as rows of headings and places to fill.
package struct FormSheet: Sendable {
  package var name: String
  package let rows: [TemplateRow]
  package let groups: [TemplateGroup]
  /// The heading texts of the rows, for telling headings from content.
  let labels: HeadingLabels
  /// The ways between the rows.
  let grammar: Grammar
  let totalWeight: Double
  /// By group: how many groups are around it.
  let depths: [Int]
  /// The group this sheet is one copy of (`{{#シート 節}}`).
  package var sheetGroup: String?
  /// The group of sheets that describe no sheet, but a table out of running text.
  static let tableGroup = "表"
  /// The sheet of the template itself: its merges, drop-downs and drawn copies.
  package var sheet: Sheet
  /// The empty box as the form draws it, nil where it draws none: □, ☐.
  package var emptyBox: String?
  /// What the form itself hides, and writes into shapes.
  package var hiddenRows: Set<Int> = []
  package var hiddenColumns: Set<Int> = []
  package var drawnTexts: Set<String> = []
  /// What the form prints beside its lists, apart from them, as headings are compared.
  var legend: Set<String> = []
  /// The years that the form's own headings name (`{{年度:R4}}`).
  var exampleYears: [Int] = []

  package init(
    name: String, rows: [TemplateRow], groups: [TemplateGroup], sheetGroup: String?,
    sheet: Sheet
  ) {
    self.name = name
    self.rows = rows
    self.groups = groups
    labels = HeadingLabels(rows)
    grammar = Grammar(rows, groups)
    totalWeight = rows.reduce(0) { $0 + $1.weight }
    func depth(_ group: TemplateGroup) -> Int { group.parent.map { depth(groups[$0]) + 1 } ?? 0 }
    depths = groups.map(depth)
    self.sheetGroup = sheetGroup
    self.sheet = sheet
  }

  /// A number that the form itself works out, such as a total.
  static func isCalculated(_ cell: Cell) -> Bool {
    guard cell.formula != nil else { return false }
    if case .text(let text) = cell.value { return text.isEmpty }
    return true
  }

  /// Every cell that is, or holds, a heading.
  package var headings: [TemplateCell] {
    rows.flatMap { $0.cells.filter { $0.weight > 0 && $0.kind == .heading } }
  }

  /// Every cell that the template writes, once.
  package var cells: [TemplateCell] { rows.filter { !$0.isLine }.flatMap(\.cells) }

  package var tagCount: Int { cells.reduce(0) { $0 + $1.tags.count } }

  /// The heading that names a tagged cell: in the cell itself, beside it or above it.
  package func heading(of cell: TemplateCell) -> TemplateCell? {
    cell.link.flatMap { heading($0, of: cell) } ?? (cell.kind == .labelledTags ? cell : nil)
  }

  /// The heading that a link of a cell leads to.
  func heading(_ link: TemplateCell.Link, of cell: TemplateCell) -> TemplateCell? {
    switch link {
    case .above(let row, let heading): rows[row].cells[heading]
    case .left(let heading):
      rows.first { $0.row == cell.reference.row }.map { $0.cells[heading] }
    }
  }

  /// Whether a row belongs to a copy of a group that began in a row above.
  func continuesCopy(_ row: Int) -> Bool {
    rows[row].groups.last.map { groups[$0].rows.lowerBound < row } ?? false
  }

  /// Whether a row goes on with a copy of a group that holds no other: the rows of one slot.
  func continuesSlot(_ row: Int) -> Bool {
    guard let group = rows[row].groups.last, continuesCopy(row) else { return false }
    return !groups.contains { $0.parent == group }
  }

  /// The group a cell is part of, empty for the sheet itself.
  package func groupName(of cell: TemplateCell) -> String {
    cell.group.map { groups[$0].name } ?? sheetGroup ?? ""
  }
}

/// A repeated stretch of rows (`{{#指標}}` … `{{/指標}}`).
package struct TemplateGroup: Hashable, Sendable {
  package var name: String
  /// Numbers of rows in `FormSheet.rows`.
  package var rows: ClosedRange<Int>
  /// The columns that are its own where the same group stands beside it, else all.
  package var columns: ClosedRange<Int>
  /// The group around it (a number in `FormSheet.groups`).
  package var parent: Int?
  /// False for a first copy that differs from the later ones: those repeat.
  package var repeats: Bool
  /// The rows of the template's sheet that one copy takes.
  package var copyRows: ClosedRange<Int>
  /// The rows of the template's sheet that all drawn copies take.
  package var drawnRows: ClosedRange<Int>
  package var drawnCopies: Int
  /// The later copies have texts of their own (②, 目標, 実績), so their number is fixed.
  package var hasDrawnTexts: Bool
  /// The rows of drawn copies that have other numbers of rows than the first, with those before them.
  package var unevenRows: ClosedRange<Int>?
  /// The empty rows that the form leaves between two drawn copies.
  var gap = 0

  package init(
    name: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>, parent: Int?,
    repeats: Bool, copyRows: ClosedRange<Int>, drawnRows: ClosedRange<Int>, drawnCopies: Int,
    hasDrawnTexts: Bool, unevenRows: ClosedRange<Int>?
  ) {
    self.name = name
    self.rows = rows
    self.columns = columns
    self.parent = parent
    self.repeats = repeats
    self.copyRows = copyRows
    self.drawnRows = drawnRows
    self.drawnCopies = drawnCopies
    self.hasDrawnTexts = hasDrawnTexts
    self.unevenRows = unevenRows
  }
}

/// One row of a form sheet that holds headings or tags.
package struct TemplateRow: Sendable {
  /// The row in the template's sheet.
  package var row: Int
  package var cells: [TemplateCell] {
    didSet { summary = Summary(cells) }
  }
  /// Kept because the alignment asks for it at every row of every sheet.
  private var summary: Summary
  /// The groups in this row, outer ones first, those side by side from left to right.
  package var groups: [Int]
  /// The columns of merges that began in a row above.
  var mergedFromAbove: [Int] = []
  /// Tagged cells that are merged over several rows whenever the row is there.
  var beginsMerge: [Int] = []
  /// The row stands for a further line of the cells in a row above: a sheet may have a row for it.
  package var isLine = false
  /// The template's sheet has no row of its own for the line.
  var isAdded = false
  /// So many rows below may stand in this one, their values behind line breaks.
  var foldable = 0

  package init(row: Int, cells: [TemplateCell], groups: [Int]) {
    self.row = row
    self.cells = cells
    summary = Summary(cells)
    self.groups = groups
  }

  var weight: Double { summary.weight }
  var tagCount: Int { summary.tagCount }
  var isHeadingRow: Bool { tagCount == 0 }
  /// The cells that take a name which is not filled down.
  var namePlaces: [Int] { summary.namePlaces }
  /// The number of cells that take values.
  var valuePlaces: Int { summary.valuePlaces }

  private struct Summary {
    var weight = 0.0
    var tagCount = 0
    var namePlaces: [Int] = []
    var valuePlaces = 0

    init(_ cells: [TemplateCell]) {
      for (index, cell) in cells.enumerated() {
        weight += cell.weight
        tagCount += cell.tags.count
        if cell.tags.contains(where: { $0.isName && !$0.fillsDown }) { namePlaces.append(index) }
        if !cell.valueTags.isEmpty { valuePlaces += 1 }
      }
    }
  }
}

/// One cell of a form sheet.
package struct TemplateCell: Sendable {
  package enum Kind: Sendable {
    /// Only a heading.
    case heading
    /// A heading's text and tags in one cell.
    case labelledTags
    case tags
  }

  /// The heading that says which column or cell this is.
  enum Link: Hashable, Sendable {
    case above(row: Int, cell: Int)
    case left(cell: Int)
  }

  package var region: CellRange
  /// The heading's text folded for comparing, with periods masked; empty for bare tags.
  package var key: String
  /// The heading as the template writes it.
  package var text: String
  package var weight: Double
  package var pattern: CellPattern
  package var kind: Kind
  /// Departments may not change the cell once the sheet is protected.
  package var isLocked = true
  /// ① stands before the tags of the first copy; nil where each copy may have any number.
  var isNumberedFirst: Bool?
  /// The innermost group that the cell is part of, nil for the sheet itself.
  var group: Int?
  var link: Link?
  /// The heading whose period holds for this cell.
  var periodLink: Link?
  /// A box that the template draws for a question of another cell: 「□ 一部未達成」.
  var isDrawnBox = false
  /// A year stands here as what somebody fills in.
  var takesPeriod = false
  /// Headings above that name the choices of this cell: one column per choice.
  var choiceHeadings: [(option: String, row: Int, cell: Int)] = []
  /// The cells of the rows below that stand in this one where there is no row for them.
  var below: [Below] = []

  /// Numbers of a row in `FormSheet.rows`, and of a cell in it.
  struct Below: Hashable, Sendable {
    var row: Int
    var cell: Int
  }

  package var tags: [Tag] { pattern.tags }
  /// The first line of a cell whose further lines have rows of their own in the sheet.
  var upper: TemplateCell {
    guard let line = pattern.lines.first else { return self }
    var cell = self
    cell.pattern = line
    return cell
  }
  /// The heading as the template writes it, its periods as `{{年度}}`.
  package var shownText: String {
    text.split(separator: LabelKey.period, omittingEmptySubsequences: false)
      .joined(separator: "{{年度}}")
  }
  package var reference: CellReference { region.first }
  var valueTags: [Tag] { tags.filter { $0.role != nil } }
}
