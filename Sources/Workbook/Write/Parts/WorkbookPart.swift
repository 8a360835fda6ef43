import Grid

/// Writes workbook.xml: the sheets and the names.
///
/// Source: ECMA-376 Part 1, 18.2.27 (workbook).
struct WorkbookPart {
  /// What the book keeps of a sheet that has been written.
  struct SheetEntry {
    var name: String
    var visibility: Sheet.Visibility
    var autoFilter: CellRange?
    var printSetup: PrintSetup
    var relation: String
  }

  let sheets: [SheetEntry]
  let names: [String: String]
  let hasLockedStructure: Bool

  func part() -> [UInt8] {
    var xml = MarkupWriter()
    xml.open(
      "workbook",
      [
        "xmlns": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "xmlns:r": Relations.office,
      ])
    if hasLockedStructure { xml.raw("<workbookProtection lockStructure=\"1\"/>") }
    let active = sheets.firstIndex { $0.visibility == .visible } ?? 0
    xml.raw("<bookViews>")
    xml.empty(
      "workbookView",
      [
        "xWindow": "0", "yWindow": "0", "windowWidth": "28800", "windowHeight": "15000",
        "firstSheet": active == 0 ? nil : "\(active)", "activeTab": active == 0 ? nil : "\(active)",
      ])
    xml.raw("</bookViews>")
    xml.open("sheets")
    for (index, sheet) in sheets.enumerated() {
      xml.empty(
        "sheet",
        [
          "name": sheet.name, "sheetId": "\(index + 1)",
          "state": sheet.visibility == .visible ? nil : sheet.visibility.rawValue,
          "r:id": sheet.relation,
        ])
    }
    xml.close("sheets")
    writeNames(&xml)
    // The cached results are right; a full recalculation on opening does no harm and proves it.
    xml.raw("<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/>")
    xml.close("workbook")
    return xml.bytes
  }

  private func writeNames(_ xml: inout MarkupWriter) {
    var entries: [(name: String, sheet: Int?, hidden: Bool, text: String)] = []
    for (index, sheet) in sheets.enumerated() {
      if let range = sheet.autoFilter {
        let text = Address.absolute(range, in: sheet.name)
        entries.append(("_xlnm._FilterDatabase", index, true, text))
      }
      if let area = sheet.printSetup.area {
        let text = Address.absolute(area, in: sheet.name)
        entries.append(("_xlnm.Print_Area", index, false, text))
      }
      if let titles = titles(sheet) { entries.append(("_xlnm.Print_Titles", index, false, titles)) }
    }
    for (name, text) in names.sorted(by: { $0.key < $1.key }) {
      entries.append((name, nil, false, text))
    }
    guard !entries.isEmpty else { return }
    xml.open("definedNames")
    for entry in entries {
      xml.element(
        "definedName",
        [
          "name": entry.name, "localSheetId": entry.sheet.map { "\($0)" },
          "hidden": entry.hidden ? "1" : nil,
        ], text: entry.text)
    }
    xml.close("definedNames")
  }

  /// Columns before rows, as Excel writes them.
  private func titles(_ sheet: SheetEntry) -> String? {
    let quoted = Address.quoted(sheet.name)
    let columns = sheet.printSetup.repeatedColumns.map { range in
      let letters = [range.lowerBound, range.upperBound].map { CellReference.columnLetters($0) }
      return "\(quoted)!$\(letters[0]):$\(letters[1])"
    }
    let rows = sheet.printSetup.repeatedRows.map { range in
      "\(quoted)!$\(range.lowerBound + 1):$\(range.upperBound + 1)"
    }
    let both = [columns, rows].compactMap { $0 }
    return both.isEmpty ? nil : both.joined(separator: ",")
  }
}
