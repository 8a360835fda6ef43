import Grid

extension OpenDataCheck {
  /// A comma within a field that no quotes hold together.
  static let commaUnquoted = OpenDataCheck(
    id: "L1-15",
    title: Message(
      ja: "【CSV】文字列にカンマが含まれているフィールドの値はダブルコーテーションで囲んでいるか",
      en: "[CSV] Fields with commas stand in double quotes"),
    weight: .fatal, items: ["4-12"],
    remedy: Message(
      ja: "コンマや改行を含む項目を \" で囲んでください。", en: "Put fields with commas between double quotes."),
    examples: [
      TableExample(
        "囲んでいない桁区切り", "a thousands comma", grid: "町名|人口(人)|区分\n東町|120|A\n↓西町|1|234|B",
        dress: { $0.text = TextLayout(fieldCounts: [3, 3, 4]) }),
      TableExample(
        "同じ項目数", "equal lines", grid: "町名|人口(人)\n東町|120",
        dress: { $0.text = TextLayout(fieldCounts: [2, 2]) }),
    ]
  ) { context in
    let stray = (context.book.text?.strayQuotes ?? []).prefix(20).map { place in
      OpenDataFault(
        sheet: 0, cell: place, ja: "引用符が項目の途中にあります", en: "a quote stands within the field")
    }
    return RecordLengths.faults(context) { $0 > $1 }.map { row, count, usual in
      OpenDataFault(
        sheet: 0, cell: .init(row: row, column: 0),
        ja: "\(row + 1) 件目は \(count) 項目です（見出しは \(usual) 項目）。囲んでいないコンマがあります",
        en: "record \(row + 1) has \(count) fields, the headings \(usual): a comma without quotes")
    } + stray
  }
}
