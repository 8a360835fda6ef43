/// Texts of fields that no value stands beside.
extension LineRecords {
  /// Puts a text into the first record that has its tag and is of the group and indicator named.
  func put(
    _ field: String, _ text: String, _ key: Key, into sheets: inout [FormData.SheetContent]
  ) {
    var parts = fields(key)
    if key.indicator.isEmpty { parts["指標.名称"] = nil }
    for index in sheets.indices {
      if let known = sheets[index].record.source, let told = key.source, known != told { continue }
      guard let form = template.formSheets.first(where: { $0.name == sheets[index].formSheet })
      else { continue }
      if put(field, text, parts, path: [], form, &sheets[index].record) { return }
    }
    guard let form = template.formSheets.first(where: { Self.keys($0, []).contains(field) })
    else { return }
    var own = parts.filter { Self.keys(form, []).contains($0.key) }
    own[field] = text
    sheets.append(
      FormData.SheetContent(
        formSheet: form.name,
        record: FormData.Record(group: form.sheetGroup ?? "様式", fields: own)))
  }

  /// - Parameter path: the groups around the record, outermost first.
  private func put(
    _ field: String, _ text: String, _ parts: [String: String], path: [String], _ form: FormSheet,
    _ record: inout FormData.Record
  ) -> Bool {
    let keys = Self.keys(form, path)
    let known = parts.filter { keys.contains($0.key) }
    guard known.allSatisfy({ record.fields[$0.key] == nil || record.fields[$0.key] == $0.value })
    else { return false }
    if keys.contains(field) {
      guard record.fields[field] == nil else { return false }
      record.fields[field] = text
      return true
    }
    for index in record.children.indices {
      let group = record.children[index].group
      if put(field, text, parts, path: path + [group], form, &record.children[index]) {
        return true
      }
    }
    return false
  }

  /// The tags of a group, given by the names of those around it and its own; of the sheet itself for
  /// none.
  private static func keys(_ form: FormSheet, _ path: [String]) -> Set<String> {
    func around(_ group: Int?) -> [String] {
      guard let group else { return [] }
      return around(form.groups[group].parent) + [form.groups[group].name]
    }
    let cells = form.rows.flatMap(\.cells).filter { around($0.group) == path }
    return Set(cells.flatMap(\.tags).map(\.key))
  }
}
