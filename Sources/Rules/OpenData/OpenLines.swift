import Grid
import Notation

/// The cells of a sheet line by line, as far as they are looked at.
struct OpenLines {
  let extent: CellRange?
  /// By row; lines without content are not there.
  let cells: [Int: [Cell]]
  /// The same by column, from top to bottom.
  let columns: [Int: [Cell]]
  /// The numbers of the lines with content.
  let filled: [Int]
  /// Merged cells, which fill all columns they cover.
  private let merges: [CellRange]

  /// - Parameters:
  ///   - limit: after so many cells the line is still read to its end.
  init(_ sheet: Sheet, rows: Int, columns: Int, cells limit: Int) {
    var cells: [Int: [Cell]] = [:]
    var byColumn: [Int: [Cell]] = [:]
    let first = sheet.cells.first { Self.isFilled($0) }?.reference.row ?? 0
    var (left, right) = (Int.max, 0)
    var count = 0
    for cell in sheet.cells {
      guard cell.reference.row - first < rows,
        count < limit || cells[cell.reference.row] != nil
      else { break }
      count += 1
      guard cell.reference.column < columns, Self.isFilled(cell) else { continue }
      cells[cell.reference.row, default: []].append(cell)
      byColumn[cell.reference.column, default: []].append(cell)
      left = min(left, cell.reference.column)
      right = max(right, cell.reference.column)
    }
    self.cells = cells
    self.columns = byColumn
    filled = cells.keys.sorted()
    merges = sheet.merges.prefix(2_000).filter { $0.first.row < first + 100 }
    guard let top = filled.first, let bottom = filled.last else {
      extent = nil
      return
    }
    extent = CellRange(
      CellReference(row: top, column: left), CellReference(row: bottom, column: right))
  }

  private static func isFilled(_ cell: Cell) -> Bool {
    switch cell.value {
    case .blank: false
    case .text(let text): !text.isBlank
    default: true
    }
  }

  /// How many columns a line fills.
  func width(_ row: Int) -> Int {
    (cells[row] ?? []).reduce(0) { sum, cell in
      sum + (merges.first { $0.first == cell.reference }?.columns.count ?? 1)
    }
  }

  /// The lines of the headings: from the first line that is about as wide as the table down to the
  /// one above the first figures.
  var headings: ClosedRange<Int>? {
    guard let top = filled.first else { return nil }
    let usual = filled.prefix(200).map(width).max() ?? 1
    let start = filled.first { isWide($0, usual) } ?? top
    if isComplete(start) { return start...start }
    let candidates = filled.filter { $0 >= start }.prefix(6)
    guard let figures = candidates.dropFirst().first(where: { hasFigures($0) }) else {
      return start...start
    }
    let above = candidates.last { $0 < figures } ?? start
    // A blank line ends the headings.
    guard above - start <= 4, !hasFigures(start),
      (start...above).allSatisfy({ cells[$0] != nil })
    else { return start...start }
    return start...above
  }

  /// As wide as half the table, and more than one text drawn over all of it.
  private func isWide(_ row: Int, _ usual: Int) -> Bool {
    let width = width(row)
    return width * 2 >= usual && (cells[row]?.count ?? 0) >= min(2, usual)
  }

  /// A heading of its own for each column: no line above or below is needed to tell them apart.
  private func isComplete(_ row: Int) -> Bool {
    guard let line = cells[row], line.count == extent?.columns.count else { return false }
    return Set(line.map { Normalization.n2($0.shown) }).count == line.count
      && !merges.contains { $0.rows.contains(row) && $0.first != $0.last }
  }

  /// Numbers that are no years: years stand in headings too.
  private func hasFigures(_ row: Int) -> Bool {
    (cells[row] ?? []).contains { cell in
      switch cell.value {
      case .number(let number): !(1868...2117).contains(number) || number != number.rounded()
      case .text(let text):
        NumberText.parse(text).map(\.isBareNumber) ?? false && Period.parse(text) == nil
      default: false
      }
    }
  }

  /// Lines at the end of a table that hold one text: sources, notes.
  func notes(below heading: Int) -> [Int] {
    let widest = filled.prefix(200).map { cells[$0]?.count ?? 0 }.max() ?? 0
    guard widest > 1 else { return [] }
    var notes: [Int] = []
    for row in filled.reversed() {
      guard row > heading, let line = cells[row], line.count == 1,
        case .text(let text) = line[0].value,
        line[0].reference.column <= (extent?.first.column ?? 0) + 1,
        widest > 2 || Self.noteWords.contains(where: Normalization.trimmed(text).hasPrefix)
      else { break }
      notes.insert(row, at: 0)
    }
    return notes
  }

  private static let noteWords = ["出典", "資料", "注", "※", "（注", "(注", "備考"]

  /// Whether headings of their own begin here: a line of several words with figures below it.
  func startsTable(_ row: Int) -> Bool {
    guard cells[row] != nil, !hasFigures(row) else { return false }
    let below = (row...row + 4).prefix { cells[$0] != nil }
    guard let figures = below.first(where: hasFigures) else { return false }
    return (row..<figures).contains { cells[$0]?.count ?? 0 > 1 }
  }
}
