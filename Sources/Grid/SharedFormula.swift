/// A shared formula as it reads in another cell: relative references move along, absolute ones stay.
///
/// Source: ECMA-376 Part 1, 18.3.1.40 (f, shared formulas).
package enum SharedFormula {
  package static func moved(_ formula: String, rows: Int, columns: Int) -> String {
    String(
      decoding: moved(FormulaReferences(formula), rows: rows, columns: columns), as: UTF8.self)
  }

  package static func moved(_ formula: FormulaReferences, rows: Int, columns: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(formula.bytes.count + 16)
    var position = 0
    func keep(to end: Int, resumingAt next: Int) {
      result += formula.bytes[position..<end]
      position = next
    }
    func move(_ corner: FormulaReferences.Corner) {
      if let column = corner.column, !corner.columnIsFixed, columns != 0 {
        keep(to: corner.letters.lowerBound, resumingAt: corner.letters.upperBound)
        result += CellReference.columnLetters(column + columns).utf8
      }
      if let row = corner.row, !corner.rowIsFixed, rows != 0 {
        keep(to: corner.digits.lowerBound, resumingAt: corner.digits.upperBound)
        result += String(row + rows + 1).utf8
      }
    }
    // A large book spells out a hundred million of them: nothing is made for each.
    for reference in formula.references {
      guard stays(reference.first, rows, columns),
        reference.last.map({ stays($0, rows, columns) }) ?? true
      else {
        keep(to: reference.range.lowerBound, resumingAt: reference.range.upperBound)
        result += "#REF!".utf8
        continue
      }
      move(reference.first)
      if let last = reference.last { move(last) }
    }
    keep(to: formula.bytes.count, resumingAt: formula.bytes.count)
    return result
  }

  /// Whether the corner is still on the sheet.
  private static func stays(
    _ corner: FormulaReferences.Corner, _ rows: Int, _ columns: Int
  ) -> Bool {
    if let column = corner.column, !corner.columnIsFixed {
      guard (0...CellReference.maximumColumn) ~= column + columns else { return false }
    }
    if let row = corner.row, !corner.rowIsFixed {
      guard (0...CellReference.maximumRow) ~= row + rows else { return false }
    }
    return true
  }
}
