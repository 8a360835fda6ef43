public import Grid

/// A sheet to be written as a CSV file: every row as wide as the widest, lines ended by CR LF, and no
/// field that a spreadsheet would run as a formula.
///
/// Source: RFC 4180; cli.md, Safety.
public struct NewCSV: Sendable {
  /// The encodings that offices can open.
  public enum Encoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf8BOM = "utf-8-bom"
    case cp932
  }

  /// What stands for a cell.
  public enum Content: Sendable {
    /// What people see: `83.3%`, `令和4年4月1日`.
    case shown
    /// What is stored: `0.8333`, `44652`.
    case stored
  }

  public var encoding = Encoding.utf8BOM
  /// `,` or a tab.
  public var delimiter: Unicode.Scalar = ","
  public var content = Content.shown
  /// The most fields, empty ones included: a stray cell far away makes many.
  public var limit = 50_000_000

  public init() {}

  /// The finished file.
  ///
  /// - Throws: `.unencodable` with the cell, or `.limit` with the cell that lies too far away.
  public func bytes(of sheet: Sheet) throws(WorkbookError) -> [UInt8] {
    guard let last = sheet.extent?.last else { return target.byteOrderMark }
    guard (last.row + 1) * (last.column + 1) <= limit else {
      throw WorkbookError(
        .limit(name: "fields", value: limit), cell: last.description, sheet: sheet.name)
    }
    var text: [UInt8] = []
    var place = CellReference(row: 0, column: 0)
    var known: Set<Unicode.Scalar> = []
    for cell in sheet.cells {
      while place.row < cell.reference.row { endRow(&place, width: last.column, &text) }
      while place.column < cell.reference.column {
        text.append(UInt8(ascii: delimiter))
        place.column += 1
      }
      let field = field(of: cell)
      if let lacking = lacking(field, &known) {
        throw WorkbookError(
          .unencodable(character: lacking), cell: cell.reference.description, sheet: sheet.name)
      }
      text += field.utf8
    }
    endRow(&place, width: last.column, &text)
    guard let bytes = target.encoded(text) else { throw WorkbookError(.unknownEncoding) }
    return target.byteOrderMark + bytes
  }

  private var target: CSVEncoding {
    switch encoding {
    case .utf8: CSVEncoding(.utf8)
    case .utf8BOM: CSVEncoding(.utf8, hasMark: true)
    case .cp932: CSVEncoding(.cp932)
    }
  }

  private func field(of cell: Cell) -> String {
    let text = content == .shown ? cell.shown : cell.value.raw
    guard case .number = cell.value else { return CSVField.quoted(text, delimiter: delimiter) }
    return CSVField.quoted(text, delimiter: delimiter, isNumber: true)
  }

  private func endRow(_ place: inout CellReference, width: Int, _ text: inout [UInt8]) {
    for _ in place.column..<width { text.append(UInt8(ascii: delimiter)) }
    text += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    place = CellReference(row: place.row + 1, column: 0)
  }

  /// The first character that the encoding has not.
  ///
  /// - Parameter known: characters found to have an encoding.
  private func lacking(_ field: String, _ known: inout Set<Unicode.Scalar>) -> String? {
    for scalar in field.unicodeScalars where !scalar.isASCII && !known.contains(scalar) {
      guard target.holds(scalar) else { return String(scalar) }
      known.insert(scalar)
    }
    return nil
  }
}
