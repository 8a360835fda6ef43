import Grid
import Notation

extension OpenDataCheck {
  /// Two figures in one cell.
  static let severalDataInCell = OpenDataCheck(
    id: "L1-07",
    title: Message(ja: "１セル１データとなっているか", en: "One datum in a cell"),
    weight: .critical, items: ["2-1", "4-2"],
    remedy: Message(ja: "値を列か行に分けてください。", en: "Give each value its own column or row."),
    examples: [
      TableExample(
        "かっこの中にもう1つ", "another in brackets",
        grid: "町名|↓人口(人)\n東町|120\n西町|1,000（2,000）\n北町|85"),
      TableExample(
        "年月日と範囲", "dates and codes",
        grid: "町名|期間|コード\n東町|2020/4/1|1-2-3\n西町|2020年（令和2年）|1-2-4"),
    ]
  ) { context in
    context.data.flatMap { table in
      table.filled.compactMap { column -> OpenDataFault? in
        guard !column.isCode, !column.isTime else { return nil }
        let cells = column.cells.filter(holdsSeveral)
        guard let first = cells.first else { return nil }
        return OpenDataFault(
          sheet: table.sheet, cell: column.heading,
          related: cells.prefix(20).map(\.reference),
          ja:
            "1つのセルに複数の値があります（\(first.reference) の「\(Wording.line(first.value.raw))」など \(cells.count) セル）",
          en: "several values in one cell (\(first.reference) and others: \(cells.count))")
      }
    }
  }

  private static func holdsSeveral(_ cell: Cell) -> Bool {
    guard case .text(let text) = cell.value, text.utf8.count <= 120,
      text.contains(where: { "（(、\n".contains($0) }), NumberText.parse(text) == nil,
      Period.find(in: text).isEmpty
    else { return false }
    let numbers = NumberText.find(in: text)
    guard numbers.count > 1 else { return false }
    var rest = text
    for number in numbers { rest = rest.replacing(number.text, with: "") }
    return rest.allSatisfy { "（）()、,・ 　\n\r".contains($0) }
  }
}
