import Grid

/// Formulas brought up to date, each byte but those of moved references kept.
extension RowPass {
  /// - Parameters:
  ///   - cell: where it stands, for warnings and refusals.
  ///   - fixedOnly: see `FormulaMover.edits`.
  mutating func moveFormula(
    _ value: DecodedText, fixedOnly: Bool = false, cell: String? = nil
  ) throws(WorkbookError) {
    let formula = FormulaReferences(value.bytes)
    do throws(WorkbookError) {
      var edits: [FormulaReferences.Edit]
      if let group, cell == nil {
        let found = try group.edits(in: formula, on: sheet, mover)
        edits = found.edits
        if !found.isExact { warn(.distancesKept, nil) }
      } else {
        edits = try mover.edits(in: formula, on: sheet, fixedOnly: fixedOnly)
      }
      for edit in edits { output.replace(try value.range(edit.range), with: edit.bytes) }
      if cell != nil { noteResults(formula, edits) }
      try checkTexts(in: formula, cell)
    } catch {
      throw error.at(part, cell)
    }
  }

  /// Addresses written as text stay as they are, with a warning.
  ///
  /// - Throws: `.unsupportedEdit` where one would name another cell, unless that is allowed.
  mutating func checkTexts(
    in formula: FormulaReferences, _ cell: String?
  ) throws(WorkbookError) {
    switch try TextReferences.finding(in: formula, on: sheet, mover) {
    case .moving where !mover.leavesTexts: throw WorkbookError(.unsupportedEdit(.textReference))
    case .moving: warn(.textReference, cell)
    case .unknown: warn(.unknownTextReference, cell)
    case nil: break
    }
  }

  /// The functions that tell rows by their numbers or count them.
  private static let counting: Set<String> = [
    "ADDRESS", "CELL", "COUNTBLANK", "INDIRECT", "OFFSET", "ROW", "ROWS",
  ]

  private mutating func noteResults(
    _ formula: FormulaReferences, _ edits: [FormulaReferences.Edit]
  ) {
    if changesResults { return }
    // A range that only moves gives what it gave; one that loses rows does not.
    changesResults =
      !edits.isEmpty && mover.moves.deletesRows
      || edits.contains { $0.bytes.first == UInt8(ascii: "#") }
      || formula.functions.contains {
        Self.counting.contains(String(decoding: formula.bytes[$0], as: UTF8.self).uppercased())
      }
  }

  mutating func warn(_ reason: Refusal, _ cell: String?) {
    warnings.append(PatchWarning(reason: reason, part: part, cell: cell))
  }
}

extension WorkbookError {
  /// The same with its place, where it has none yet.
  func at(_ part: String, _ cell: String?) -> WorkbookError {
    WorkbookError(reason, part: self.part ?? part, offset: offset, cell: self.cell ?? cell)
  }
}
