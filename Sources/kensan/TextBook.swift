import Grid
import Workbook

/// The workbook that `kensan convert` makes of a CSV file.
struct TextBook {
  let fields: CSVCells
  /// Fields that hold nothing but a number become numbers that look the same; else every field stays
  /// the text it was, leading zeros and all.
  let typed: Bool

  /// The finished file.
  ///
  /// - Parameter name: of the sheet, where Excel allows it.
  /// - Throws: where the fields are more than a sheet holds, or one is too long for a cell.
  func bytes(name: String) throws(CommandError) -> [UInt8] {
    try Self.bytes([(name, self)])
  }

  /// Several files as the sheets of one workbook.
  static func bytes(_ sheets: [(name: String, book: TextBook)]) throws(CommandError) -> [UInt8] {
    for sheet in sheets { try sheet.book.checkSize() }
    do throws(WorkbookError) {
      var bytes: [UInt8] = []
      var writer = try Writer { bytes += $0 }
      var taken: [String] = []
      for (name, book) in sheets {
        taken.append(NewBook.sheetName(name, taken: taken))
        try book.write(named: taken[taken.endIndex - 1], &writer)
        try writer.close()
      }
      try writer.finish()
      return bytes
    } catch {
      throw CommandError(error.message)
    }
  }

  private func checkSize() throws(CommandError) {
    let columns = (0..<fields.rowCount).reduce(0) { max($0, fields.columnCount(inRow: $1)) }
    guard fields.rowCount <= CellReference.maximumRow + 1,
      columns <= CellReference.maximumColumn + 1
    else {
      throw CommandError(
        ja: "Excel のシートに入りきりません（1,048,576 行・16,384 列まで）。",
        en: "This is more than a sheet of Excel holds (1,048,576 rows, 16,384 columns).")
    }
  }

  private func write(named name: String, _ writer: inout Writer) throws(WorkbookError) {
    var sheet = NewSheet(name: name)
    sheet.columnWidths = widths()
    try writer.open(sheet)
    for row in 0..<fields.rowCount {
      try writer.row()
      for column in 0..<fields.columnCount(inRow: row) {
        try write(fields.text(row: row, column: column), column, &writer)
      }
    }
  }

  private func write(
    _ text: String, _ column: Int, _ writer: inout Writer
  ) throws(WorkbookError) {
    if text.isEmpty { return }
    guard typed, let number = Self.number(text) else {
      return try writer.cell(.text(text), column: column)
    }
    let places = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 }
    guard let places, ExactDecimal.shortestText(of: number) != text else {
      return try writer.cell(.number(number), column: column)
    }
    // 1.50 stays 1.50 to the eye.
    var style = NewStyle()
    style.numberFormat = "0." + String(repeating: "0", count: places)
    try writer.cell(.number(number), column: column, style: try writer.style(style))
  }

  /// Wide enough for the first thousand rows.
  private func widths() -> [Int: Int] {
    var widths: [Int: Int] = [:]
    for row in 0..<min(1000, fields.rowCount) {
      for column in 0..<fields.columnCount(inRow: row) {
        let lines = fields.text(row: row, column: column).split(whereSeparator: \.isNewline)
        let width = min(60, (lines.map { TextWidth.of($0) }.max() ?? 0) + 2)
        widths[column] = max(width, widths[column] ?? 8)
      }
    }
    return widths
  }

  /// A number as programs write it: no leading zero, no sign but `-`, no exponent, at most fifteen
  /// digits, so that codes such as `007`, `1E5` and long ones stay text.
  private static func number(_ text: String) -> Double? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, digits.utf8.count <= 16,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      parts[0] == "0" || !parts[0].hasPrefix("0"), parts.reduce(0, { $0 + $1.utf8.count }) <= 15
    else { return nil }
    return Double(text)
  }
}
