import Grid

extension CSVDocument {
  /// What the cells do not show: encoding, fields per record, quotes out of place.
  ///
  /// - Parameter fields: of this document.
  /// - Complexity: O(n).
  func layout(_ fields: CSVCells) -> TextLayout {
    var layout = TextLayout(fieldCounts: (0..<fields.rowCount).map(fields.fieldCount))
    if fields.encoding.characters != .utf8 {
      layout.notUTF8 = firstOther(than: .utf8, fields.encoding)
    }
    guard content.contains(UInt8(ascii: "\"")) else { return layout }
    for row in 0..<fields.rowCount {
      for column in 0..<fields.columnCount(inRow: row) {
        let reference = CellReference(row: row, column: column)
        guard let field = fields.field(at: reference) else { continue }
        if hasStrayQuote(field) { layout.strayQuotes.append(reference) }
      }
    }
    return layout
  }

  private func firstOther(
    than characters: CSVEncoding.Characters, _ encoding: CSVEncoding
  ) -> TextLayout.Place {
    // UTF-16 and UTF-32 are none from their first byte on.
    guard encoding.isByteOriented else { return TextLayout.Place(line: 1, column: 1) }
    let check = TextCheck.of(content, from: 0, characters, threads: 1)
    let place = TextPlace(content.span, from: 0, at: check.fault ?? 0, encoding)
    return TextLayout.Place(line: place.line, column: place.column)
  }

  private func hasStrayQuote(_ field: CSVCells.Field) -> Bool {
    let quote = UInt8(ascii: "\"")
    guard field.isQuoted else { return content[field.range].contains(quote) }
    var place = field.range.lowerBound + 1
    while place < field.range.upperBound {
      if content[place] == quote {
        guard place + 1 < field.range.upperBound else { return false }
        guard content[place + 1] == quote else { return true }
        place += 1
      }
      place += 1
    }
    return false
  }
}

extension CSVCells {
  /// The fields of a record, 0 for an empty line.
  fileprivate func fieldCount(inRow row: Int) -> Int {
    let count = columnCount(inRow: row)
    guard count == 1, let only = field(at: CellReference(row: row, column: 0)) else { return count }
    return only.range.isEmpty ? 0 : 1
  }
}
