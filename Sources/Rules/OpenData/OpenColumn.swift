package import Grid
import Notation

/// A column of an open table.
package struct OpenColumn: Sendable {
  package var index: Int
  /// The lowest heading cell.
  package var heading: CellReference
  /// Its headings from top to bottom in one text.
  package var name: String
  /// The cells of the records that hold something.
  package var cells: [Cell]
  /// Figures in any notation make up at least half of it.
  package var isNumeric: Bool
  package var isTime: Bool
  /// Numbers that name something: municipality codes, postal codes.
  package var isCode: Bool
}

extension OpenColumn {
  init(_ index: Int, _ headings: ClosedRange<Int>, _ rows: Range<Int>, _ lines: OpenLines) {
    let column = lines.columns[index] ?? []
    self.index = index
    heading = CellReference(row: headings.upperBound, column: index)
    let names = column.filter { headings.contains($0.reference.row) }.map(\.shown)
    name = names.map { Normalization.n1($0) }.joined(separator: " ")
    cells = column.filter { rows.contains($0.reference.row) }
    let plain = Normalization.n2(name)
    isCode = Self.codes.contains { plain.contains($0) } || plain.lowercased().hasSuffix("id")
    isTime =
      Period.parse(plain) == nil
      && Self.times.contains { plain.hasPrefix($0) || plain.hasSuffix($0) }
    let figures = cells.prefix(500).count { Self.isFigure($0) }
    let isWords = Self.words.contains { plain.hasPrefix($0) }
    isNumeric = !isWords && figures > 0 && figures * 2 >= min(500, cells.count)
  }

  private static let words = ["備考", "注記", "注釈", "説明", "摘要", "名称", "所在地", "住所"]
  private static let codes = ["コード", "番号", "code", "Code", "No.", "郵便", "電話", "FAX"]
  private static let times = [
    "年", "年度", "年次", "年月", "年月日", "月", "日", "時点", "期間", "日付", "日時", "西暦", "和暦",
    "年度(西暦)", "年度(和暦)",
  ]

  /// A number in any notation, with a unit that is one. Four digits are a number here: whether a
  /// column tells the time, its name says.
  static func isFigure(_ cell: Cell) -> Bool {
    switch cell.value {
    case .number: return true
    case .text(let text):
      guard let number = NumberText.parse(text) else { return false }
      if ExactDecimal(text) != nil { return true }
      guard Period.parse(text) == nil else { return false }
      return number.isBareNumber || number.unit.flatMap { Units.lookup($0) } != nil
    default: return false
    }
  }
}
