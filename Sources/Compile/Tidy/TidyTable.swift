import Grid
import Notation
import Rules

/// One table on its way to be tidy.
struct TidyTable {
  private let sheet: String
  private let open: OpenTable
  /// Every filled cell, merged ones in all the places they cover.
  private var cells: [CellReference: Cell] = [:]
  private(set) var notes: [TidyNote] = []
  private(set) var changes: [TidyChange] = []

  init(_ sheet: Sheet, _ open: OpenTable) {
    self.sheet = sheet.name
    self.open = open
    for cell in sheet.cells where !cell.value.isBlank { cells[cell.reference] = cell }
    unmerge(sheet.merges)
    gatherNotes(sheet)
  }

  mutating func note(
    _ kind: TidyChange.Kind, _ cell: CellReference?, _ before: String, _ after: String
  ) {
    changes.append(TidyChange(kind, sheet: sheet, cell, before, after))
  }

  // MARK: What stands around and between

  private mutating func unmerge(_ merges: [CellRange]) {
    for merge in merges where merge.first != merge.last {
      guard let value = cells[merge.first], merge.first.row >= open.headingRows.lowerBound,
        merge.rows.count * merge.columns.count <= 100_000
      else { continue }
      // A line of text below the records is a note, however wide it is drawn.
      guard !open.noteRows.contains(merge.first.row) else { continue }
      for row in merge.rows {
        for column in merge.columns {
          let place = CellReference(row: row, column: column)
          var copy = value
          copy.reference = place
          cells[place] = copy
        }
      }
      note(.unmerged, merge.first, "\(merge)", value.shown)
    }
  }

  private mutating func gatherNotes(_ sheet: Sheet) {
    for row in open.titleRows + open.noteRows {
      for cell in sheet.cells(inRow: row) where !cell.value.isBlank {
        let text = PublicText.cleaned(cell.shown, isName: false)
        notes.append(TidyNote(sheet: sheet.name, cell: cell.reference, text: text))
        note(.note, cell.reference, cell.shown, text)
      }
    }
  }

  // MARK: The table

  mutating func table(named name: String) -> ExportTable {
    let blocks = TidyBlocks(open)
    if let second = blocks.columns.dropFirst().first?.first {
      note(
        .stacked, second.heading, "\(blocks.columns.count) 組", blocks.names.joined(separator: "／"))
    }
    let rows = records()
    let records = blocks.columns.flatMap { block in
      // The last one may be shorter than the others.
      rows.filter { row in
        blocks.columns.count == 1
          || block.contains { cells[CellReference(row: row, column: $0.index)] != nil }
      }.map { (row: $0, block: block) }
    }
    var columns: [TidyColumn] = []
    let first = blocks.columns[0].firstIndex { !$0.cells.isEmpty }
    for (number, column) in blocks.columns[0].enumerated() {
      let places = records.map { CellReference(row: $0.row, column: $0.block[number].index) }
      var read = TidyColumn(
        column, heading: heading(column.index), values: places.map { cells[$0] }, sheet: sheet)
      guard !read.isEmpty else { continue }
      read.fillDown(places, isOutermost: number == first && open.columns.count > 1)
      read.type(isData: !open.isDocumentation)
      changes += read.changes
      columns.append(read)
      if !open.isDocumentation, let year = westernYear(read) { columns.append(year) }
    }
    if !open.isDocumentation, let years = YearColumns(columns) {
      note(
        .long, columns[years.first].source.heading, years.headings.joined(separator: "／"),
        years.heading)
      return years.table(named: name)
    }
    return ExportTable(
      name: name, headings: columns.map(\.heading),
      records: records.indices.map { row in columns.map { $0.fields[row] } })
  }

  private mutating func records() -> [Int] {
    let skipped = Set(open.titleRows + open.noteRows)
    let filled = Set(cells.keys.map(\.row))
    let rows = filled.filter { $0 > open.headingRows.upperBound && !skipped.contains($0) }.sorted()
    if !open.blankRows.isEmpty {
      note(.blankLines, nil, "空行 \(open.blankRows.count)", "")
    }
    return rows
  }

  /// The headings of a column from top to bottom, each once.
  private mutating func heading(_ column: Int) -> String {
    var names: [String] = []
    for row in open.headingRows {
      let place = CellReference(row: row, column: column)
      guard let cell = cells[place] else { continue }
      let name = PublicText.cleaned(cell.shown)
      if name != cell.shown { note(.spaces, place, cell.shown, name) }
      if names.last != name { names.append(name) }
    }
    let result = names.joined(separator: "_")
    if names.count > 1 {
      note(
        .headings, CellReference(row: open.headingRows.upperBound, column: column),
        names.joined(separator: "／"), result)
    }
    return result
  }

  /// A column of Western years for one that names eras only.
  private mutating func westernYear(_ column: TidyColumn) -> TidyColumn? {
    let periods = TimeColumn.periods(column.source)
    guard !periods.isEmpty, periods.allSatisfy({ TimeColumn.isJapaneseOnly($0.shown) }),
      !open.columns.contains(where: { $0.name.contains("西暦") })
    else { return nil }
    var year = column
    year.heading = column.heading + "(西暦)"
    year.fields = column.fields.map { field in
      Period.parse(field.text)?.wholeYear.map { .number(ExactDecimal($0)) } ?? .blank
    }
    note(.westernYear, column.source.heading, column.heading, year.heading)
    return year
  }
}
