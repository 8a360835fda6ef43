import Grid

/// Input rules and formulas that cells of the form have lost.
extension SheetComparer {
  // MARK: drop-downs

  func lostValidations() -> [SheetComparison.LostValidation] {
    form.sheet.validations.compactMap { validation in
      var lost: Set<CellReference> = []
      for row in rows + moved {
        for (index, cell) in form.rows[row.templateRow].cells.enumerated()
        where !cell.tags.isEmpty && validation.covers(cell.reference) {
          let place = place(index, in: row)
          guard sheet.owner(of: place) == place, !unnamed.contains(location(place)),
            isDrawn(row, validation, cell)
          else { continue }
          let has = sheet.sheet.validations.contains {
            $0.type == validation.type && $0.covers(place)
          }
          if !has { lost.insert(place) }
        }
      }
      guard !lost.isEmpty else { return nil }
      return SheetComparison.LostValidation(
        type: validation.type, choices: validation.choices, rule: validation,
        cells: lost.sorted().map { location($0) })
    }
  }

  /// Rows added behind the drawn ones need not have the form's drop-down.
  private func isDrawn(
    _ row: PlacedRow, _ validation: DataValidation, _ cell: TemplateCell
  ) -> Bool {
    guard let first = rows.first(where: { $0.templateRow == row.templateRow }) else { return true }
    let formRow = row.formRow + row.row - first.row
    return validation.ranges.contains {
      $0.columns.contains(cell.reference.column) && formRow <= $0.last.row
    }
  }

  // MARK: formulas

  /// Where a column of the form is calculated in most of its rows, a number typed in one of them.
  func lostFormulas() -> [SheetComparison.LostFormula] {
    struct Place: Hashable {
      var row: Int
      var cell: Int
    }
    var places: [Place: [Cell]] = [:]
    for row in rows + moved {
      for (index, cell) in form.rows[row.templateRow].cells.enumerated() where cell.kind == .tags {
        guard let found = sheet.sheet[sheet.owner(of: place(index, in: row))],
          found.formula != nil || !found.value.isBlank
        else { continue }
        places[Place(row: row.templateRow, cell: index), default: []].append(found)
      }
    }
    return places.values.flatMap { cells in
      let calculating = cells.filter { $0.formula != nil }
      let typed = cells.filter { $0.formula == nil }
      guard calculating.count > 1, calculating.count > typed.count else {
        return [SheetComparison.LostFormula]()
      }
      return typed.compactMap { cell in
        calculating.min {
          abs($0.reference.row - cell.reference.row) < abs($1.reference.row - cell.reference.row)
        }.map {
          SheetComparison.LostFormula(
            location: location(cell.reference), calculating: location($0.reference),
            formula: $0.formula ?? "")
        }
      }
    }
  }

  /// A number typed over a formula that the form has at one fixed place.
  func lostFormula(_ fixed: FixedFormula) -> SheetComparison.LostFormula? {
    guard let found = sheet.sheet[fixed.cell], found.formula == nil, case .number = found.value,
      !unnamed.contains(location(fixed.cell))
    else { return nil }
    return SheetComparison.LostFormula(location: location(fixed.cell), formula: fixed.formula)
  }
}

extension DataValidation {
  fileprivate func covers(_ cell: CellReference) -> Bool {
    ranges.contains { $0.contains(cell) }
  }
}
