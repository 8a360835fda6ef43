import Grid

/// Compares the layout of a sheet with the form sheet it was laid over.
struct SheetComparer {
  let form: FormSheet
  let sheet: SheetRows
  let result: SheetAligner.Result
  /// The file keeps merges, drop-downs and formulas, and its first row is the sheet's first row.
  let isWorkbook: Bool
  /// Cells whose heading is missing: nothing else is told of them.
  let unnamed: Set<Location>
  let rows: [PlacedRow]
  let moved: [PlacedRow]
  let columns: ColumnShifts
  /// The cells of the sheet that hold headings of the form.
  let pairedCells: Set<CellReference>

  init(
    form: FormSheet, sheet: SheetRows, result: SheetAligner.Result, isWorkbook: Bool,
    unnamed: Set<Location>
  ) {
    self.form = form
    self.sheet = sheet
    self.result = result
    self.isWorkbook = isWorkbook
    self.unnamed = unnamed
    (rows, moved) = result.placedRows(form, sheet)
    columns = ColumnShifts(form, sheet, rows + moved)
    pairedCells = Set(
      result.steps.flatMap { step in
        (step.match?.pairs ?? []).map {
          sheet.rows[step.row ?? 0].cells[$0.sheetCell].cell.reference
        }
      })
  }

  func compare() -> SheetComparison {
    var comparison = SheetComparison(
      sheetIndex: sheet.index, sheet: sheet.sheet.name, formSheet: form.name,
      sheetGroup: form.sheetGroup)
    comparison.missingHeadings = missingHeadings()
    let changes = rowChanges()
    let tables = slotTables(changes.blanks)
    comparison.shifts = changes.shifts + tables.inserted + movedBlocks()
    comparison.shifts += columnShifts(lacking: comparison.missingHeadings)
    comparison.shifts.sort { $0.location < $1.location }
    comparison.skippedSlots = tables.skipped
    let fixed = FixedFormula.all(form, rows + moved, columns)
    comparison.calculatedPlaces = fixed.map { location($0.cell) }
    if isWorkbook {
      comparison.merges = mergeDifferences()
      comparison.lostValidations = lostValidations()
      comparison.lostFormulas = lostFormulas() + fixed.compactMap(lostFormula)
      comparison.lostFormulas.sort { $0.location < $1.location }
    }
    return comparison
  }

  var labels: LabelTable { result.labels }

  func location(_ row: Int, _ column: Int) -> Location {
    location(CellReference(row: max(0, row), column: max(0, column)))
  }

  func location(_ cell: CellReference) -> Location {
    Location(sheetIndex: sheet.index, sheet: sheet.sheet.name, cell: cell)
  }

  /// The left edge of the form in the sheet.
  var leftEdge: Int {
    columns.column(form.rows.lazy.flatMap(\.cells).map(\.region.first.column).min() ?? 0)
  }

  /// The uppermost row of the form in the sheet.
  var topEdge: Int { (rows + moved).map(\.row).min() ?? 0 }

  /// The cell of the sheet where a tagged cell of the form is, in a row that was read.
  func place(_ cell: Int, in row: PlacedRow) -> CellReference {
    result.columns.place(
      template: row.templateRow, cell: cell, row: row.sheetRow, pairs: row.match.pairs)
  }
}
