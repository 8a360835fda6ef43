import Grid

/// Writes a table's definition.
///
/// Source: ECMA-376 Part 1, 18.5.1.2 (table).
struct TablePart {
  let table: NewTable
  /// Unlike any other table's of the book, from 1.
  let id: Int
  /// The texts of the first row.
  let columns: [String]

  /// - Throws: `.impossible` where headings are missing, equal or too long, or rows are missing.
  func check() throws(WorkbookError) {
    let place = "\(table.range.first)"
    let least = table.totals.isEmpty ? 2 : 3
    guard table.range.rows.count >= least else {
      throw WorkbookError(.impossible(.tableTooSmall), cell: place)
    }
    guard table.totals.keys.allSatisfy({ columns.indices.contains($0) }) else {
      throw WorkbookError(.impossible(.outsideSheet), cell: place)
    }
    var seen: Set<String> = []
    for (offset, column) in columns.enumerated() {
      let isNew = seen.insert(column.lowercased()).inserted
      guard !column.isEmpty, column.utf16.count <= 255, isNew else {
        let cell = CellReference(
          row: table.range.first.row, column: table.range.first.column + offset)
        throw WorkbookError(.impossible(.tableHeading), cell: "\(cell)")
      }
    }
  }

  func part() -> [UInt8] {
    var xml = MarkupWriter()
    let hasTotals = !table.totals.isEmpty
    xml.open(
      "table",
      [
        "xmlns": "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "id": "\(id)",
        "name": table.name, "displayName": table.name, "ref": "\(table.range)",
        "totalsRowCount": hasTotals ? "1" : nil, "totalsRowShown": hasTotals ? nil : "0",
      ])
    if table.hasFilter {
      let filtered = CellRange(table.range.first, table.body.last)
      xml.empty("autoFilter", ["ref": "\(filtered)"])
    }
    xml.open("tableColumns", ["count": "\(columns.count)"])
    for (offset, column) in columns.enumerated() {
      var label: String?
      var function: String?
      switch table.totals[offset] {
      case .label(let text): label = text
      case .function(let total): function = total.rawValue
      case nil: break
      }
      xml.empty(
        "tableColumn",
        [
          // A line break in a heading is written as its escape here.
          "id": "\(offset + 1)", "name": Self.escaped(column), "totalsRowLabel": label,
          "totalsRowFunction": function,
        ])
    }
    xml.close("tableColumns")
    xml.empty(
      "tableStyleInfo",
      [
        "name": table.styleName, "showFirstColumn": table.boldFirstColumn ? "1" : "0",
        "showLastColumn": "0", "showRowStripes": table.bandsRows ? "1" : "0",
        "showColumnStripes": table.bandsColumns ? "1" : "0",
      ])
    xml.close("table")
    return xml.bytes
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" { result += "_x000a_" } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }
}
