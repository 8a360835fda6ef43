import Grid

/// What must not be torn apart: tables, filters, pivot tables, arrays.
extension RowPass {
  /// - Throws: `.unsupportedEdit` where the move takes away what the block cannot do without.
  func checkBlock(
    _ kind: ReferencePlace.Kind, _ text: String, _ shift: RowShift, _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    guard let rows = CellRange(text)?.rows else { return }
    func count(_ name: StaticString, _ usual: Int) throws(WorkbookError) -> Int {
      try attribute(name, bytes).flatMap { Int($0) } ?? usual
    }
    switch kind {
    case .filter:
      try require(!shift.deletes(rows.lowerBound), or: .headingDeleted, text)
    case .table:
      let heading = try count("headerRowCount", 1)
      let totals = try count("totalsRowCount", 0)
      try require(heading == 0 || !shift.deletes(rows.lowerBound), or: .headingDeleted, text)
      try require(totals == 0 || !shift.deletes(rows.upperBound), or: .totalsDeleted, text)
      let data = rows.dropFirst(heading).dropLast(totals)
      try require(data.isEmpty || !data.allSatisfy(shift.deletes), or: .tableEmptied, text)
    case .pivotTable:
      // The fields by which pages are told stand above, with an empty row between.
      let pages = try count("rowPageCount", 0)
      let top = max(0, rows.lowerBound - (pages > 0 ? pages + 1 : 0))
      let isTouched = shift.deletions.contains { $0.overlaps(top...rows.upperBound) }
      try require(!isTouched && !shift.cuts(top...rows.upperBound), or: .pivotTableCut, text)
    default: break
    }
  }

  func require(
    _ isFine: Bool, or refusal: Refusal, _ cell: String
  ) throws(WorkbookError) {
    guard !isFine else { return }
    throw WorkbookError(.unsupportedEdit(refusal), part: part, cell: cell)
  }
}

extension Refusal {
  static let headingDeleted = Refusal(
    "heading deleted",
    ja: "表またはフィルターの見出し行は削除できません。Excel で表やフィルターを外してから行ってください。",
    en:
      "The heading row of a table or filter cannot be deleted. Remove the table or filter in Excel."
  )

  static let totalsDeleted = Refusal(
    "totals deleted",
    ja: "表の集計行は削除できません。Excel で集計行を外してから行ってください。",
    en: "The totals row of a table cannot be deleted. Switch it off in Excel first.")

  static let tableEmptied = Refusal(
    "table emptied",
    ja: "表のデータ行をすべて削除することはできません。一行は残してください。",
    en: "A table cannot lose all of its data rows. Leave one.")

  static let pivotTableCut = Refusal(
    "pivot table cut",
    ja: "ピボットテーブルの途中には行を挿入できず、その行は削除できません。",
    en: "Rows cannot be put into a pivot table or taken out of it.")

  static let sourceDeleted = Refusal(
    "source deleted",
    ja: "ピボットテーブルまたは統合の元データの行がすべて削除されるため、変更しません。",
    en: "All rows of a pivot table's or a consolidation's source would go, so nothing is changed.")

  static let arrayCut = Refusal(
    "array cut",
    ja: "配列数式またはデータテーブルの途中には行を挿入できず、その一部の行は削除できません。",
    en: "Rows cannot be put into an array formula or a data table, nor some of its rows deleted.")

  static let rowsFallOff = Refusal(
    "rows fall off",
    ja: "行を挿入すると、シートの最終行（1,048,576 行目）より下に内容が押し出されます。",
    en: "The insertion would push contents below the last row of the sheet (1,048,576).")
}
