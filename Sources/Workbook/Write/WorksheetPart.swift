import Grid

/// Writes one sheet's XML. The order of the elements is the schema's.
///
/// Source: ECMA-376 Part 1, 18.3.1.99 (worksheet).
struct WorksheetPart {
  let sheet: NewSheet
  let isFirst: Bool
  /// Relationship ids of external link targets, by address.
  let linkIDs: [String: String]
  let drawingID: String?

  func part(strings: inout StringTable, styles: inout StyleTable) throws(WorkbookError) -> [UInt8] {
    var xml = MarkupWriter()
    xml.open(
      "worksheet",
      [
        "xmlns": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      ])
    writeHead(&xml)
    try writeCells(&xml, strings: &strings, styles: &styles)
    if let range = sheet.autoFilter { xml.empty("autoFilter", ["ref": "\(range)"]) }
    if !sheet.merges.isEmpty {
      xml.open("mergeCells", ["count": "\(sheet.merges.count)"])
      for range in sheet.merges { xml.empty("mergeCell", ["ref": "\(range)"]) }
      xml.close("mergeCells")
    }
    writeLinks(&xml)
    writePrint(&xml)
    if let drawingID { xml.empty("drawing", ["r:id": drawingID]) }
    xml.close("worksheet")
    return xml.bytes
  }

  private func writeHead(_ xml: inout MarkupWriter) {
    let fits = sheet.printSetup.fitToWidth
    if sheet.tabColor != nil || fits {
      xml.open("sheetPr")
      if let color = sheet.tabColor { xml.empty("tabColor", ["rgb": "FF" + color]) }
      if fits { xml.empty("pageSetUpPr", ["fitToPage": "1"]) }
      xml.close("sheetPr")
    }
    let places = sheet.cells.keys
    if let bottom = places.map(\.row).max(), let right = places.map(\.column).max(),
      let top = places.map(\.row).min(), let left = places.map(\.column).min()
    {
      let extent = CellRange(
        CellReference(row: top, column: left), CellReference(row: bottom, column: right))
      xml.empty("dimension", ["ref": "\(extent)"])
    }
    xml.open("sheetViews")
    xml.open(
      "sheetView",
      [
        "showGridLines": sheet.showsGridLines ? nil : "0", "tabSelected": isFirst ? "1" : nil,
        "workbookViewId": "0",
      ])
    writePane(&xml)
    xml.close("sheetView")
    xml.close("sheetViews")
    xml.empty("sheetFormatPr", ["defaultRowHeight": "18"])
    if !sheet.columnWidths.isEmpty {
      xml.open("cols")
      for (column, width) in sheet.columnWidths.sorted(by: { $0.key < $1.key }) {
        // Five pixels of padding are part of the stored width.
        xml.empty(
          "col",
          [
            "min": "\(column + 1)", "max": "\(column + 1)", "width": "\(min(width, 254)).7109375",
            "customWidth": "1",
          ])
      }
      xml.close("cols")
    }
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

  private func writeCells(
    _ xml: inout MarkupWriter, strings: inout StringTable, styles: inout StyleTable
  ) throws(WorkbookError) {
    let order = sheet.cells.keys.sorted()
    var rows = Set(order.map(\.row)).union(sheet.rowHeights.keys).sorted()[...]
    var next = order.startIndex
    xml.open("sheetData")
    while let row = rows.popFirst() {
      let height = sheet.rowHeights[row]
      xml.open(
        "row",
        [
          "r": "\(row + 1)", "ht": height.map { "\($0)" },
          "customHeight": height == nil ? nil : "1",
        ])
      while next < order.endIndex, order[next].row == row {
        let reference = order[next]
        if let cell = sheet.cells[reference] {
          try write(
            cell, at: reference, &xml, strings: &strings, style: styles.place(of: cell.style))
        }
        next += 1
      }
      xml.close("row")
    }
    xml.close("sheetData")
  }

  private func write(
    _ cell: NewCell, at reference: CellReference, _ xml: inout MarkupWriter,
    strings: inout StringTable, style: Int
  ) throws(WorkbookError) {
    let (type, value): (String?, String?) =
      switch cell.value {
      case .blank: (nil, nil)
      case .number(let number) where number.isFinite:
        (nil, ExactDecimal.shortestText(of: number))
      case .number: ("e", "#NUM!")
      case .text(let text) where cell.formula != nil: ("str", MarkupWriter.cellEscaped(text))
      case .text(let text): ("s", "\(try place(of: text, at: reference, &strings))")
      case .boolean(let flag): ("b", flag ? "1" : "0")
      case .error(let code): ("e", code)
      }
    let style = style == 0 ? nil : "\(style)"
    guard value != nil || cell.formula != nil else {
      xml.empty("c", ["r": "\(reference)", "s": style])
      return
    }
    xml.open("c", ["r": "\(reference)", "s": style, "t": type])
    if let formula = cell.formula { xml.element("f", text: formula) }
    if let value { xml.element("v", text: value) }
    xml.close("c")
  }

  private func place(
    of text: String, at reference: CellReference, _ strings: inout StringTable
  ) throws(WorkbookError) -> Int {
    // Excel repairs away what is longer.
    let limit = 32_767
    guard text.utf16.count <= limit else {
      throw WorkbookError(.limit(name: "characters in a cell", value: limit), cell: "\(reference)")
    }
    return strings.place(of: text)
  }

  private func writeLinks(_ xml: inout MarkupWriter) {
    guard !sheet.links.isEmpty else { return }
    xml.open("hyperlinks")
    for link in sheet.links {
      switch link.target {
      case .cell(let name, let reference):
        xml.empty(
          "hyperlink",
          [
            "ref": "\(link.reference)",
            "location": "\(Self.quoted(name))!\(reference)", "display": "\(name)!\(reference)",
          ])
      case .address(let address):
        xml.empty("hyperlink", ["ref": "\(link.reference)", "r:id": linkIDs[address]])
      }
    }
    xml.close("hyperlinks")
  }

  private func writePrint(_ xml: inout MarkupWriter) {
    let setup = sheet.printSetup
    if setup.centered { xml.empty("printOptions", ["horizontalCentered": "1"]) }
    let margins = setup.margins
    xml.empty(
      "pageMargins",
      [
        "left": margins.left, "right": margins.right, "top": margins.top,
        "bottom": margins.bottom, "header": margins.header, "footer": margins.footer,
      ])
    xml.empty(
      "pageSetup",
      [
        "paperSize": "\(setup.paper.rawValue)", "fitToHeight": setup.fitToWidth ? "0" : nil,
        "orientation": setup.landscape ? "landscape" : "portrait",
      ])
    guard setup.header != nil || setup.footer != nil else { return }
    xml.open("headerFooter")
    if let header = setup.header { xml.element("oddHeader", text: header) }
    if let footer = setup.footer { xml.element("oddFooter", text: footer) }
    xml.close("headerFooter")
  }

  /// A sheet name as formulas write it.
  static func quoted(_ name: String) -> String {
    var text = ""
    for character in name { text += character == "'" ? "''" : String(character) }
    return "'\(text)'"
  }

  /// `'Sheet'!$A$1:$B$2`
  static func absolute(_ range: CellRange, in sheet: String) -> String {
    func place(_ reference: CellReference) -> String {
      "$\(CellReference.columnLetters(reference.column))$\(reference.row + 1)"
    }
    let first = place(range.first)
    return quoted(sheet) + "!" + first
      + (range.first == range.last ? "" : ":" + place(range.last))
  }
}
