import Grid
import Notation

extension FormData {
  /// A record with a row each for 男性 and 女性, or 利用者数 and 給付費: one record, whose values know
  /// their rows.
  /// - Parameter tag: the field that tells the rows apart.
  static func namedRows(_ record: Forms.Record, _ children: [Record], by tag: String) -> Record {
    var (made, _) = fields(of: record, without: [])
    made.children = children
    let tops = record.fields.filter { $0.key == tag }.map(\.location)
    // A value for all rows is each indicator's own, and stands once.
    var seen: Set<Location> = []
    for indicator in record.indicators {
      let top =
        tag == TagItem.qualifier ? indicator.qualifierField?.location : indicator.nameLocation
      let row = top.flatMap { tops.firstIndex(of: $0) } ?? 0
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
  /// The groups each copy of which has several rows with an indicator of their own, and the field that
  /// tells the rows apart.
  var rowTags: [String: String] {
    var result: [String: String] = [:]
    for form in formSheets {
      for group in [nil] + form.groups.indices.map(Optional.some) {
        let name = group.map { form.groups[$0].name } ?? form.sheetGroup ?? "様式"
        if let row = form.namedRows(of: group).first { result[name] = row.tag }
      }
    }
    return result
  }
}

extension DrawnSheet {
  /// Which of the rows of its copy that hold an indicator each a cell stands in.
  func rowNumber(of cell: DrawnCell) -> Int {
    guard let tag = rowTags[cell.group] else { return 0 }
    let above = cells.count { other in
      other.group == cell.group && other.reference.row <= cell.reference.row
        && other.tags.contains { $0.key == tag }
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
