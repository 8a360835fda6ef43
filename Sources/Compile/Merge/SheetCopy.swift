import Grid
import Workbook

/// A submitted sheet as it is shown in the merged book: what stands in it and how it looks, without
/// what would lead out of it (formulas, lists, pictures).
struct SheetCopy {
  let workbook: Workbook
  let book: Book
  let source: Sheet

  /// - Returns: nil where the workbook has no such sheet.
  init?(_ workbook: Workbook, sheet name: String) {
    guard let book = try? workbook.book(), let source = book.sheet(named: name) else { return nil }
    self.workbook = workbook
    self.book = book
    self.source = source
  }

  func sheet(named name: String) -> NewSheet {
    var sheet = NewSheet(name: name)
    var styles: [Int: NewStyle] = [:]
    for (place, style) in workbook.looks(ofSheet: source.name) {
      sheet[place] = NewCell(.blank, style: look(style, &styles))
    }
    for cell in source.cells {
      sheet[cell.reference] = NewCell(cell.value, style: look(cell.style, &styles))
    }
    writeTicks(&sheet)
    sheet.merges = source.merges.filter { $0.first != $0.last }
    copyLayout(&sheet)
    return sheet
  }

  private func look(_ style: Int, _ known: inout [Int: NewStyle]) -> NewStyle {
    if let look = known[style] { return look }
    let look = NewStyle(book.formats[style])
    known[style] = look
    return look
  }

  /// Check boxes lie over the cells and do not come along: what they say is written into the cells
  /// below them.
  private func writeTicks(_ sheet: inout NewSheet) {
    var texts: [CellReference: [String]] = [:]
    for control in source.controls where control.state != nil && !control.isHidden {
      guard var place = control.anchor?.from?.cell else { continue }
      place = source.merge(containing: place)?.first ?? place
      texts[place, default: []].append((control.state == .on ? "■ " : "□ ") + control.label)
    }
    for (place, lines) in texts {
      let said = sheet[place]?.value.raw ?? ""
      let style = sheet[place]?.style ?? NewStyle()
      let text = ([said].filter { !$0.isEmpty } + lines).joined(separator: "\n")
      sheet[place] = NewCell(.text(text), style: style.with { $0.wrap = true })
    }
  }

  private func copyLayout(_ sheet: inout NewSheet) {
    let extent = source.extent ?? CellRange("A1")
    let (rows, columns) = (extent?.last.row ?? 0, extent?.last.column ?? 0)
    for column in 0...max(columns, sheet.cells.keys.map(\.column).max() ?? 0) {
      if let width = source.dimensions.width(ofColumn: column) {
        sheet.columnWidths[column] = min(255, max(1, Int(width.rounded(.up))))
      }
    }
    for row in 0...max(rows, sheet.cells.keys.map(\.row).max() ?? 0) {
      if let height = source.dimensions.height(ofRow: row) {
        sheet.rowHeights[row] = min(409, max(0, height))
      }
    }
    sheet.hiddenRows = source.hiddenRows
    sheet.hiddenColumns = source.hiddenColumns
    sheet.printSetup.landscape = source.printing.isLandscape
    sheet.printSetup.area = source.printing.areas.first
    sheet.printSetup.repeatedRows = source.printing.titleRows
    sheet.showsGridLines = false
  }
}

extension NewStyle {
  /// A cell format as the reader has it. What a new workbook cannot say is left at its default.
  init(_ format: CellFormat) {
    self.init(
      fontName: format.font.name.isEmpty ? "游ゴシック" : String(format.font.name.prefix(31)),
      fontSize: min(409, max(1, format.font.size)))
    bold = format.font.isBold
    italic = format.font.isItalic
    underline = format.font.underline != nil
    strikethrough = format.font.isStruckOut
    color = format.font.color?.description
    if format.fill.pattern == "solid" || format.fill.pattern == "gradient" {
      fill = format.fill.foreground?.description
    } else if let pattern = Pattern(rawValue: format.fill.pattern) {
      fill = format.fill.foreground?.description ?? "000000"
      self.pattern = pattern
    }
    borders = Borders(
      left: Self.border(format.border.left), right: Self.border(format.border.right),
      top: Self.border(format.border.top), bottom: Self.border(format.border.bottom))
    if format.border.risesDiagonally || format.border.fallsDiagonally {
      borders.diagonal = Self.border(format.border.diagonal)
    }
    horizontal = format.horizontal.flatMap(Horizontal.init(rawValue:)) ?? .general
    // The default of the format itself is the bottom.
    vertical = format.vertical.flatMap(Vertical.init(rawValue:)) ?? .bottom
    wrap = format.wrapsText
    numberFormat = format.numberFormat
  }

  private static func border(_ line: CellBorder.Line?) -> Border? {
    guard let line, let style = Line(rawValue: line.style) else { return nil }
    return Border(style, color: line.color?.description ?? "000000")
  }
}
