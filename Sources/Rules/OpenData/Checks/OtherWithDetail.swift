import Grid
import Notation

extension OpenDataCheck {
  /// 「その他（…）」 in a column of choices.
  static let otherWithDetail = OpenDataCheck(
    id: "L2-05",
    title: Message(
      ja: "選択肢列と「その他」の詳細記入が分離されているか", en: "Details of \"other\" have their own column"),
    weight: .major, items: [],
    remedy: Message(
      ja: "選択肢の列は「その他」とし、詳細は別の列に書いてください。", en: "Write the detail in another column."),
    examples: [
      TableExample(
        "詳細が続く", "detail behind it", grid: "施設|↓運営\n甲|直営\n乙|その他（NPO）\n丙|直営"),
      TableExample("分けた列", "its own column", grid: "施設|運営|その他の内容\n甲|直営|\n乙|その他|NPO"),
    ]
  ) { context in
    context.data.flatMap { table in
      table.filled.compactMap { column -> OpenDataFault? in
        let cells = column.cells.filter { cell in
          let text = Normalization.n2(cell.shown)
          return ["その他(", "その他:"].contains {
            text.hasPrefix($0) && text.utf8.count > $0.utf8.count + 1
          }
        }
        guard !column.isNumeric, let first = cells.first, cells.count < column.cells.count
        else { return nil }
        return OpenDataFault(
          sheet: table.sheet, cell: column.heading, related: cells.prefix(20).map(\.reference),
          ja: "「その他」に詳細が続いています（\(first.reference) など \(cells.count) セル）",
          en: "\"other\" with details (\(first.reference) and others: \(cells.count))")
      }
    }
  }
}
