import Forms
import Grid
import Review
package import Workbook

/// The workbook of a summary: an index, the tables for the mayor, the lists they are counted over.
package struct SummaryBook {
  private let summary: Summary

  package init(_ summary: Summary) { self.summary = summary }

  package var book: NewBook {
    let list = IndicatorSheet(summary)
    let level = LevelSheet(summary: summary, list: list)
    let (counted, blocks, total) = level.sheet()
    var sheets: [(sheet: NewSheet, about: String)] = [
      (counted, "区分ごとの達成・未達成、達成率、順位"),
      (
        ChartSheet(summary: summary, level: level, blocks: blocks).sheet(),
        "区分ごとの達成状況、平均達成率"
      ),
      (
        BandSheet(summary: summary, list: list).sheet(), "達成率の分布" + (summary.hasPoints ? "と点数" : "")
      ),
    ]
    let rated = RatedSheet(summary: summary)
    if !summary.rated.isEmpty { sheets.append((rated.counts(), "判定・評価の数")) }
    sheets += [
      (UnmetSheet(summary: summary).sheet(), "未達成の指標とその理由"),
      (SeriesSheet(summary).sheet(), "年度ごとの実績、前回との比較"),
      (list.sheet(), "すべての指標。集計のもと"),
    ]
    if !summary.rated.isEmpty { sheets.append((rated.list(), "すべての判定・評価。集計のもと")) }
    sheets += [
      (QualitySheet(summary: summary).sheet(), "部署・ファイル・規則ごとの指摘の数"),
      (
        SubmissionSheet(
          submissions: summary.submissions, rows: summary.rows, title: summary.title,
          roster: RosterTable(summary.context)
        ).sheet(), "ファイルごとの読み取りの結果"
      ),
    ]
    let index = SummaryIndexSheet(
      summary: summary, entries: sheets.map { ($0.sheet.name, $0.about) }, totalRow: total)
    var book = NewBook(
      sheets: [index.sheet()] + sheets.map(\.sheet), title: summary.title + " 集計表",
      creator: "kensan")
    book.facts.custom = [
      DocumentFacts.Property(MergedBook.property, .number(Double(summary.files.count)))
    ]
    return book
  }
}
