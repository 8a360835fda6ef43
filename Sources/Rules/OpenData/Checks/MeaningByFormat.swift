import Grid

extension OpenDataCheck {
  /// Colours, strokes or bold type that set single cells apart.
  static let meaningByFormat = OpenDataCheck(
    id: "L1-11",
    title: Message(ja: "【Excel】書式でデータの違いを表現していないか", en: "[Excel] No meaning by format"),
    weight: .critical, items: [],
    remedy: Message(
      ja: "色や取り消し線の意味を列（区分・備考など）に書き、書式は消してください。",
      en: "Say in a column what colours or strokes mean."),
    examples: [
      TableExample(
        "1つだけ赤い値", "one red value", .xlsx, grid: "町名|人口(人)\n東町|120\n西町|↓85\n北町|40",
        dress: { book in
          let red = CellFormat(font: CellFont(color: RGB(red: 255, green: 0, blue: 0)))
          book.formats = CellFormats(
            fonts: [CellFont(), red.font],
            entries: [
              .init(font: 0, fill: 0, border: 0, format: CellFormat()),
              .init(font: 1, fill: 0, border: 0, format: red),
            ])
          let cells = book.sheets[0].cells.map { cell in
            var cell = cell
            if cell.reference == CellReference(row: 2, column: 1) { cell.style = 1 }
            return cell
          }
          book.sheets[0] = Sheet(name: book.sheets[0].name, cells: cells)
        }),
      TableExample("同じ書式", "one format", .xlsx, grid: "町名|人口(人)\n東町|120\n西町|85"),
    ]
  ) { context in
    guard !context.isPlainText else { return [] }
    return context.data.compactMap { table in
      let cells = table.columns.flatMap { OddFormat.cells(of: $0.cells, context.book.formats) }
        .sorted { $0 < $1 }
      guard let first = cells.first else { return nil }
      return OpenDataFault(
        sheet: table.sheet, cell: first, related: Array(cells.dropFirst().prefix(20)),
        ja: "色・取り消し線などで区別したセルが \(cells.count) あります",
        en: "cells set apart by colour or strokes: \(cells.count)")
    }
  }
}
