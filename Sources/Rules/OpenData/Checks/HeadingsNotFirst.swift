import Grid

extension OpenDataCheck {
  /// Something other than the headings in the first line, or no record right below them.
  static let headingsNotFirst = OpenDataCheck(
    id: "L3-01",
    title: Message(
      ja: "項目名行から始まり、次行からデータ入力がされているか", en: "Headings in line 1, records from line 2"),
    weight: .fatal, items: ["4-1"],
    remedy: Message(
      ja: "1行目・A列から項目名を書き、2行目からデータを書いてください。",
      en: "Begin the headings in A1 and the records in row 2."),
    examples: [
      TableExample(
        "表題から始まる", "a title first", grid: "↓人口の推移|||\n町名|男(人)|女(人)|計(人)\n東町|60|60|120"),
      TableExample("見出しから始まる", "headings first", grid: "町名|人口(人)\n東町|120"),
    ]
  ) { context in
    context.tables.compactMap { table in
      let isFirst =
        table.headingRows == 0...0 && table.extent.first == CellReference(row: 0, column: 0)
      guard !isFirst else { return nil }
      let row = table.headingRows.upperBound + 1
      return OpenDataFault(
        sheet: table.sheet, cell: CellReference(row: 0, column: 0),
        related: [
          CellReference(row: table.headingRows.lowerBound, column: table.extent.first.column)
        ],
        ja: "項目名が \(table.headingRows.lowerBound + 1) 行目、データが \(row + 1) 行目から始まっています",
        en: "headings begin in row \(table.headingRows.lowerBound + 1), records in row \(row + 1)")
    }
  }
}
