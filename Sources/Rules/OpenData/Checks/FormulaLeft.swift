import Grid

extension OpenDataCheck {
  /// Formulas where values should be.
  static let formulaLeft = OpenDataCheck(
    id: "L2-06",
    title: Message(
      ja: "【Excel】数式を使用している場合は、数値データに修正しているか", en: "[Excel] Values instead of formulas"),
    weight: .major, items: ["2-6"],
    remedy: Message(ja: "数式を値に置き換えてください。", en: "Replace formulas by their values."),
    examples: [
      TableExample(
        "数式の合計", "a total by formula", .xlsx, grid: "町名|男(人)|女(人)|↓計(人)\n東町|60|61|121{0}=B2+C2"),
      TableExample("値", "values", .xlsx, grid: "町名|男(人)|女(人)|計(人)\n東町|60|61|121"),
    ]
  ) { context in
    context.tables.flatMap { table in
      table.columns.compactMap { column -> OpenDataFault? in
        let cells = column.cells.filter { $0.formula != nil }
        guard !cells.isEmpty else { return nil }
        return OpenDataFault(
          sheet: table.sheet, cell: column.heading, related: cells.prefix(20).map(\.reference),
          ja: "数式のセルが \(cells.count) あります", en: "cells with formulas: \(cells.count)")
      }
    }
  }
}
