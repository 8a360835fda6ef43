import Grid
import Workbook

/// The workbook that `kensan convert` makes of a CSV file.
enum TextBook {
  /// Every field stays the text it was, leading zeros and all.
  ///
  /// - Parameter typed: fields that hold nothing but a number become numbers that look the same.
  static func make(of book: Book, typed: Bool) throws(CommandError) -> NewBook {
    let source = book.sheets[0]
    var sheet = NewSheet(name: NewBook.sheetName(source.name))
    for cell in source.cells {
      let place = cell.reference
      guard place.row <= CellReference.maximumRow, place.column <= CellReference.maximumColumn
      else {
        throw CommandError(
          ja: "Excel のシートに入りきりません（1,048,576 行・16,384 列まで）。",
          en: "This is more than a sheet of Excel holds (1,048,576 rows, 16,384 columns).")
      }
      sheet[place] = typed ? self.typed(cell.value) : NewCell(cell.value)
      let width = min(60, TextWidth.of(cell.value.raw) + 2)
      sheet.columnWidths[place.column] = max(width, sheet.columnWidths[place.column] ?? 8)
    }
    return NewBook(sheets: [sheet])
  }

  private static func typed(_ value: CellValue) -> NewCell {
    guard case .text(let text) = value, let number = number(text) else { return NewCell(value) }
    let places = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 }
    guard let places, ExactDecimal.shortestText(of: number) != text else {
      return NewCell(.number(number))
    }
    // 1.50 stays 1.50 to the eye.
    var style = NewStyle()
    style.numberFormat = "0." + String(repeating: "0", count: places)
    return NewCell(.number(number), style: style)
  }

  /// A number as programs write it: no leading zero, no sign but `-`, at most fifteen digits, so that
  /// codes such as `007` and `0120444444` stay text.
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
