import Grid

/// Years without their era in the headings of a sheet.
extension Extraction {
  /// Numbers among year headings, and those in the brackets of a heading that has a year in the form.
  static func bareYears(
    _ template: Template, _ form: FormSheet, _ sheet: SheetRows, _ result: SheetAligner.Result
  ) -> [CellReference: BareYear] {
    var years = sheet.bareYears
    for step in result.steps {
      guard let row = step.row, let templateRow = step.templateRow, let match = step.match
      else { continue }
      for pair in match.pairs {
        let heading = form.rows[templateRow].cells[pair.templateCell]
        let found = sheet.rows[row].cells[pair.sheetCell]
        guard heading.key.contains(LabelKey.period),
          let year = BareYear.inBrackets(
            of: found.text, for: heading, near: template.knownYears)
        else { continue }
        years[found.cell.reference] = year
      }
    }
    return years
  }
}
