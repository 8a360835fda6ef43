package import Forms
import Grid
import Notation
package import Workbook

/// What `kensan export` publishes.
package struct Exported: Sendable {
  /// A character that cannot be published, and the cell it comes from.
  package struct Unwritable: Hashable, Sendable {
    package var character: String
    package var column: ExportColumn
    package var file: String
    package var location: Location
  }

  /// Two rows that speak of one value and differ.
  package struct Contradiction: Sendable {
    package var first: ExportRow
    package var second: ExportRow
  }

  /// The data first, then the tables that explain them.
  package var tables: [ExportTable]
  package var rows: [ExportRow]
  package var changes: [ExportChange]
  package var contradictions: [Contradiction]
  package var unwritable: [Unwritable]
  var title: String

  /// The names of the tables that explain the data.
  package static let companions = [
    ExportTables.dictionaryName, ExportTables.codesName, ExportTables.changesName,
    ExportTables.overviewName,
  ]

  /// The finished workbook.
  package func workbook() throws(WorkbookError) -> [UInt8] {
    try ExportBook(tables: tables, title: title).book().bytes()
  }

  /// One of the tables as a CSV file.
  package static func csv(
    _ table: ExportTable, _ encoding: ExportEncoding
  ) throws(WorkbookError) -> [UInt8] {
    var csv = NewCSV()
    csv.encoding = NewCSV.Encoding(rawValue: encoding.rawValue) ?? .utf8BOM
    return try csv.bytes(of: table.sheet)
  }
}
