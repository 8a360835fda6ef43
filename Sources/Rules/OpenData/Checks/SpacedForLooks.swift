import Grid
import Notation

extension OpenDataCheck {
  /// Spaces and line breaks that are there for looks.
  static let spacedForLooks = OpenDataCheck(
    id: "L1-06",
    title: Message(ja: "スペースや改行等で体裁を整えていないか", en: "No spaces or line breaks for looks"),
    weight: .critical, items: ["2-4", "4-4"],
    remedy: Message(
      ja: "前後の空白、語の中の空白、項目の中の改行を取り除いてください。",
      en: "Take out spaces at the ends and within words, and line breaks."),
    examples: [
      TableExample("語の中の空白", "spaces within a word", grid: "↓町　名|人口(人)\n東町|120"),
      TableExample(
        "字下げの空白", "an indent", grid: "↓町名|人口(人)\n総数|205\n\"　東町\"|120\n西町|85"),
      TableExample("見出しの改行", "a break in a heading", .xlsx, grid: "↓作成⏎年|人口(人)\n2020|120"),
      TableExample(
        "文の中の空白", "a space in a sentence", grid: "町名|備考\n東町|A 地区 と B 地区の 合計です\n西町|Open Data"),
    ]
  ) { context in
    context.data.flatMap { table in
      table.columns.compactMap { column -> OpenDataFault? in
        let sheet = context.book.sheets[table.sheet]
        let headings = table.headingRows.compactMap {
          sheet[CellReference(row: $0, column: column.index)]
        }
        let cells = (headings + column.cells).filter(isSpaced)
        guard let first = cells.first else { return nil }
        return OpenDataFault(
          sheet: table.sheet, cell: column.heading,
          related: cells.map(\.reference).filter { $0 != column.heading }.prefix(20).map { $0 },
          ja: "「\(Wording.marked(first.value.raw))」など \(cells.count) セルに体裁の空白・改行があります",
          en: "\(cells.count) cells have spaces or breaks for looks")
      }
    }
  }

  private static func isSpaced(_ cell: Cell) -> Bool {
    guard case .text(let text) = cell.value else { return false }
    if Normalization.trimmed(text).utf8.count != text.utf8.count { return true }
    if BrokenWord.joined(text) != nil || isLetterSpaced(text) { return true }
    // Sentences have their lines.
    return text.unicodeScalars.count < 40 && text.hasLineBreak
  }

  /// 「東　京」: two single characters held apart by a full-width space.
  private static func isLetterSpaced(_ text: String) -> Bool {
    let parts = text.split(separator: "\u{3000}")
    return parts.count > 1 && parts.allSatisfy { $0.count == 1 }
  }
}
