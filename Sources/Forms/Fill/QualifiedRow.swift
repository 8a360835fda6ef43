import Grid
import Notation

/// A line whose name says in which row of its record it stands: 男性 of 「喫煙率（男性）」, below which
/// follows 「喫煙率（女性）」.
struct QualifiedRow {
  /// Without the qualifier, which has a cell of its own.
  let name: String
  let qualifier: String
  /// From 0.
  let number: Int
  private let key: LineRecords.Key

  /// - Parameters:
  ///   - last: the row above, if that was one.
  ///   - rows: of a copy of the group.
  /// - Returns: nil where the group has no such rows, or the name no qualifier.
  init?(_ key: LineRecords.Key, _ name: String?, after last: QualifiedRow?, in rows: Int) {
    guard rows > 1, let name else { return nil }
    let stem = Normalization.withoutQualifier(name)
    guard stem != name else { return nil }
    let qualifier = String(name.dropFirst(stem.count).dropFirst().dropLast()).trimmingSpaces
    let above = last.flatMap { last in
      last.name == stem && last.qualifier != qualifier && last.number + 1 < rows
        && last.key.group == key.group && last.key.source == key.source ? last : nil
    }
    self.name = stem
    self.qualifier = qualifier
    number = above.map { $0.number + 1 } ?? 0
    self.key = key
  }
}

extension FormData.Record {
  mutating func add(_ row: QualifiedRow, _ values: [FormData.Value]) {
    if row.number == 0 {
      self.values = []
      fields[TagItem.qualifier] = row.qualifier
    }
    contents[TagItem.qualifier, default: []].append(FormData.Content(text: row.qualifier))
    self.values += values.map { value in
      var value = value
      value.row = row.number
      return value
    }
    if fields["指標.単位"] == nil, let unit = values.lazy.map(\.unit).first(where: { !$0.isEmpty }) {
      fields["指標.単位"] = unit
    }
  }

  /// Changes the record that was added last, however deep.
  mutating func last(_ change: (inout FormData.Record) -> Void) {
    guard let index = children.indices.last else { return change(&self) }
    children[index].last(change)
  }
}

extension FormSheet {
  /// For each row of a copy of a group that a qualifier tells apart: the roles of its cells; nothing
  /// for a group without such rows.
  func qualifiedRoles(of group: Int?) -> [Set<Role>] {
    let own = cells.filter { $0.group == group }
    let tops = own.filter { $0.tags.contains { $0.key == TagItem.qualifier } }
      .map(\.reference.row).sorted()
    return tops.enumerated().map { number, top in
      let end = number + 1 < tops.count ? tops[number + 1] : Int.max
      let start = number == 0 ? 0 : top
      return Set(
        own.filter { (start..<end).contains($0.reference.row) }.flatMap(\.tags).compactMap(\.role))
    }
  }
}
