import Grid

/// The changes of a patch by sheet and in reading order, several of one cell folded into one.
struct PendingEdits {
  private(set) var bySheet: [(sheet: String, changes: [CellChange])] = []

  /// - Throws: `.changedMeanwhile` where a change does not start from what the one before it leaves.
  init(_ changes: [CellChange]) throws(WorkbookError) {
    var order: [String] = []
    var cells: [String: [CellReference: CellChange]] = [:]
    for change in changes {
      if cells[change.sheet] == nil { order.append(change.sheet) }
      if var earlier = cells[change.sheet]?[change.reference] {
        if let left = earlier.content?.value ?? earlier.expected {
          try Self.check(change, found: left)
        }
        earlier.expected = earlier.expected ?? (earlier.content == nil ? change.expected : nil)
        earlier.content = change.content ?? earlier.content
        earlier.looks += change.looks
        cells[change.sheet]?[change.reference] = earlier
      } else {
        cells[change.sheet, default: [:]][change.reference] = change
      }
    }
    bySheet = order.map { sheet in
      (sheet, (cells[sheet] ?? [:]).values.sorted { $0.reference < $1.reference })
    }
  }

  /// - Throws: `.changedMeanwhile` where the cell does not hold what the change expects.
  static func check(_ change: CellChange, found: CellValue) throws(WorkbookError) {
    guard let expected = change.expected, !same(expected, found) else { return }
    throw WorkbookError(
      .changedMeanwhile(expected: expected.raw, found: found.raw),
      cell: change.reference.description)
  }

  static func check(_ edit: CellEdit, found: CellValue) throws(WorkbookError) {
    try check(CellChange(edit), found: found)
  }

  /// An empty text and nothing at all look alike to everybody. Texts are compared by their bytes:
  /// for Swift a compatibility ideograph equals the everyday one.
  static func same(_ one: CellValue, _ other: CellValue) -> Bool {
    if case (.text(let one), .text(let other)) = (one, other) {
      return one.utf8.elementsEqual(other.utf8)
    }
    return one == other || (one.raw.isEmpty && other.raw.isEmpty)
  }
}
