import Grid

extension OpenDataCheck {
  /// Titles above the table and notes below it.
  static let unrelatedContent = OpenDataCheck(
    id: "L1-04",
    title: Message(ja: "データ本体と無関係な情報がないか", en: "Nothing but the data"),
    weight: .major, items: [],
    remedy: Message(
      ja: "表題・注・出典はファイル名やシート名、別のシート（注記など）に移してください。",
      en: "Move titles, notes and sources to the file name or another sheet."),
    examples: [
      TableExample(
        "表の上の表題", "a title above", grid: "↓人口の推移|||\n町名|男(人)|女(人)|計(人)\n東町|60|60|120"),
      TableExample(
        "表の下の出典", "a source below",
        grid: "町名|男(人)|女(人)|計(人)\n東町|60|60|120\n西町|40|45|85\n↓出典: 住民基本台帳"),
      TableExample(
        "結合した表題", "a merged title", .xlsx,
        grid: "↓人口の推移|||\n町名|男(人)|女(人)|計(人)\n東町|60|60|120",
        dress: { $0.sheets[0].merges = [CellRange("A1:D1")].compactMap { $0 } }),
      TableExample("表だけ", "the table only", grid: "町名|人口(人)\n東町|120"),
    ]
  ) { context in
    context.tables.compactMap { table in
      let lines = table.titleRows + table.noteRows
      guard let first = lines.first else { return nil }
      let places = lines.compactMap { row in
        context.book.sheets[table.sheet].cells(inRow: row).first { !$0.value.isBlank }?.reference
      }
      guard let place = places.first else { return nil }
      let title = table.titleRows.contains(first)
      return OpenDataFault(
        sheet: table.sheet, cell: place, related: Array(places.dropFirst().prefix(20)),
        ja: title ? "見出しより上に表題などがあります" : "表の下に注・出典などがあります",
        en: title ? "lines stand above the headings" : "lines stand below the records")
    }
  }
}
