import Grid
import Notation

/// A table without years or roles, each row of which is about something that it names: 評価項目 ｜ 配点 ｜
/// 評価 ｜ コメント.
struct DraftMatrix {
  var headings: Int
  var body: ClosedRange<Int>
  /// Where the columns begin; in the first one the rows are named.
  var columns: [Int]

  var rows: ClosedRange<Int> { headings...body.upperBound }
}

extension TableFinder {
  /// - Parameter taken: rows that are known to be of another kind.
  func matrices(besides taken: Set<Int>) -> [DraftMatrix] {
    var found: [DraftMatrix] = []
    for row in grid.rows
    where !taken.contains(row) && !(found.last?.rows.contains(row) ?? false) {
      if let matrix = matrix(below: row, besides: taken) { found.append(matrix) }
    }
    return found
  }

  private func matrix(below row: Int, besides taken: Set<Int>) -> DraftMatrix? {
    let columns = grid.filled(row)
    let headings = columns.map { grid.own(row, $0) }
    guard columns.count > 2, Set(headings).count == headings.count,
      columns.allSatisfy({ isWords(row, $0) && !namesYear(row, $0) })
    else { return nil }
    var last = row
    while !taken.contains(last + 1), isRow(last + 1, below: row, columns) { last += 1 }
    guard last > row else { return nil }
    let body = row + 1...last
    guard Set(body.map { grid.own($0, columns[0]) }).count == body.count,
      isSeries(headings.dropFirst()) || areRated(columns, below: row, body)
    else { return nil }
    return DraftMatrix(headings: row, body: body, columns: columns)
  }

  /// 第1四半期, 第2四半期, 第3四半期
  private func isSeries(_ headings: ArraySlice<String>) -> Bool {
    let bare = headings.map { LabelKey.of($0).filter { !$0.isNumber } }
    return headings.count > 2 && zip(headings, bare).prefix(3).allSatisfy { $0 != $1 }
      && Set(bare.prefix(3)).count == 1
  }

  /// Rows of labels beside what they name look alike, but for such words over them; and in a row by
  /// itself every cell must say something that is no label.
  private func areRated(_ columns: [Int], below row: Int, _ body: ClosedRange<Int>) -> Bool {
    func isRated(_ column: Int) -> Bool {
      body.allSatisfy { grid.isValue($0, column) || SheetDraft.isGrade(grid.own($0, column)) }
    }
    let others = columns.dropFirst()
    guard body.count == 1 else {
      return others.contains { column in
        Self.ratings.contains(where: grid.own(row, column).contains) && isRated(column)
      }
    }
    return others.count(where: isRated) > 1
      && others.allSatisfy { isRated($0) || isRunningText(grid.own(body.lowerBound, $0)) }
  }

  private static let ratings = ["点", "評価", "評定", "判定", "ランク", "達成", "進捗", "数", "率", "割合", "額"]

  private func isWords(_ row: Int, _ column: Int) -> Bool {
    let text = grid.own(row, column)
    return isShort(text) && text.contains(where: \.isLetter) && !grid.isValue(row, column)
      && !SheetDraft.isGrade(text) && !DraftGrid.hasBox(text)
  }

  /// A name, and something in its columns and nowhere else.
  private func isRow(_ row: Int, below headings: Int, _ columns: [Int]) -> Bool {
    let filled = grid.filled(row)
    return filled.count > 1 && filled[0] == columns[0] && isWords(row, filled[0])
      && filled.dropFirst().allSatisfy { column in
        columns.contains(column) && !namesYear(row, column)
          && HeadingMeaning.of(grid.own(row, column))?.role == nil
          && grid.region(row, column).columns == grid.region(headings, column).columns
      }
  }
}

extension SheetDraft {
  /// What the form names stays as it is, and each cell beside it gets a tag of its own.
  mutating func tag(_ matrix: DraftMatrix) {
    for row in matrix.body {
      let name = grid.own(row, matrix.columns[0])
      for column in matrix.columns.dropFirst() {
        let place = CellReference(row: row, column: column)
        guard grid.region(row, column).first == place, !DraftGrid.hasBox(grid.own(row, column))
        else { continue }
        let heading = grid.own(matrix.headings, column)
        var key = "任意." + Self.word(name, column) + "・" + Self.word(heading, column)
        if hasItem(key) { key += "_\(place)" }
        let type: FieldType =
          if grid.isNumber(row, column) {
            .number
          } else if finder.isRunningText(grid.own(row, column)) {
            .longText
          } else {
            .text
          }
        add(TagItem(key: key, heading: heading, type: type))
        texts[place] = "{{\(key)}}"
      }
    }
  }
}
