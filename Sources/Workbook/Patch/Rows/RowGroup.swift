import Grid

/// The rows of the cells for which one formula stands: those of a validation, of a conditional
/// format or of a table's column. It is written for the first of them.
struct RowGroup {
  /// The row the formula is written for, as the file has it.
  private let anchor: Int
  /// The first and the last of the rows that stay, before and after the move.
  private let first: (old: Int, new: Int)
  private let last: (old: Int, new: Int)

  /// nil where no row stays.
  init?(_ rows: [ClosedRange<Int>], _ shift: RowShift?) {
    var kept: [Int] = []
    let pushed = (shift?.insertions ?? []).reduce(0) { $0 + $1.count }
    for range in rows {
      var (low, high) = (range.lowerBound, range.upperBound)
      for gone in shift?.deletions ?? [] where gone.contains(low) { low = gone.upperBound + 1 }
      for gone in (shift?.deletions ?? []).reversed() where gone.contains(high) {
        high = gone.lowerBound - 1
      }
      high = min(high, CellReference.maximumRow - pushed)
      if low <= high { kept += [low, high] }
    }
    func moved(_ row: Int) -> (old: Int, new: Int) { (row, shift?.nearest(row) ?? row) }
    guard let low = kept.min(), let high = kept.max(),
      let start = rows.map(\.lowerBound).min()
    else { return nil }
    anchor = start
    first = moved(low)
    last = moved(high)
  }

  /// What to replace in the formula; `isExact` is false where rows between the cells and what they
  /// refer to moved, so that no formula is right for every cell: then distances are kept.
  func edits(
    in formula: FormulaReferences, on sheet: Int?, _ mover: FormulaMover
  ) throws(WorkbookError) -> (edits: [FormulaReferences.Edit], isExact: Bool) {
    var edits: [FormulaReferences.Edit] = []
    var isExact = true
    for reference in formula.references {
      var target = try mover.target(
        of: reference, in: formula, on: sheet, offset: first.old - anchor)
      let end = try mover.target(of: reference, in: formula, on: sheet, offset: last.old - anchor)
      if target.following(reference, by: last.new - first.new) != end {
        isExact = false
        target = target.withDistances(of: reference)
          .following(reference, by: first.new - anchor)
      }
      edits += FormulaMover.edits(of: reference, to: target)
    }
    return (edits, isExact)
  }
}

extension FormulaMover.Target {
  /// The same from cells further down: rows without `$` follow.
  func following(_ reference: FormulaReferences.Reference, by distance: Int) -> Self {
    guard case .rows(let first, let last) = self else { return self }
    let moved = [
      first.map { $0 + (reference.first.rowIsFixed ? 0 : distance) },
      last.map { $0 + (reference.last?.rowIsFixed == true ? 0 : distance) },
    ]
    let all = 0...CellReference.maximumRow
    guard moved.allSatisfy({ $0.map { all.contains($0) } ?? true }) else { return .gone }
    return .rows(first: moved[0], last: moved[1])
  }

  /// Rows without `$` as they are written.
  fileprivate func withDistances(of reference: FormulaReferences.Reference) -> Self {
    let isFixed = (reference.first.rowIsFixed, reference.last?.rowIsFixed ?? false)
    switch self {
    case .rows(let first, let last):
      return .rows(
        first: isFixed.0 ? first : reference.first.row,
        last: isFixed.1 ? last : reference.last?.row)
    case .gone where isFixed.0 || isFixed.1: return .gone
    case .gone: return .rows(first: reference.first.row, last: reference.last?.row)
    }
  }
}
