import Grid
import Notation

extension OpenDataCheck {
  /// Years in several notations within one column, or in short forms.
  static let timeNotStandard = OpenDataCheck(
    id: "L3-05",
    title: Message(ja: "時間軸の表記が標準化されているか", en: "Time is written in one standard way"),
    weight: .major, items: ["2-10", "4-9"],
    remedy: Message(
      ja: "「2022」か「令和4年度」のどちらかにそろえ、西暦の列を置いてください（R4 のような略記は使わない）。",
      en: "Write 2022 or 令和4年度 throughout, with a column of Western years; no R4."),
    examples: [
      TableExample("略記が混じる", "short forms", grid: "↓年度|人口(人)\n令和4年度|120\nR5|121\n2024|122"),
      TableExample("そろった西暦", "one notation", grid: "年度|人口(人)\n2022|120\n2023|121"),
    ]
  ) { context in
    context.data.flatMap { table in
      table.filled.compactMap { column -> OpenDataFault? in
        let cells = TimeColumn.periods(column)
        guard !cells.isEmpty else { return nil }
        let forms = Set(cells.map { TimeColumn.form($0.shown) })
        guard forms.count > 1 || forms == [.short] else { return nil }
        let usual = Frequency(cells.map { TimeColumn.form($0.shown) }).mostFrequent
        let odd = cells.filter { TimeColumn.form($0.shown) != usual || usual == .short }
        return OpenDataFault(
          sheet: table.sheet, cell: column.heading, related: odd.prefix(20).map(\.reference),
          ja: "年の書き方がそろっていないか、略記です（「\(Wording.line(odd.first?.shown ?? ""))」など）",
          en: "years in several notations or short forms (\(Wording.line(odd.first?.shown ?? "")))")
      }
    }
  }
}
