import Grid

extension OpenDataCheck {
  /// Merged cells.
  static let cellsMerged = OpenDataCheck(
    id: "L1-12",
    title: Message(ja: "【Excel】セルの結合をしていないか", en: "[Excel] No merged cells"),
    weight: .critical, items: ["2-3"],
    remedy: Message(
      ja: "結合を解き、同じ値をそれぞれの行に書いてください。", en: "Unmerge and repeat the value in each row."),
    examples: [
      TableExample(
        "結合した町名", "a merged name", .xlsx, grid: "町名|区分|人口(人)\n↓東町|男|60\n|女|60",
        dress: { $0.sheets[0].merges = [CellRange("A2:A3")].compactMap { $0 } }),
      TableExample("結合なし", "no merges", .xlsx, grid: "町名|人口(人)\n東町|120"),
    ]
  ) { context in
    context.tables.compactMap { table in
      let merges = context.book.sheets[table.sheet].merges.lazy
        .filter { $0.first != $0.last && $0.overlaps(table.extent) }.map(\.first).sorted()
      guard let first = merges.first else { return nil }
      return OpenDataFault(
        sheet: table.sheet, cell: first, related: Array(merges.dropFirst().prefix(20)),
        ja: "結合したセルが \(merges.count) か所あります", en: "merged cells: \(merges.count)")
    }
  }
}
