import Forms
import Grid
import Review
package import Workbook

/// The workbook of a summary: an index, the tables for the mayor, the lists they are counted over.
package struct SummaryBook {
  private struct Part {
    var name: String
    var about: String
    var sheet: () -> NewSheet
  }

  private let summary: Summary
  /// The tables with their pictures; few rows, whatever the number of files.
  private let tables: [Part]
  /// A row to each indicator, rating or file: made when they are written.
  private let lists: [Part]
  private let index: SummaryIndexSheet

  package init(_ summary: Summary) {
    self.summary = summary
    let list = IndicatorSheet(summary)
    let level = LevelSheet(summary: summary, list: list)
    let rated = RatedSheet(summary: summary)
    let (counted, blocks, total) = level.sheet()
    let charts = ChartSheet(summary: summary, level: level, blocks: blocks)
    let bands = BandSheet(summary: summary, list: list)
    var tables = [
      Part(name: LevelSheet.name, about: "区分ごとの達成・未達成、達成率、順位") { counted },
      Part(name: ChartSheet.name, about: "区分ごとの達成状況、平均達成率") { charts.sheet() },
      Part(name: BandSheet.name, about: "達成率の分布" + (summary.hasPoints ? "と点数" : "")) {
        bands.sheet()
      },
    ]
    let series = SeriesSheet(summary)
    let seriesCharts = SeriesChartSheet(title: summary.title, series: series)
    var lists = [
      Part(name: UnmetSheet.name, about: "未達成の指標とその理由") {
        UnmetSheet(summary: summary).sheet()
      },
      Part(name: SeriesSheet.name, about: "年度ごとの実績、前回との比較") { series.sheet() },
      Part(name: IndicatorSheet.name, about: "すべての指標。集計のもと") { list.sheet() },
    ]
    if !seriesCharts.isEmpty {
      lists.insert(
        Part(name: SeriesChartSheet.name, about: "指標ごとの折れ線") { seriesCharts.sheet() }, at: 2)
    }
    if !summary.rated.isEmpty {
      tables.append(Part(name: RatedSheet.name, about: "判定・評価の数") { rated.counts() })
      lists.append(
        Part(name: RatedSheet.listName, about: "すべての判定・評価。集計のもと") { rated.list() })
    }
    lists += [
      Part(name: QualitySheet.name, about: "部署・ファイル・規則ごとの指摘の数") {
        QualitySheet(summary: summary).sheet()
      },
      Part(name: SubmissionSheet.name, about: "ファイルごとの読み取りの結果") {
        SubmissionSheet(
          submissions: summary.submissions, rows: summary.rows, title: summary.title,
          roster: RosterTable(summary.context)
        ).sheet()
      },
    ]
    (self.tables, self.lists) = (tables, lists)
    index = SummaryIndexSheet(
      summary: summary, entries: (tables + lists).map { ($0.name, $0.about) }, totalRow: total)
  }

  /// Everything at once.
  package var book: NewBook {
    var book = head
    book.sheets += lists.map { $0.sheet() }
    return book
  }

  /// The finished file; of the long lists only one is in memory at a time.
  package func bytes() throws(WorkbookError) -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = try Writer(head) { bytes += $0 }
    for list in lists { try writer.add(list.sheet().withFittingTexts()) }
    try writer.finish()
    return bytes
  }

  private var head: NewBook {
    var book = NewBook(
      sheets: ([index.sheet()] + tables.map { $0.sheet() }).map { $0.withFittingTexts() },
      title: summary.title + " 集計表",
      creator: "kensan")
    book.facts.custom = [
      DocumentFacts.Property(MergedBook.property, .number(Double(summary.files.count)))
    ]
    return book
  }
}
