import Grid

extension OpenDataCheck {
  /// Shapes, pictures and charts, which no program reads with the cells.
  static let objectOnSheet = OpenDataCheck(
    id: "L1-10",
    title: Message(ja: "【Excel】オブジェクトを使用していないか", en: "[Excel] No objects"),
    weight: .critical, items: ["2-7"],
    remedy: Message(
      ja: "図形・画像・グラフを消し、文字はセルに書いてください。", en: "Remove shapes, pictures and charts."),
    examples: [
      TableExample(
        "表の上の図形", "a shape", .xlsx, grid: "↓町名|人口(人)\n東町|120",
        dress: { book in
          book.sheets[0].drawings = [
            DrawnObject(
              kind: .textBox, text: "速報",
              anchor: .oneCell(
                from: Anchor.Corner(cell: CellReference(row: 0, column: 0)), width: 9, height: 9))
          ]
        }),
      TableExample("図形なし", "no shapes", .xlsx, grid: "町名|人口(人)\n東町|120"),
    ]
  ) { context in
    context.book.sheets.enumerated().compactMap { index, sheet in
      let seen = sheet.drawings.filter { !$0.isHidden }
      guard sheet.visibility == .visible, let first = seen.first else { return nil }
      let place = first.anchor?.cells?.first ?? CellReference(row: 0, column: 0)
      return OpenDataFault(
        sheet: index, cell: place,
        related: seen.dropFirst().prefix(20).compactMap { $0.anchor?.cells?.first },
        ja: "図形・画像・グラフが \(seen.count) 個あります", en: "shapes, pictures or charts: \(seen.count)")
    }
  }
}
