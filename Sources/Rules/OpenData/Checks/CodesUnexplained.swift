import Grid
import Notation

extension OpenDataCheck {
  /// Codes whose meaning is nowhere told.
  static let codesUnexplained = OpenDataCheck(
    id: "L3-02",
    title: Message(ja: "回答のコード表が別添されているか", en: "Code tables are attached"),
    weight: .critical, items: [],
    remedy: Message(
      ja: "コードの意味の一覧を、シート「コード表」か別のファイルで付けてください。",
      en: "Attach a table of the codes, as a sheet or a file."),
    examples: [
      TableExample(
        "意味のないコード", "bare codes", .xlsx, grid: "施設|↓運営コード\n甲|1\n乙|2\n丙|1\n丁|2\n戊|1\n己|2"),
      TableExample(
        "コード表のシート", "a sheet of codes", .xlsx,
        grid: "施設|運営コード\n甲|1\n乙|2\n丙|1\n丁|2\n戊|1\n己|2",
        dress: { book in
          book.sheets.append(
            Sheet(name: "コード表", cells: [Cell(CellReference(row: 0, column: 0), .text("コード"))]))
        }),
      TableExample(
        "公的なコード", "public codes", .xlsx,
        grid: "団体コード|人口(人)\n\"092045\"|1\n\"092045\"|2\n\"092045\"|3\n\"092045\"|4"),
    ]
  ) { context in
    guard context.hasDocumentation == false else { return [] }
    return context.data.flatMap { table in
      table.filled.compactMap { column -> OpenDataFault? in
        let name = Normalization.withoutSpaces(column.name)
        guard ["コード", "区分", "フラグ", "種別"].contains(where: { name.hasSuffix($0) }),
          !RegionColumn.names.contains(where: { name.contains($0) })
        else { return nil }
        let texts = column.cells.map { Normalization.n2($0.shown) }
        let distinct = Set(texts)
        // Numbers or single letters that come again and again.
        guard distinct.count > 1, distinct.count * 2 < texts.count, distinct.count <= 50,
          distinct.allSatisfy({ $0.utf8.count <= 3 && $0.allSatisfy(\.isASCII) })
        else { return nil }
        return OpenDataFault(
          sheet: table.sheet, cell: column.heading,
          ja: "コードの意味が示されていません（" + distinct.sorted().prefix(8).joined(separator: "・") + "）",
          en: "codes without meaning: " + distinct.sorted().prefix(8).joined(separator: ", "))
      }
    }
  }
}
