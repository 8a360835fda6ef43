import Grid
import Notation

extension OpenDataCheck {
  /// Empty lanes between records, or the same headings side by side.
  static let tableTornApart = OpenDataCheck(
    id: "L1-03",
    title: Message(ja: "データが分断されていないか", en: "The data are in one piece"),
    weight: .critical, items: ["3-1", "4-13"],
    remedy: Message(
      ja: "間の空行・空列を消し、左右に分けた表は縦につないでください。",
      en: "Remove empty rows and columns; put tables that stand side by side below each other."),
    examples: [
      TableExample(
        "途中の空行", "an empty line", grid: "町名|人口(人)\n東町|120\n↓\n西町|85"),
      TableExample(
        "左右に並べた表", "two up", grid: "町名|人口(人)||↓町名|人口(人)\n東町|120||北町|40\n西町|85||南町|60"),
      TableExample("続いた表", "in one piece", grid: "町名|人口(人)\n東町|120\n西町|85"),
    ]
  ) { context in context.tables.compactMap(TornTable.fault) }
}

private enum TornTable {
  static func fault(_ table: OpenTable) -> OpenDataFault? {
    let ends = table.furtherTables.first ?? Int.max
    let rows = table.blankRows.filter { blank in
      // The line before another table belongs to no table.
      blank + 1 < ends && !isGap(blank, before: ends, table)
    }
    if let first = rows.first {
      return OpenDataFault(
        sheet: table.sheet, cell: .init(row: first, column: table.extent.first.column),
        related: rows.dropFirst().prefix(20).map {
          .init(row: $0, column: table.extent.first.column)
        },
        ja: "\(first + 1) 行目が空行です（\(rows.count) 行）", en: "row \(first + 1) is empty (\(rows.count))"
      )
    }
    let blank = table.columns.filter { $0.name.isEmpty && $0.cells.isEmpty }.map(\.index)
    if let first = blank.first {
      let repeated = table.columns.first { column in
        column.index > first && !column.name.isEmpty
          && table.columns.contains { $0.index < first && $0.name == column.name }
      }
      let place = CellReference(row: table.headingRows.upperBound, column: repeated?.index ?? first)
      return OpenDataFault(
        sheet: table.sheet, cell: place,
        ja: repeated.map { "見出し「\($0.name)」の表が左右に並んでいます" } ?? "途中に空の列があります",
        en: repeated.map { "the headings are repeated side by side (\($0.name))" }
          ?? "there is an empty column")
    }
    return nil
  }

  private static func isGap(_ blank: Int, before table: Int, _ open: OpenTable) -> Bool {
    table != Int.max && (blank..<table).allSatisfy { open.blankRows.contains($0) }
  }
}
