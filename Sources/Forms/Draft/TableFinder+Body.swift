import Grid
import Notation

/// How far the rows below headings are their table.
extension TableFinder {
  /// 「加入率 58.2%」 in most cells of the columns that hold values.
  func hasNamesInValues(
    _ columns: [DraftTable.Column], _ body: ClosedRange<Int>
  ) -> Bool {
    let texts = columns.filter { $0.kind == .value }.flatMap { column in
      body.map { grid.text($0, column.number) }
    }.filter { !$0.isEmpty && MissingMark.parse($0) == nil }
    let named = texts.filter { CompositeText.parse($0).name != nil && NumberText.parse($0) == nil }
    return !texts.isEmpty && named.count * 2 > texts.count
      && !texts.contains { ArrowText.lines([$0]).contains { $0.left != nil && $0.right != nil } }
  }

  /// Behind an empty row a table goes on with a row that has values, or says what they would be.
  func goesOn(_ row: Int, _ columns: [DraftTable.Column]) -> Bool {
    guard row <= grid.rows.upperBound, !isHeading(row) else { return false }
    return columns.contains { column in
      column.kind == .value ? grid.isValue(row, column.number) : isRole(row, column.number)
    }
  }

  /// The next row with a name and a value, within three rows and before other headings.
  func resumes(behind row: Int, _ columns: [DraftTable.Column]) -> Int? {
    let names = nameColumns(columns)
    for next in row + 1..<min(row + 4, grid.rows.upperBound + 1) {
      if isHeading(next) { return nil }
      let hasName = names.contains { column in
        !grid.own(next, column).isEmpty && grid.region(next, column).columns.count <= 3
      }
      let hasValue = columns.contains {
        $0.kind == .value && Self.saysValue(grid.own(next, $0.number))
      }
      if hasName, hasValue { return next }
    }
    return nil
  }

  /// Where names stand; without a heading that says so, before the values.
  private func nameColumns(_ columns: [DraftTable.Column]) -> [Int] {
    let named = columns.filter { $0.kind == .name }
    return (named.isEmpty ? Array(columns.prefix { $0.kind != .value }) : named).map(\.number)
  }

  func isRole(_ row: Int, _ column: Int) -> Bool { role(row, column) != nil }

  private func role(_ row: Int, _ column: Int) -> Role? {
    HeadingMeaning.of(grid.text(row, column))?.role
  }

  /// 目標値 and right below it 実績値: indicators under the same years as the costs above them.
  func beginsRoles(_ row: Int, _ columns: [DraftTable.Column]) -> Bool {
    columns.contains { column in
      column.kind != .value && role(row, column.number) == .target
        && role(row + 1, column.number) == .actual
    }
  }

  /// Nothing is filled in below the headings.
  func isBlankForm(_ start: Int, _ extent: ClosedRange<Int>) -> Bool {
    grid.isBlank(start, extent)
  }

  /// Another band of headings, or a caption over the width of the table.
  func ends(_ row: Int, _ extent: ClosedRange<Int>, start: Int) -> Bool {
    if isHeading(row) { return true }
    let filled = Set(
      extent.map { grid.region(row, $0) }.filter {
        !grid.own($0.first.row, $0.first.column).isEmpty
      })
    // 「(2) 収支　　（単位：円）」
    let words = filled.filter { Units.stated(in: grid.own($0.first.row, $0.first.column)) == nil }
    let regions = words.isEmpty ? filled : words
    guard row > start, regions.count == 1, let region = regions.first, region.first.row == row
    else { return false }
    if region.columns.count * 2 > extent.count, !grid.isValue(row, region.first.column) {
      return true
    }
    return region.first.column == extent.lowerBound
      && Self.isCaption(grid.own(row, region.first.column))
  }

  /// 「課題 ｜ 担い手が足りない。」 right below a table: sentences where units or values should be, and no
  /// value beside them.
  func isAccount(_ row: Int, _ columns: [DraftTable.Column]) -> Bool {
    let numbers = columns.filter { $0.kind == .unit || $0.kind == .value }
    return numbers.contains { isRunningText(grid.own(row, $0.number)) }
      && !numbers.contains { grid.isValue(row, $0.number) }
  }

  /// Words over columns of several years or roles are no row of the table.
  func isAcross(_ row: Int, _ columns: [DraftTable.Column]) -> Bool {
    let values = columns.filter { $0.kind == .value }
    return values.contains { column in
      let region = grid.region(row, column.number)
      return region.first.row == row && !grid.isValue(row, column.number)
        && !grid.text(row, column.number).isEmpty
        && values.contains { other in
          region.columns.contains(other.number)
            && other.path.last?.region != column.path.last?.region
        }
    }
  }

  /// 「２　成果指標」, 「■ 事業費」, 「※ …」, 「（単位：千円）」
  static func isCaption(_ text: String) -> Bool {
    let bare = text.trimmingSpaces
    guard let first = bare.first else { return false }
    return "■●◆◇○※【（(〈<".contains(first) || Units.stated(in: text) != nil
      || (first.isNumber && bare.contains { " 　.．、".contains($0) } && bare.count > 3
        && !DraftGrid.isValue(bare))
  }
}
