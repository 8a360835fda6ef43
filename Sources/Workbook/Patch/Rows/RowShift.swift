import Grid

/// Where the rows of one sheet go when rows are put in and taken out.
///
/// All numbers count from 0. A move names rows as they are before any of the moves.
struct RowShift: Sendable, Equatable {
  struct Insertion: Sendable, Equatable {
    var before: Int
    var count: Int
    var look: NewRowLook
  }

  private enum Step: Equatable {
    case insert(before: Int, count: Int)
    case delete(ClosedRange<Int>)

    var start: Int {
      switch self {
      case .insert(let row, _): row
      case .delete(let rows): rows.lowerBound
      }
    }
  }

  /// From the bottom of the sheet to its top, so that no step changes the numbers of the next.
  private var steps: [Step] = []
  /// From the top of the sheet to its bottom.
  private(set) var insertions: [Insertion] = []
  private(set) var deletions: [ClosedRange<Int>] = []

  private static let all = 0...CellReference.maximumRow

  /// - Throws: `.unsupportedEdit` where a move has no rows or one contradicts another.
  init(_ moves: [RowMove.Kind]) throws(WorkbookError) {
    for move in moves {
      switch move {
      case .insert(let row, let count, let look):
        guard Self.all.contains(row), (1...Self.all.count).contains(count) else {
          throw WorkbookError(.unsupportedEdit(.noRows))
        }
        insertions.append(Insertion(before: row, count: count, look: look))
      case .delete(let rows):
        guard rows.clamped(to: Self.all) == rows else {
          throw WorkbookError(.unsupportedEdit(.noRows))
        }
        deletions.append(rows)
      }
    }
    insertions.sort { $0.before < $1.before }
    deletions.sort { $0.lowerBound < $1.lowerBound }
    for (one, next) in zip(deletions, deletions.dropFirst()) where one.overlaps(next) {
      throw WorkbookError(.unsupportedEdit(.rowMovesOverlap))
    }
    for rows in deletions {
      let inner = rows.lowerBound + 1..<rows.upperBound + 1
      guard !insertions.contains(where: { inner.contains($0.before) }) else {
        throw WorkbookError(.unsupportedEdit(.rowMovesOverlap))
      }
    }
    // New rows before a deleted one go in above it, so that what they push down is what stays.
    steps =
      deletions.map { Step.delete($0) }
      + insertions.map { Step.insert(before: $0.before, count: $0.count) }
    steps = steps.enumerated().sorted {
      ($0.element.start, $1.offset) > ($1.element.start, $0.offset)
    }
    .map(\.element)
  }

  /// The new number of a row; nil where it is deleted or falls off the sheet.
  func row(_ row: Int) -> Int? { span(row...row)?.lowerBound }

  /// What is left of a range of rows, grown by the rows put into it; nil where nothing is left.
  /// A range that reaches down to the last row of the sheet goes on doing so.
  func span(_ rows: ClosedRange<Int>) -> ClosedRange<Int>? {
    if rows == Self.all { return rows }
    var (first, last) = (rows.lowerBound, rows.upperBound)
    let isOpen = rows.count > 1 && last == Self.all.upperBound
    for step in steps {
      switch step {
      case .insert(let row, let count):
        if first >= row { first += count }
        if last >= row { last = min(last + count, Self.all.upperBound) }
      case .delete(let gone):
        let end = gone.upperBound + 1
        first = first >= end ? first - gone.count : min(first, gone.lowerBound)
        last = last >= end ? last - gone.count : min(last, gone.lowerBound - 1)
      }
      if first > last { return nil }
    }
    return first...(isOpen ? Self.all.upperBound : last)
  }

  /// The new number of a row, or of the row that comes to stand where a deleted one stood.
  func nearest(_ row: Int) -> Int {
    if let moved = self.row(row) { return moved }
    guard let gone = deletions.first(where: { $0.contains(row) }) else {
      return CellReference.maximumRow
    }
    return boundary(gone.lowerBound)
  }

  /// The new number of the line above a row, where new rows before that row come below it.
  func boundary(_ row: Int) -> Int {
    var place = row
    for step in steps where step.start < row {
      switch step {
      case .insert(_, let count): place += count
      case .delete(let rows): place -= min(rows.upperBound + 1, row) - rows.lowerBound
      }
    }
    return min(place, CellReference.maximumRow)
  }

  /// Whether rows are put strictly inside a block or some but not all of it is taken out.
  func cuts(_ rows: ClosedRange<Int>) -> Bool {
    insertions.contains { rows.dropFirst().contains($0.before) }
      || deletions.contains { $0.overlaps(rows) && !($0.clamped(to: rows) == rows) }
  }

  func deletes(_ row: Int) -> Bool { deletions.contains { $0.contains(row) } }
}

extension Refusal {
  static let noRows = Refusal(
    "no rows",
    ja: "挿入または削除する行の指定が正しくありません。行は 1 から 1,048,576 までです。",
    en: "The rows to insert or delete are not named properly. Rows go from 1 to 1,048,576.")

  static let rowMovesOverlap = Refusal(
    "row moves overlap",
    ja: "行の挿入と削除が同じ行で重なっています。分けて行ってください。",
    en: "Rows to be inserted and deleted overlap. Do one after the other.")
}
