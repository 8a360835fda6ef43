import Grid

/// The cells that share one formula while their rows move.
///
/// Source: ECMA-376 Part 1, 18.3.1.40 (f, shared formulas).
struct SharedGroup {
  /// The cell that spells the formula out, as the file has it.
  private(set) var place: CellReference
  private(set) var formula: FormulaReferences
  /// The cells that share it, as `ref` says.
  let range: String?
  /// Whether that cell stays, so that others can lean on it.
  private(set) var isWritten: Bool

  init(_ place: CellReference, _ text: [UInt8], range: String?, isWritten: Bool) {
    self.place = place
    formula = FormulaReferences(text)
    self.range = range
    self.isWritten = isWritten
  }

  /// The formula as it reads in another cell of the group, before the move.
  func formula(at other: CellReference) -> FormulaReferences {
    FormulaReferences(
      SharedFormula(formula).moved(
        rows: other.row - place.row, columns: other.column - place.column))
  }

  /// Whether what a cell takes over from the moved formula is its own formula moved.
  func holds(
    at other: CellReference, on sheet: Int?, _ mover: FormulaMover
  ) throws(WorkbookError) -> Bool {
    let shift = mover.moves.shift(of: sheet)
    let offset = other.row - place.row
    let newOffset =
      (shift?.row(other.row) ?? other.row) - (shift?.row(place.row) ?? place.row)
    for reference in formula.references {
      let own = try mover.target(of: reference, in: formula, on: sheet, offset: offset)
      let taken = try mover.target(of: reference, in: formula, on: sheet)
      guard own == taken.following(reference, by: newOffset) else { return false }
    }
    return true
  }

  /// From now on another cell spells the formula out.
  mutating func hand(to other: CellReference) {
    formula = formula(at: other)
    place = other
    isWritten = true
  }
}
