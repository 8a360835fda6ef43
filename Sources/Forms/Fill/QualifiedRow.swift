import Grid
import Notation

/// A line that stands in a row of its record: 男性 of 「喫煙率（男性）」, below which follows 「喫煙率（女性）」,
/// or 給付費 of a service, below its 利用者数.
struct QualifiedRow {
  /// The indicator's name for the record: without the qualifier, which has a cell of its own.
  let name: String
  /// What the row says of itself.
  let text: String
  /// The field that says it.
  let tag: String
  /// From 0.
  let number: Int
  /// Whether it begins a record.
  let isFirst: Bool
  /// What the rows of one record have in common.
  private let stem: [String: String]
  private let key: LineRecords.Key

  /// - Parameters:
  ///   - fields: what the line's names say.
  ///   - last: the row above, if that was one.
  ///   - rows: of a copy of the group.
  /// - Returns: nil where the group has no such rows, or the name no qualifier.
  init?(
    _ key: LineRecords.Key, _ fields: [String: String], after last: QualifiedRow?,
    in rows: [FormSheet.NamedRow]
  ) {
    guard rows.count > 1, let name = fields["指標.名称"] else { return nil }
    tag = rows[0].tag
    var stem = fields
    if tag == TagItem.qualifier {
      self.name = Normalization.withoutQualifier(name)
      guard self.name != name else { return nil }
      text = String(name.dropFirst(self.name.count).dropFirst().dropLast()).trimmingSpaces
      stem["指標.名称"] = self.name
    } else {
      (self.name, text) = (name, name)
      stem["指標.名称"] = nil
    }
    let own = text
    let above = last.flatMap { last in
      last.stem == stem && last.text != own && last.number + 1 < rows.count
        && last.key.group == key.group && last.key.source == key.source ? last : nil
    }
    let next = above.map { $0.number + 1 } ?? 0
    // Rows with printed names are known by these.
    number =
      rows.indices.dropFirst(next).first { row in
        rows[row].printed.map { Normalization.n2($0) == Normalization.n2(own) } ?? false
      } ?? next
    isFirst = above == nil
    self.stem = stem
    self.key = key
  }
}

extension FormData.Record {
  mutating func add(_ row: QualifiedRow, _ values: [FormData.Value]) {
    if row.isFirst {
      self.values = []
      fields[row.tag] = row.text
    }
    say(row.tag, row.text, inRow: row.number)
    self.values += values.map { value in
      var value = value
      value.row = row.number
      return value
    }
    guard let unit = values.lazy.map(\.unit).first(where: { !$0.isEmpty }) else { return }
    if fields["指標.単位"] == nil { fields["指標.単位"] = unit }
    if row.tag != TagItem.qualifier { say("指標.単位", unit, inRow: row.number) }
  }

  /// Fills the field's cell in a row; those of rows above that nothing was said of stay empty.
  private mutating func say(_ tag: String, _ text: String, inRow row: Int) {
    var all = contents[tag] ?? []
    while all.count < row { all.append(FormData.Content(text: "")) }
    contents[tag] = all + [FormData.Content(text: text)]
  }

  /// Changes the record that was added last, however deep.
  mutating func last(_ change: (inout FormData.Record) -> Void) {
    guard let index = children.indices.last else { return change(&self) }
    children[index].last(change)
  }
}
