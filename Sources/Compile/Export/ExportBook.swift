import Grid
import Workbook

/// The public tables as a workbook: one table a sheet, headings in the first row, no merged cells.
struct ExportBook {
  let tables: [ExportTable]
  let title: String

  func book() -> NewBook {
    NewBook(sheets: tables.map { sheet($0).withFittingTexts() }, title: title)
  }

  private func sheet(_ table: ExportTable) -> NewSheet {
    var sheet = NewSheet(name: table.name)
    for (column, heading) in table.headings.enumerated() {
      sheet[0, column] = NewCell(.text(heading), style: Look.heading)
    }
    for (row, record) in table.records.enumerated() {
      for (column, field) in record.enumerated() {
        sheet[row + 1, column] = Self.cell(field)
      }
    }
    sheet.fitColumns(table.headings.indices, within: 6...44)
    for column in table.headings.indices {
      let width = NewSheet.lines(of: table.headings[column], width: 14) > 1 ? 14 : 8
      sheet.columnWidths[column] = max(width, sheet.columnWidths[column] ?? width)
    }
    Look.fitRows(0..<1, of: &sheet)
    sheet.freeze = CellReference(row: 1, column: 0)
    sheet.autoFilter = CellRange(
      CellReference(row: 0, column: 0),
      CellReference(row: table.records.count, column: table.headings.count - 1))
    Look.print(&sheet, repeating: 0...0, title: title)
    return sheet
  }

  private static func cell(_ field: ExportField) -> NewCell? {
    switch field {
    case .blank: nil
    case .text(let text): NewCell(.text(text), style: Look.base)
    case .number(let number):
      NewCell(
        .number(number.double),
        style: Look.base.with {
          $0.horizontal = .right
          $0.indent = 1
          // As many digits as the number was written with, and no commas.
          $0.numberFormat =
            number.scale == 0 ? "0" : "0." + String(repeating: "0", count: min(number.scale, 15))
        })
    }
  }
}
