import Grid
import Notation

/// Which rows are the headings of a table.
extension TableFinder {
  /// A row of headings: several of them, at least one over values, and no value among them.
  func isHeading(_ row: Int) -> Bool {
    let columns = withoutNumberBeside(row, grid.filled(row))
    guard columns.count >= 2 else { return false }
    var known = 0
    var values = 0
    var yearly = 0
    for column in columns {
      let text = grid.own(row, column)
      if isShort(text), namesYear(row, column) {
        known += 1
        values += 1
        if HeadingMeaning.of(text)?.role != nil { yearly += 1 }
      } else if let meaning = HeadingMeaning.of(text), isShort(text) {
        known += 1
        if meaning.isValue { values += 1 }
      } else if Self.isPartOfYear(text) {
        known += 1
      } else if grid.isValue(row, column) {
        return false
      }
    }
    // R4決算 and R5決算 tell enough, whatever stands beside them.
    return known >= 2 && values >= 1 && (known * 2 >= columns.count || yearly > 1)
      && !isKeyed(row, columns)
  }

  /// The number of a page or of a section before or behind at least three headings is none of them.
  private func withoutNumberBeside(_ row: Int, _ columns: [Int]) -> [Int] {
    guard columns.count > 3 else { return columns }
    var rest = columns[...]
    if Self.isBesideNumber(grid.own(row, columns[0])) { rest = rest.dropFirst() }
    if let last = columns.last, Self.isBesideNumber(grid.own(row, last)) { rest = rest.dropLast() }
    return Array(rest)
  }

  static func isBesideNumber(_ text: String) -> Bool {
    (1...3).contains(text.count) && text.allSatisfy(\.isNumber)
  }

  /// 「目標値 ｜ 30人」, 「達成度 ｜ B」, 「対象年度 ｜ 令和6年度」: headings beside their values are no band.
  func isKeyed(_ row: Int, _ columns: [Int]) -> Bool {
    let years = columns.filter { namesYear(row, $0) }
    let isOfForm =
      years.count == 1
      && columns.last { $0 < years[0] }.map {
        HeadingMeaning.of(grid.own(row, $0)) == .field("様式.評価年度")
      } ?? false
    return isOfForm
      || columns.contains { column in
        let text = grid.own(row, column)
        return grid.isValue(row, column) && !years.contains(column)
          || columns.count < 6 && SheetDraft.isGrade(text)
          || DraftGrid.hasBox(text)
      }
  }

  func isShort(_ text: String) -> Bool { !text.isLonger(than: 30) }

  /// Rows below the first that hold nothing but headings: 目標, 実績 under each year.
  func continues(_ row: Int, _ first: Int) -> Bool {
    guard row <= grid.rows.upperBound else { return false }
    let columns = grid.filled(row)
    let spanned = grid.columns.contains { column in
      let region = grid.region(row, column)
      return region.first.row < row && region.first.row >= first && region.last.row >= row
        && region.rows.count <= 4 && !grid.text(row, column).isEmpty
        && HeadingMeaning.of(grid.text(row, column)) != nil
    }
    guard !columns.isEmpty else { return spanned }
    let known = columns.count { column in
      let text = grid.own(row, column)
      guard isShort(text) else { return false }
      if namesYear(row, column) { return true }
      guard let meaning = HeadingMeaning.of(text) else { return isLegend(text) }
      // A cell of the body may well say 目標 or 実績, but then values stand beside it.
      return meaning.isValue || spanned
    }
    let values = columns.contains { grid.isValue(row, $0) && !namesYear(row, $0) }
    if values || isRowRoles(row, columns) { return false }
    // A heading that reaches down to this row makes it one of the band.
    return spanned || known * 2 > columns.count && columns.count >= 2
  }

  /// 「番号」 down to the years says that 「事業費（千円）」 in the row above them is a heading as well.
  func topHeading(above row: Int, _ last: Int) -> Int {
    let regions = grid.columns.map { grid.region(row, $0) }.filter {
      $0.last.row <= last && !grid.own($0.first.row, $0.first.column).isEmpty
    }
    return regions.map(\.first.row).min() ?? row
  }

  /// ①～⑦ under a heading explains it.
  func isLegend(_ text: String) -> Bool { text.contains { "～〜".contains($0) } }

  /// Columns say 目標 here and 実績 in the next row, in both halves of a page alike: that is the body
  /// of a blank form.
  func isRowRoles(_ row: Int, _ columns: [Int]) -> Bool {
    func role(_ row: Int, _ column: Int) -> Role? { HeadingMeaning.of(grid.own(row, column))?.role }
    let saying = columns.filter { role(row, $0) != nil }
    let here = Set(saying.map { role(row, $0) })
    let next = Set(saying.map { role(row + 1, $0) })
    return here.count == 1 && next.count == 1 && !next.contains(nil) && here != next
  }
}
