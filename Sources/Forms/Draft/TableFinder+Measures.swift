import Grid
import Notation

/// Columns whose headings say what is measured, and not that they are actuals.
extension TableFinder {
  /// 「女性比率（％）」 under each year, 「肯定的回答の割合（％）」 of two terms: beside a target they are
  /// what it is held against, of several for one year the last.
  func settleMeasures(_ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>) {
    dropTerms(&columns)
    let hasTarget = columns.contains { $0.role == .target || $0.role == .finalTarget }
    let hasActual = columns.contains {
      $0.kind == .rowRole || $0.kind == .rowYear
        || $0.kind == .value && ($0.role == nil || $0.holds(.actual) || $0.role == .baseline)
    }
    guard hasTarget, !hasActual else { return }
    let measures = columns.indices.filter { index in
      columns[index].kind == .other && Self.isShare(columns[index])
        && holdsNumbers(columns[index].number, body)
    }
    for index in measures {
      let year = columns[index].year?.year
      guard measures.last(where: { columns[$0].year?.year == year }) == index else { continue }
      columns[index].kind = .value
      columns[index].role = .actual
    }
  }

  /// 「決算額（千円）」 beside a target and an actual or a baseline, or between 事業名 and 指標名: what the
  /// measure cost is no value of its indicator.
  func dropMoney(_ columns: inout [DraftTable.Column]) {
    let money = columns.indices.filter { index in
      columns[index].kind == .value
        && (columns[index].path.contains {
          SheetDraft.isMoney($0.text) || SheetDraft.namesMoney(HeadingMeaning.key($0.text))
        }
          || HeadingMeaning.of(columns[index].heading)?.role == nil
            && columns[index].path.contains { Self.isAmount($0.text) })
    }
    let others = columns.indices.filter { !money.contains($0) }.map { columns[$0] }
    let areJudged =
      others.contains { $0.holds(.target) || $0.holds(.finalTarget) }
      && others.contains { $0.holds(.actual) || $0.role == .baseline }
    guard areJudged || areOfProject(money, columns) else { return }
    for index in money {
      columns[index].kind = .other
      columns[index].role = nil
    }
  }

  /// 予算額, 決算額 and 一般財源 beside years, where nothing else names them, are amounts with names.
  func nameAmounts(_ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>) {
    guard !columns.contains(where: { $0.kind == .name }),
      columns.contains(where: { $0.kind == .value && $0.year != nil }),
      let index = columns.firstIndex(where: { $0.kind == .rowRole }),
      body.contains(where: { SheetDraft.isMoney(grid.own($0, columns[index].number)) })
    else { return }
    columns[index].kind = .name
  }

  /// 「事業名 ｜ 事業費 ｜ 指標名 ｜ 目標値」
  private func areOfProject(_ money: [Int], _ columns: [DraftTable.Column]) -> Bool {
    guard let first = money.first, let last = money.last,
      let name = columns.firstIndex(where: { $0.kind == .name })
    else { return false }
    return last < name
      && columns[..<first].contains { HeadingMeaning.key($0.heading).hasSuffix("名") }
      && columns[name...].contains { $0.kind == .value }
  }

  /// 「事業費（千円）」; 「目標値（千円）」 is a target, and so is 目標 below 「販売額（千円）」.
  private static func isAmount(_ text: String) -> Bool {
    UnitInBrackets(text.trimmingSpaces)?.unit.hasSuffix("円") ?? false
      && HeadingMeaning.of(text)?.isValue != true
  }

  /// A rate under a heading of its own or of both terms; what it changed by is none.
  private static func isShare(_ column: DraftTable.Column) -> Bool {
    let keys = column.path.map { HeadingMeaning.key($0.text) }
    return keys.contains { key in ["率", "割合"].contains(where: key.hasSuffix) }
      && !keys.contains { key in ["増減", "差", "伸び率", "平均"].contains(where: key.contains) }
      && column.path.allSatisfy { HeadingMeaning.of($0.text)?.role == nil }
  }

  /// 「中間値 ｜ 最終値」 without years: what stood there halfway is not the actual of the year.
  private func dropTerms(_ columns: inout [DraftTable.Column]) {
    let actuals = columns.indices.filter {
      columns[$0].kind == .value && columns[$0].role == .actual && columns[$0].year == nil
    }
    for index in actuals.dropLast() where columns[index].heading.contains("中間") {
      columns[index].kind = .other
      columns[index].role = nil
    }
  }

  /// 「利用者数（人） ｜ 稼働率（％）」 over the same years: the names of the rows are those of the first
  /// measure's values.
  func dropSecondMeasures(_ columns: inout [DraftTable.Column]) {
    func measure(_ column: DraftTable.Column) -> (text: String, region: CellRange)? {
      guard column.kind == .value, column.path.count > 1, column.year != nil, column.role == nil,
        let top = column.path.first, HeadingMeaning.of(top.text) == nil, years.year(top.text) == nil
      else { return nil }
      return top
    }
    guard let first = columns.lazy.compactMap(measure).first else { return }
    let taken = Set(columns.filter { measure($0)?.region == first.region }.map(\.year))
    for index in columns.indices {
      guard let other = measure(columns[index]), other.text != first.text,
        taken.contains(columns[index].year)
      else { continue }
      columns[index].kind = .other
    }
  }

  private func holdsNumbers(_ column: Int, _ body: ClosedRange<Int>) -> Bool {
    let texts = body.map { grid.own($0, column) }.filter { !$0.isEmpty }
    return !texts.isEmpty
      && texts.allSatisfy { DraftGrid.isValue($0) || MissingMark.parse($0) != nil }
  }
}
