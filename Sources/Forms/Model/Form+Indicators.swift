import Notation

extension Form {
  /// The indicators that a record speaks about: its own and those of the groups right in it; for a
  /// record without any, those of the record of the same name elsewhere in the form.
  ///
  /// - Returns: nil where neither can be found.
  package func indicators(near record: Record) -> [Indicator]? {
    let own = record.indicators + record.children.flatMap(\.indicators)
    if !own.isEmpty { return own }
    let below = record.withDescendants.flatMap(\.indicators)
    if !below.isEmpty { return below }
    guard let name = record.name.map(Normalization.n2) else { return nil }
    let namesakes = allRecords.filter { other in
      other.path != record.path && other.name.map(Normalization.n2) == name
    }
    return namesakes.isEmpty ? nil : namesakes.flatMap { $0.withDescendants.flatMap(\.indicators) }
  }
}

extension Record {
  /// What stands in its first name field, nil where that is empty or missing.
  package var name: String? {
    let field = fields.first { $0.isName && !$0.isEmpty }
    return field.map { Normalization.n1($0.text) }
  }
}
