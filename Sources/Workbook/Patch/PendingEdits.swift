import Grid

/// The edits of a patch by sheet and in reading order, several of one cell folded into one.
struct PendingEdits {
  private(set) var bySheet: [(sheet: String, edits: [CellEdit])] = []

  /// - Throws: `.changedMeanwhile` where an edit does not start from what the one before it leaves.
  init(_ edits: [CellEdit]) throws(WorkbookError) {
    var order: [String] = []
    var cells: [String: [CellReference: CellEdit]] = [:]
    for edit in edits {
      if cells[edit.sheet] == nil { order.append(edit.sheet) }
      if var earlier = cells[edit.sheet]?[edit.reference] {
        try Self.check(edit, found: earlier.to)
        earlier.to = edit.to
        earlier.numberFormat = edit.numberFormat ?? earlier.numberFormat
        cells[edit.sheet]?[edit.reference] = earlier
      } else {
        cells[edit.sheet, default: [:]][edit.reference] = edit
      }
    }
    bySheet = order.map { sheet in
      (sheet, (cells[sheet] ?? [:]).values.sorted { $0.reference < $1.reference })
    }
  }

  /// - Throws: `.changedMeanwhile` where the cell does not hold what the edit expects.
  static func check(_ edit: CellEdit, found: CellValue) throws(WorkbookError) {
    guard !same(edit.from, found) else { return }
    throw WorkbookError(
      .changedMeanwhile(expected: edit.from.raw, found: found.raw),
      cell: edit.reference.description)
  }

  /// An empty text and nothing at all look alike to everybody.
  static func same(_ one: CellValue, _ other: CellValue) -> Bool {
    one == other || (one.raw.isEmpty && other.raw.isEmpty)
  }
}
