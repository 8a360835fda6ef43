import Grid
import Notation

extension FormData {
  /// A record with a row each for 男性 and 女性: one record, whose values know their rows.
  static func qualifiedRows(_ record: Forms.Record, _ children: [Record]) -> Record {
    var (made, _) = fields(of: record, without: [])
    made.children = children
    let qualifiers = record.fields.filter { $0.key == TagItem.qualifier }.map(\.location)
    // A value for all rows is each indicator's own, and stands once.
    var seen: Set<Location> = []
    for indicator in record.indicators {
      let row = indicator.qualifierField.flatMap { qualifiers.firstIndex(of: $0.location) } ?? 0
      made.values += indicator.values.filter { value in
        value.status != .blank && seen.insert(value.location).inserted
      }.map { value in
        var made = Value(value)
        made.row = row
        return made
      }
    }
    guard let first = record.indicators.first else { return made }
    if !first.nameWithoutQualifier.isEmpty { made.fields["指標.名称"] = first.nameWithoutQualifier }
    if !first.unit.isEmpty { made.fields["指標.単位"] = first.unit }
    return made
  }
}

extension TagItem {
  static let qualifier = "指標.修飾"
}

extension Template {
  /// The groups each copy of which has several rows with a qualifier of their own.
  var qualifiedGroups: Set<String> {
    Set(
      formSheets.flatMap { form in
        form.groups.indices.filter { group in
          form.cells.count { cell in
            cell.group == group && cell.tags.contains { $0.key == TagItem.qualifier }
          } > 1
        }.map { form.groups[$0].name }
      })
  }
}

extension DrawnSheet {
  /// Which of the rows of its copy that qualifiers tell apart a cell stands in.
  func qualifiedRow(of cell: DrawnCell) -> Int {
    let above = cells.count { other in
      other.group == cell.group && other.reference.row <= cell.reference.row
        && other.tags.contains { $0.key == TagItem.qualifier }
    }
    return max(0, above - 1)
  }

  /// Whether the year of a value stands in a cell of its own.
  func hasYear(of role: Role, beside cell: DrawnCell) -> Bool {
    cells.contains { other in
      other.group == cell.group && other.tags.contains { $0.datedRole == role }
    }
  }
}
