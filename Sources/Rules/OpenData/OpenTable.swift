package import Grid
import Notation

/// A table of a sheet as a program would have to guess it: title lines, headings, records, notes.
package struct OpenTable: Sendable {
  package var sheet: Int
  package var sheetName: String
  /// The used range of the sheet.
  package var extent: CellRange
  /// Lines above the headings that hold something.
  package var titleRows: [Int]
  package var headingRows: ClosedRange<Int>
  /// The lines of the records, blank lines among them.
  package var dataRows: Range<Int>
  /// Lines below the records: sources, notes.
  package var noteRows: [Int]
  /// One for each column of the used range.
  package var columns: [OpenColumn]
  /// Lines without anything between records.
  package var blankRows: [Int]
  /// First lines of further tables below the first one.
  package var furtherTables: [Int]
  /// Definitions, code tables, a history: words about data, not data.
  package var isDocumentation: Bool

  /// Columns that hold something below their heading.
  var filled: [OpenColumn] { columns.filter { !$0.cells.isEmpty } }

  /// Columns of figures that are measured or counted: no years, no codes.
  var measures: [OpenColumn] { filled.filter { $0.isNumeric && !$0.isCode && !$0.isTime } }

  static func isDocumentation(_ name: String) -> Bool {
    let plain = Normalization.withoutSpaces(name).lowercased()
    return words.contains { plain.contains($0) }
  }

  private static let words = [
    "定義", "コード表", "コード一覧", "変更履歴", "更新履歴", "改訂履歴", "凡例", "注記", "概要", "説明",
    "はじめに", "目次", "読み方", "利用上の注意", "メタデータ", "readme", "dictionary", "codebook",
    "changelog", "metadata",
  ]
}
