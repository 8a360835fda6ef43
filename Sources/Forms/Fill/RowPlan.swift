import Grid

/// Where the rows of a template go when its groups have as many copies as there are records: which
/// rows are put in, and what stands in which of them.
struct RowPlan {
  struct Row {
    /// The row of the template it is, or looks like.
    var source: Int
    var isCopy: Bool
  }

  /// A cell of the template for one record.
  struct Place {
    /// Number of the cell in `DrawnSheet.cells`.
    var cell: Int
    /// The cell's place in the new sheet.
    var region: CellRange
    /// The record and those around it, innermost first.
    var records: [FormData.Record]
    /// The groups around it with the number of the copy, outermost first.
    var copies: [(group: String, number: Int)]
    /// The copy of its own group, from 0.
    var copy: Int
    /// The drawn text of a later copy (② where the first one has ①), nil in rows put in.
    var drawn: String?
    var isInserted: Bool
  }

  let sheet: DrawnSheet
  private(set) var rows: [Row] = []
  var places: [Place] = []
  /// Plain texts of rows that are put in, with the copy's number.
  private(set) var literals: [(place: CellReference, text: String)] = []
  var merged: [CellRange] = []
  var unmerged: [CellRange] = []
  /// Merges over several copies that stay.
  var kept: [CellRange] = []

  private struct Context {
    var records: [FormData.Record]
    var copies: [(group: String, number: Int)]
    var copy: Int
  }

  /// One drawn or inserted stretch of rows: what it holds is merged alike.
  struct Instance {
    var physical: ClosedRange<Int>
    var isCopy: Bool
    /// Numbers in `rows`.
    var rows: Range<Int>
  }

  private(set) var instances: [Instance] = []

  init(_ sheet: DrawnSheet, _ record: FormData.Record?) {
    self.sheet = sheet
    let context = Context(records: record.map { [$0] } ?? [], copies: [], copy: 0)
    fill(0...sheet.lastRow, shift: 0, isCopy: false, contexts: [nil: context], fresh: [nil])
    instances.insert(
      Instance(physical: 0...sheet.lastRow, isCopy: false, rows: 0..<rows.count), at: 0)
    settleRegions()
    settleMerges()
  }

  /// What is put in, by the row of the template before which it goes; in order.
  var insertions: [(before: Int, like: Int)] {
    var result: [(before: Int, like: Int)] = []
    var next = sheet.lastRow + 1
    for row in rows.reversed() {
      if row.isCopy { result.append((next, row.source)) } else { next = row.source }
    }
    return result.reversed()
  }

  // MARK: rows

  /// - Parameters:
  ///   - wanted: rows of the template, those of first copies.
  ///   - shift: how far the drawn copy stands below them.
  ///   - fresh: the groups whose own cells stand in these rows.
  private mutating func fill(
    _ wanted: ClosedRange<Int>, shift: Int, isCopy: Bool, contexts: [Int?: Context],
    fresh: Set<Int?>
  ) {
    var row = wanted.lowerBound
    while row <= wanted.upperBound {
      let parents = Set(contexts.keys)
      let blocks = sheet.blocks(startingAt: row, inside: parents)
      guard let first = blocks.first, let leading = first.groups.first else {
        put(row, shift: shift, isCopy: isCopy, contexts: contexts, fresh: fresh)
        row += 1
        continue
      }
      fill(blocks, shift: shift, isCopy: isCopy, contexts: contexts, fresh: fresh)
      let group = sheet.groups[leading]
      row += group.rows.count * (blocks.map { count($0) }.max() ?? group.count)
    }
  }

  private func count(_ block: DrawnSheet.Block) -> Int {
    block.groups.map { sheet.groups[$0].count }.max() ?? 1
  }

  private mutating func fill(
    _ blocks: [DrawnSheet.Block], shift: Int, isCopy: Bool, contexts: [Int?: Context],
    fresh: Set<Int?>
  ) {
    let rows = sheet.groups[blocks[0].groups[0]].rows
    let drawn = blocks.map { count($0) }.max() ?? 1
    let records = blocks.map { block in
      let parent = sheet.groups[block.groups[0]].parent
      return RecordPlaces(sheet: sheet)
        .distribute(contexts[parent]?.records.first, inside: parent).places[block] ?? []
    }
    let needed =
      zip(blocks, records).map { block, records in
        (records.count + block.groups.count - 1) / block.groups.count
      }.max() ?? 0
    let copies = max(drawn, needed)
    for copy in 0..<copies {
      // New copies go in before the last drawn one, so that what reaches over all of them grows.
      let isNew = drawn > 1 ? copy >= drawn - 1 && copy < copies - 1 : copy > 0
      let model = drawn > 1 ? (copy == copies - 1 ? drawn - 1 : min(copy, drawn - 2)) : 0
      var inner = contexts
      for (block, records) in zip(blocks, records) {
        for (side, group) in block.groups.enumerated() {
          let number = copy * block.groups.count + side
          let parent = contexts[sheet.groups[group].parent]
          let own = records.indices.contains(number) ? [records[number]] : []
          inner[group] = Context(
            records: own + (own.isEmpty ? [] : parent?.records ?? []),
            copies: (parent?.copies ?? []) + [(sheet.groups[group].name, number + 1)],
            copy: copy)
        }
      }
      let groups = Set(blocks.flatMap(\.groups).map(Optional.some))
      let start = self.rows.count
      let offset = shift + model * rows.count
      let index = instances.count
      instances.append(
        Instance(
          physical: (rows.lowerBound + offset)...(rows.upperBound + offset),
          isCopy: isCopy || isNew, rows: start..<start))
      fill(
        rows, shift: offset, isCopy: isCopy || isNew, contexts: inner,
        fresh: copy == 0 ? fresh.union(groups) : groups)
      instances[index].rows = start..<self.rows.count
    }
  }

