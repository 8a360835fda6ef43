import Grid

/// Tables that stand side by side below one band of headings.
extension TableFinder {
  /// The headings of the columns, each once.
  private static func keys(_ columns: some Sequence<DraftTable.Column>) -> [String] {
    columns.filter { $0.path.last?.region.first.column == $0.number }
      .map { $0.path.map { LabelKey.of($0.text) }.joined(separator: "/") }
  }

  /// Whether two tables side by side have the same headings.
  static func areAlike(_ one: DraftTable, _ other: DraftTable) -> Bool {
    keys(one.columns) == keys(other.columns)
  }

  /// The same headings twice in a row are two tables side by side, and so are names that begin again
  /// behind the values.
  static func halves(_ columns: [DraftTable.Column]) -> [[DraftTable.Column]] {
    if let second = secondTable(columns) {
      return [Array(columns[..<second]), Array(columns[second...])]
    }
    let starts = columns.indices.filter {
      columns[$0].path.last?.region.first.column == columns[$0].number
    }
    // 備考 behind the right half is for both.
    let isNoted = columns.last?.kind == .note("備考")
    guard starts.count >= 4, starts.count.isMultiple(of: 2) || isNoted else { return [columns] }
    let middle = starts[starts.count / 2]
    let (left, right) = (Array(columns[..<middle]), Array(columns[middle...]))
    let others = keys(starts.count.isMultiple(of: 2) ? right : right.dropLast())
    let isTwice = keys(left) == others && left.contains { $0.kind == .name }
    // 収入 ｜ 計画 ｜ 実績 ｜ 支出 ｜ 計画 ｜ 実績
    let areTwoSides =
      keys(left).count > 2 && keys(left).dropFirst() == others.dropFirst()
      && [left[0], right[0]].allSatisfy { $0.kind == .other || $0.kind == .name }
      && left.contains { $0.kind == .value }
    return isTwice || areTwoSides ? [left, right] : [columns]
  }

  /// Where another table begins: a heading of names behind values and before others, with an empty
  /// column between the two.
  private static func secondTable(_ columns: [DraftTable.Column]) -> Int? {
    func holdsValues(_ columns: some Sequence<DraftTable.Column>) -> Bool {
      columns.contains { $0.kind == .value }
    }
    func isName(_ column: DraftTable.Column) -> Bool {
      column.path.contains { [.indicatorName, .weakName].contains(HeadingMeaning.of($0.text)) }
    }
    return columns.indices.dropFirst().first { index in
      isName(columns[index]) && columns[index].number > columns[index - 1].number + 1
        && holdsValues(columns[..<index]) && holdsValues(columns[index...])
        && columns[..<index].contains(where: isName)
    }
  }
}
