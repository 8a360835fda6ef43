import Grid

extension OpenDataCheck {
  /// More than one table in a sheet.
  static let severalTables = OpenDataCheck(
    id: "L1-02",
    title: Message(
      ja: "１シート（ファイル）に複数の表が掲載されていないか", en: "One table in a sheet or file"),
    weight: .fatal, items: ["3-2", "4-14"],
    remedy: Message(ja: "表ごとにシート（ファイル）を分けてください。", en: "Give each table its own sheet."),
    examples: [
      TableExample(
        "空行の下に別の表", "another table below an empty line",
        grid: "町名|人口(人)\n東町|120\n\n↓施設|面積(m2)\n公民館|85"),
      TableExample("1つの表", "one table", grid: "町名|人口(人)\n東町|120\n西町|85"),
    ]
  ) { context in
    context.tables.flatMap { table in
      table.furtherTables.prefix(1).map { row in
        OpenDataFault(
          sheet: table.sheet, cell: .init(row: row, column: table.extent.first.column),
          related: table.furtherTables.dropFirst().prefix(20).map {
            .init(row: $0, column: table.extent.first.column)
          },
          ja: "\(row + 1) 行目から別の表が始まっています（表は \(table.furtherTables.count + 1) つ）",
          en: "another table begins in row \(row + 1) (tables: \(table.furtherTables.count + 1))")
      }
    }
  }
}
