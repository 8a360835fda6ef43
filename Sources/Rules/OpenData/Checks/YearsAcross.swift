import Grid
import Notation

extension OpenDataCheck {
  /// One column for each year: the table grows sideways.
  static let yearsAcross = OpenDataCheck(
    id: "L3-09",
    title: Message(ja: "データが縦持ち形式になっているか", en: "The table is long, not wide"),
    weight: .major, items: [],
    remedy: Message(
      ja: "年度の列を1つ作り、年度ごとの値を別の行にしてください（縦持ち）。",
      en: "Make a column for the year, and a row for each year's value."),
    examples: [
      TableExample(
        "年度ごとの列", "a column a year", grid: "町名|↓2020年度(人)|2021年度(人)|2022年度(人)\n東町|1|2|3"),
      TableExample("年度の列", "a year column", grid: "町名|年度|人口(人)\n東町|2020|1\n東町|2021|2"),
    ]
  ) { context in
    context.data.compactMap { table in
      let yearly = table.filled.filter { !Period.find(in: $0.name).isEmpty || isYear($0.name) }
      let groups = Dictionary(grouping: yearly) { column in
        isYear(column.name) ? "〈年〉" : Period.masked(column.name)
      }
      let most = groups.values.max {
        ($0.count, $1[0].index) < ($1.count, $0[0].index)
      }
      guard let most, most.count >= 3, let first = most.first else { return nil }
      return OpenDataFault(
        sheet: table.sheet, cell: first.heading,
        related: most.dropFirst().prefix(20).map(\.heading),
        ja: "年度が横に \(most.count) 列並んでいます", en: "\(most.count) columns differ only by year")
    }
  }

  private static func isYear(_ name: String) -> Bool { Period.parse(name)?.wholeYear != nil }
}
