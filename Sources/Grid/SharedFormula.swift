/// A shared formula as it reads in another cell: relative references move along, absolute ones stay.
///
/// Source: ECMA-376 Part 1, 18.3.1.40 (f, shared formulas).
package enum SharedFormula {
  package static func moved(_ formula: String, rows: Int, columns: Int) -> String {
    String(
      decoding: moved(FormulaReferences(formula), rows: rows, columns: columns), as: UTF8.self)
  }

  package static func moved(_ formula: FormulaReferences, rows: Int, columns: Int) -> [UInt8] {
    var edits: [FormulaReferences.Edit] = []
    for reference in formula.references {
      let corners = [reference.first] + [reference.last].compactMap { $0 }
      let moved = corners.map { self.edits(of: $0, rows, columns) }
      if moved.contains(where: { $0 == nil }) {
        edits.append(FormulaReferences.Edit(range: reference.range, bytes: Array("#REF!".utf8)))
      } else {
        edits += moved.flatMap { $0 ?? [] }
      }
    }
    return formula.applying(edits)
  }

  /// nil where the corner leaves the sheet.
  private static func edits(
    of corner: FormulaReferences.Corner, _ rows: Int, _ columns: Int
  ) -> [FormulaReferences.Edit]? {
    var edits: [FormulaReferences.Edit] = []
    if let column = corner.column, !corner.columnIsFixed, columns != 0 {
      guard (0...CellReference.maximumColumn) ~= column + columns else { return nil }
      let letters = CellReference.columnLetters(column + columns)
      edits.append(FormulaReferences.Edit(range: corner.letters, bytes: Array(letters.utf8)))
    }
    if let row = corner.row, !corner.rowIsFixed, rows != 0 {
      guard (0...CellReference.maximumRow) ~= row + rows else { return nil }
      edits.append(
        FormulaReferences.Edit(range: corner.digits, bytes: Array("\(row + rows + 1)".utf8)))
    }
    return edits
  }
}
