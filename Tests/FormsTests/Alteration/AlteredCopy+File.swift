import Grid
import Workbook

@testable import Forms

extension AlteredCopy {
  /// The copy as a workbook file.
  func file() throws -> [UInt8] {
    let sheets = book.sheets.map { sheet in
      var new = NewSheet(name: sheet.name)
      for cell in sheet.cells {
        var style = NewStyle()
        if let format = cell.numberFormat { style.numberFormat = format }
        // The office would calculate anew, and the references were not moved along.
        new[cell.reference] = NewCell(cell.value, style: style)
      }
      new.merges = sheet.merges
      new.validations = sheet.validations.map {
        NewValidation($0.ranges, $0.choices.map { .choices($0) } ?? .list($0.formula))
      }
      return new
    }
    var new = NewBook(sheets: sheets)
    for name in book.definedNames where name.sheet == nil {
      new.definedNames[name.name] = name.formula
    }
    return try new.bytes()
  }
}
