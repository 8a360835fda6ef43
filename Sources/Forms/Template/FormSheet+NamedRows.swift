import Grid
import Notation

extension FormSheet {
  /// One of the rows of a copy of a group that hold an indicator each.
  struct NamedRow {
    /// The field that tells it apart.
    var tag: String
    /// What the form prints there.
    var printed: String?
    var roles: Set<Role>
  }

  /// For each row of a copy of a group that a name or a qualifier tells apart; nothing for a group
  /// without such rows.
  func namedRows(of group: Int?) -> [NamedRow] {
    let own = cells.filter { $0.group == group }
    return NamedRow.all(own.map { ($0.reference.row, $0.tags) })
  }

  /// The names of indicators that the form prints in a group, normalised.
  func printedNames(of group: Int?) -> Set<String> {
    let tags = cells.filter { $0.group == group }.flatMap(\.tags)
    return Set(
      tags.filter { $0.key == "指標.名称" }.compactMap(\.printed).map { Normalization.n2($0) })
  }
}

extension FormSheet.NamedRow {
  static func all(_ cells: [(row: Int, tags: [Tag])]) -> [FormSheet.NamedRow] {
    for key in ["指標.名称", TagItem.qualifier] {
      // A name with its value in one cell, or over several rows, names no row.
      let tops = cells.filter { cell in
        cell.tags.contains { $0.key == key && !$0.fillsDown }
          && !cell.tags.contains { $0.role != nil }
      }.sorted { $0.row < $1.row }
      guard Set(tops.map(\.row)).count == tops.count, tops.count > 1 else { continue }
      let rows = tops.enumerated().map { number, top in
        let end = number + 1 < tops.count ? tops[number + 1].row : Int.max
        let start = number == 0 ? 0 : top.row
        return FormSheet.NamedRow(
          tag: key, printed: top.tags.first { $0.key == key }?.printed,
          roles: Set(
            cells.filter { (start..<end).contains($0.row) }.flatMap(\.tags).compactMap(\.role)))
      }
      // 目標 beside one name and 実績 beside another are those of one indicator, named twice.
      if key == TagItem.qualifier || rows.map(\.roles).overlap() { return rows }
    }
    return []
  }
}

extension Collection {
  /// Whether any two of the sets have something in common.
  func overlap<Member>() -> Bool where Element == Set<Member> {
    Set<Member>(joined()).count < reduce(0) { $0 + $1.count }
  }
}