  private mutating func put(
    _ row: Int, shift: Int, isCopy: Bool, contexts: [Int?: Context], fresh: Set<Int?>
  ) {
    let new = rows.count
    rows.append(Row(source: row + shift, isCopy: isCopy))
    var taken: Set<Int> = []
    for index in sheet.cells(inRow: row) {
      let cell = sheet.cells[index]
      guard cell.isMarked, contexts.keys.contains(cell.group), fresh.contains(cell.group)
      else { continue }
      let context = contexts[cell.group] ?? Context(records: [], copies: [], copy: 0)
      let drawn = shift == 0 || isCopy ? nil : drawnText(moved(cell.reference, shift))
      taken.insert(cell.reference.column)
      place(index, in: new, context, drawn: drawn, isInserted: isCopy)
    }
    if !isCopy, shift > 0 {
      putMarks(row + shift, new, taken)
      putBeside(row + shift, new, contexts)
    }
    guard isCopy else { return }
    let copy = contexts.values.map(\.copy).max() ?? 0
    for index in sheet.cells(inRow: row + shift) {
      let cell = sheet.cells[index]
      guard !cell.isMarked, !taken.contains(cell.reference.column) else { continue }
      // What reaches beyond the copy stands once for all of them.
      guard
        instances.last(where: { $0.physical.contains(row + shift) })
          .map({ $0.physical.contains(cell.region.last.row) }) ?? true
      else { continue }
      literals.append(
        (
          CellReference(row: new, column: cell.reference.column),
          CircledNumber.counted(cell.cell.value.raw, copy: copy)
        ))
    }
  }

  /// What a later copy says before anything is filled in; nil where only marks of groups stand.
  private func drawnText(_ place: CellReference) -> String? {
    let found = sheet.cells(inRow: place.row).first { sheet.cells[$0].reference == place }
    guard let found, !sheet.cells[found].isMarked else { return nil }
    return sheet.cells[found].cell.value.raw
  }

  /// Groups may end in the last drawn copy of what they hold; the mark goes.
  private mutating func putMarks(_ physical: Int, _ row: Int, _ taken: Set<Int>) {
    for index in sheet.cells(inRow: physical) {
      let cell = sheet.cells[index]
      guard cell.isMarked, cell.tags.isEmpty, !taken.contains(cell.reference.column) else {
        continue
      }
      let text = cell.pieces.map { if case .literal(let text) = $0 { text } else { "" } }.joined()
      literals.append((CellReference(row: row, column: cell.reference.column), text))
    }
  }

  /// Fields that stand beside a later copy and are none of its own.
  private mutating func putBeside(_ physical: Int, _ row: Int, _ contexts: [Int?: Context]) {
    for index in sheet.cells(inRow: physical) {
      let cell = sheet.cells[index]
      guard !cell.tags.isEmpty, let context = contexts[cell.group] else { continue }
      place(index, in: row, context, drawn: nil, isInserted: false)
    }
  }

  private mutating func place(
    _ cell: Int, in row: Int, _ context: Context, drawn: String?, isInserted: Bool
  ) {
    places.append(
      Place(
        cell: cell, region: range(sheet.cells[cell].region, row, row), records: context.records,
        copies: context.copies, copy: context.copy, drawn: drawn, isInserted: isInserted))
  }

  private func moved(_ place: CellReference, _ rows: Int) -> CellReference {
    CellReference(row: place.row + rows, column: place.column)
  }
}

/// ①, ②, … before the copies of a group.
enum CircledNumber {
  /// A text that is one such number, with that of the copy (from 0); any other as it is.
  static func counted(_ text: String, copy: Int) -> String {
    let bare = text.trimmingSpaces
    guard bare.count == 1, let first = bare.first, LabelKey.isCircled(first) else { return text }
    return mark(copy) ?? text
  }

  static func mark(_ copy: Int) -> String? {
    guard (0..<20).contains(copy) else { return nil }
    return Unicode.Scalar(0x2460 + UInt32(copy)).map { String(Character($0)) }
  }
}
