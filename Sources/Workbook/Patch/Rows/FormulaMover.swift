import Grid

/// Moves the references of a formula: what they refer to stays the same.
struct FormulaMover: Sendable {
  typealias Edit = FormulaReferences.Edit

  /// Where a reference leads after the move.
  enum Target: Equatable {
    /// Rows from 0, nil for whole columns and, as last, for single cells.
    case rows(first: Int?, last: Int?)
    case gone
  }

  let moves: SheetMoves
  /// Moves rows although an address written as text would then name another cell.
  var leavesTexts = false

  /// What to replace in the formula's text.
  ///
  /// - Parameters:
  ///   - sheet: the one the formula stands on, nil for the workbook's names.
  ///   - fixedOnly: in names, rows without `$` are counted from the cell that uses the name.
  func edits(
    in formula: FormulaReferences, on sheet: Int?, fixedOnly: Bool = false
  ) throws(WorkbookError) -> [Edit] {
    var edits: [Edit] = []
    for reference in formula.references {
      if fixedOnly, !reference.first.rowIsFixed || reference.last?.rowIsFixed == false { continue }
      edits += Self.edits(
        of: reference, to: try target(of: reference, in: formula, on: sheet))
    }
    return edits
  }

  /// Writes new rows into a reference where they differ.
  static func edits(of reference: FormulaReferences.Reference, to target: Target) -> [Edit] {
    guard case .rows(let first, let last) = target else {
      return [Edit(range: reference.range, bytes: Array("#REF!".utf8))]
    }
    var edits: [Edit] = []
    for (corner, row) in [(reference.first, first), (reference.last, last)] {
      guard let corner, let row, row != corner.row else { continue }
      edits.append(Edit(range: corner.digits, bytes: Array(String(row + 1).utf8)))
    }
    return edits
  }

  /// - Parameter offset: how far below the formula's own cell it is read; rows without `$` follow.
  /// - Throws: `.unsupportedEdit` for a reference through several sheets of which one moves.
  func target(
    of reference: FormulaReferences.Reference, in formula: FormulaReferences, on sheet: Int?,
    offset: Int = 0
  ) throws(WorkbookError) -> Target {
    func row(_ corner: FormulaReferences.Corner?) -> Int? {
      corner?.row.map { $0 + (corner?.rowIsFixed == true ? 0 : offset) }
    }
    let (first, last) = (row(reference.first), row(reference.last))
    let all = 0...CellReference.maximumRow
    guard let first else { return .rows(first: nil, last: nil) }
    guard all.contains(first), all.contains(last ?? first) else { return .gone }
    let stays = Target.rows(first: first, last: last)
    var target = sheet.map { $0...$0 }
    if let qualifier = reference.qualifier { target = moves.sheets(formula.bytes[qualifier]) }
    guard let target else { return stays }
    if target.count > 1 {
      for sheet in target {
        guard let shift = moves.shift(of: sheet) else { continue }
        guard Self.target(first, last, shift) == stays else {
          throw WorkbookError(.unsupportedEdit(.throughSheets))
        }
      }
      return stays
    }
    return moves.shift(of: target.lowerBound).map { Self.target(first, last, $0) } ?? stays
  }

  private static func target(_ first: Int, _ last: Int?, _ shift: RowShift) -> Target {
    let other = last ?? first
    guard let rows = shift.span(min(first, other)...max(first, other)) else { return .gone }
    guard last != nil else { return .rows(first: rows.lowerBound, last: nil) }
    // `A5:A1` is as good as `A1:A5`.
    return first <= other
      ? .rows(first: rows.lowerBound, last: rows.upperBound)
      : .rows(first: rows.upperBound, last: rows.lowerBound)
  }
}

extension Refusal {
  static let throughSheets = Refusal(
    "reference through sheets",
    ja: "複数のシートにまたがる参照（例 =SUM(4月:3月!B5)）が移動する行を指しています。一枚だけ行を動かすとずれるため、変更しません。",
    en:
      "A reference through several sheets (=SUM(S1:S3!B5)) names rows that would move on one of them only, so nothing is changed."
  )
}
