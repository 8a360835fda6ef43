import Grid

/// Replaces fields of a CSV file; the bytes of all others stay.
///
/// Source: RFC 4180, section 2.
struct CSVPatch {
  private let fields: CSVCells
  private let source: [UInt8]

  init(_ fields: CSVCells, source: [UInt8]) {
    self.fields = fields
    self.source = source
  }

  /// - Parameter edits: in reading order.
  /// - Throws: `.changedMeanwhile`, `.unencodable`, `.unsupportedEdit` beyond the last record.
  func patched(_ edits: [CellEdit]) throws(WorkbookError) -> [UInt8] {
    var splices = Splices()
    /// The last column of a record that grows, and where its end was.
    var growing: (row: Int, column: Int, offset: Int)?
    for edit in edits {
      let place = edit.reference
      let field = fields.field(at: place)
      let found = field.map { fields.text(of: $0) } ?? ""
      try PendingEdits.check(edit.asText, found: .text(found))
      let text = edit.to.raw
      guard !text.utf8.elementsEqual(found.utf8) else { continue }
      let bytes = try encoded(text, quoted: field?.isQuoted ?? false, cell: place.description)
      if let field {
        splices.replace(field.range, with: bytes)
        continue
      }
      if growing?.row != place.row { growing = try end(ofRecord: place) }
      guard let last = growing else { continue }
      let gap = [UInt8](repeating: fields.delimiter, count: place.column - last.column)
      splices.insert(gap + bytes, at: last.offset)
      growing?.column = place.column
    }
    guard !splices.isEmpty else { return source }
    return try whole(splices.applied(to: fields.content))
  }

  private func end(
    ofRecord place: CellReference
  ) throws(WorkbookError) -> (row: Int, column: Int, offset: Int) {
    var column = place.column
    while column > 0, place.row < fields.rowCount {
      column -= 1
      if let field = fields.field(at: CellReference(row: place.row, column: column)) {
        return (place.row, column, field.range.upperBound)
      }
    }
    throw WorkbookError(.unsupportedEdit("no such record"), cell: place.description)
  }

  /// The field as it goes into `fields.content`.
  private func encoded(
    _ text: String, quoted: Bool, cell: String
  ) throws(WorkbookError) -> [UInt8] {
    // Other delimiters too: where few fields are, one more could be taken for the file's own.
    let special = Set("\",;\t\r\n".utf8)
    var field: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { field.append(byte) }
      field.append(byte)
    }
    if quoted || text.utf8.contains(where: special.contains) {
      field = [UInt8(ascii: "\"")] + field + [UInt8(ascii: "\"")]
    }
    for scalar in text.unicodeScalars where !fields.encoding.holds(scalar) {
      throw WorkbookError(.unencodable(character: String(scalar)), cell: cell)
    }
    guard fields.encoding.isByteOriented else { return field }
    guard let bytes = fields.encoding.encoded(field) else {
      throw WorkbookError(.unencodable(character: text.first.map(String.init) ?? ""), cell: cell)
    }
    return bytes
  }

  /// The file's bytes for a content.
  private func whole(_ content: [UInt8]) throws(WorkbookError) -> [UInt8] {
    guard !fields.encoding.isByteOriented else { return content }
    func file(_ content: [UInt8]) -> [UInt8]? {
      fields.encoding.encoded(content).map { fields.encoding.byteOrderMark + $0 }
    }
    guard file(fields.content) == source, let result = file(content) else {
      throw WorkbookError(.unsupportedEdit("the file's encoding"))
    }
    return result
  }
}

extension CellEdit {
  /// A CSV file knows nothing but text.
  fileprivate var asText: CellEdit {
    var edit = self
    edit.from = .text(from.raw)
    return edit
  }
}
