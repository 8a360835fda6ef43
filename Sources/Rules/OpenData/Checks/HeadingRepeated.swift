import Grid
import Notation

extension OpenDataCheck {
  /// Columns that share a name, or names over several lines.
  static let headingRepeated = OpenDataCheck(
    id: "L2-03",
    title: Message(ja: "各列が一意に識別可能な項目名を持っているか", en: "Every column has a name of its own"),
    weight: .fatal, items: [],
    remedy: Message(
      ja: "見出しを1行にし、「令和4年度 目標値」のように列ごとに違う名前にしてください。",
      en: "One heading line, and a different name for each column."),
    examples: [
      TableExample("同じ見出し", "the same name", grid: "町名|人口(人)|↓人口(人)\n東町|60|61"),
      TableExample(
        "2段の見出し", "two heading lines",
        grid: "↓町名|人口||世帯\n|男(人)|女(人)|世帯数\n東町|60.5|61|50"),
      TableExample("違う見出し", "different names", grid: "町名|男(人)|女(人)\n東町|60|61"),
    ]
  ) { context in
    context.tables.compactMap { table in
      if table.headingRows.count > 1 {
        let first = context.book.sheets[table.sheet].cells(inRow: table.headingRows.lowerBound)
          .first { !$0.value.isBlank }?.reference
        return OpenDataFault(
          sheet: table.sheet,
          cell: first ?? CellReference(row: table.headingRows.lowerBound, column: 0),
          ja: "見出しが \(table.headingRows.count) 行に分かれています",
          en: "the headings take \(table.headingRows.count) lines")
      }
      var seen: Set<String> = []
      let again = table.columns.filter { column in
        let name = Normalization.withoutSpaces(column.name)
        return !name.isEmpty && !seen.insert(name).inserted
      }
      guard let first = again.first else { return nil }
      return OpenDataFault(
        sheet: table.sheet, cell: first.heading,
        related: again.dropFirst().prefix(20).map(\.heading),
        ja: "項目名「\(first.name)」が2回以上あります", en: "the name \"\(first.name)\" comes again")
    }
  }
}
