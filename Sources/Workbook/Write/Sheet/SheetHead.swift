import Grid

/// Writes what of a sheet stands above its rows. The order of the elements is the schema's.
///
/// Source: ECMA-376 Part 1, 18.3.1.99 (worksheet).
struct SheetHead {
  let sheet: NewSheet
  let isSelected: Bool
  /// Nil where rows are still to come.
  let extent: CellRange?

  func markup() -> MarkupWriter {
    var xml = MarkupWriter()
    xml.open(
      "worksheet",
      [
        "xmlns": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      ])
    let fits = sheet.printSetup.fitToWidth
    if sheet.tabColor != nil || fits {
      xml.open("sheetPr")
      if let color = sheet.tabColor { xml.empty("tabColor", ["rgb": "FF" + color]) }
      if fits { xml.empty("pageSetUpPr", ["fitToPage": "1"]) }
      xml.close("sheetPr")
    }
    if let extent { xml.empty("dimension", ["ref": "\(extent)"]) }
    writeView(&xml)
    let levels = (rows: sheet.rowLevels.values.max(), columns: sheet.columnLevels.values.max())
    xml.empty(
      "sheetFormatPr",
      [
        "defaultRowHeight": "18", "outlineLevelRow": levels.rows.map { "\($0)" },
        "outlineLevelCol": levels.columns.map { "\($0)" },
      ])
    writeColumns(&xml)
    return xml
  }

  private func writeView(_ xml: inout MarkupWriter) {
    xml.open("sheetViews")
    xml.open(
      "sheetView",
      [
        "showGridLines": sheet.showsGridLines ? nil : "0", "tabSelected": isSelected ? "1" : nil,
        "zoomScale": sheet.zoom == 100 ? nil : "\(sheet.zoom)", "workbookViewId": "0",
      ])
    writePane(&xml)
    xml.close("sheetView")
    xml.close("sheetViews")
  }

  private func writePane(_ xml: inout MarkupWriter) {
    guard let freeze = sheet.freeze, freeze.row > 0 || freeze.column > 0 else { return }
    let pane =
      switch (freeze.row > 0, freeze.column > 0) {
      case (true, true): "bottomRight"
      case (true, false): "bottomLeft"
      default: "topRight"
      }
    xml.empty(
      "pane",
      [
        "xSplit": freeze.column > 0 ? "\(freeze.column)" : nil,
        "ySplit": freeze.row > 0 ? "\(freeze.row)" : nil, "topLeftCell": "\(freeze)",
        "activePane": pane, "state": "frozen",
      ])
    xml.empty("selection", ["pane": pane, "activeCell": "\(freeze)", "sqref": "\(freeze)"])
  }

  private func writeColumns(_ xml: inout MarkupWriter) {
    let columns = Set(sheet.columnWidths.keys).union(sheet.hiddenColumns)
      .union(sheet.columnLevels.keys)
    guard !columns.isEmpty else { return }
    xml.open("cols")
    for column in columns.sorted() {
      let width = sheet.columnWidths[column]
      xml.empty(
        "col",
        [
          "min": "\(column + 1)", "max": "\(column + 1)",
          // Five pixels of padding are part of the stored width.
          "width": "\(min(width ?? 8, 254)).7109375",
          "hidden": sheet.hiddenColumns.contains(column) ? "1" : nil,
          "customWidth": width == nil ? nil : "1",
          "outlineLevel": sheet.columnLevels[column].map { "\($0)" },
        ])
    }
    xml.close("cols")
  }

  /// What a `<row>` says besides its number.
  static func attributes(ofRow row: Int, in sheet: NewSheet, height: Double?) -> String {
    var text = ""
    if let height = height ?? sheet.rowHeights[row] {
      text += " ht=\"\(ExactDecimal.shortestText(of: height))\" customHeight=\"1\""
    }
    if sheet.hiddenRows.contains(row) { text += " hidden=\"1\"" }
    if let level = sheet.rowLevels[row] { text += " outlineLevel=\"\(level)\"" }
    return text
  }
}
