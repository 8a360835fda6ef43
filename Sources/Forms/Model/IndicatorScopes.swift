import Notation

/// Finds the indicators that the records of a form speak about.
package struct IndicatorScopes: Sendable {
  private let form: Form
  /// The records by their names.
  private let bearers: [String: [Record]]

  package init(_ form: Form) {
    self.form = form
    bearers = Dictionary(grouping: form.allRecords) { $0.name.map(Normalization.n2) ?? "" }
  }

  /// A record's own indicators and those of the groups right in it; for a record without any, those
  /// of the records of the same name on its sheet, or else elsewhere in the form.
  ///
  /// - Returns: nil where neither can be found.
  package func near(_ record: Record) -> [Indicator]? {
    let own = record.indicators + record.children.flatMap(\.indicators)
    if !own.isEmpty { return own }
    let below = record.withDescendants.flatMap(\.indicators)
    if !below.isEmpty { return below }
    guard let name = record.name.map(Normalization.n2), !name.isEmpty else { return nil }
    let all = (bearers[name] ?? []).filter { $0.path != record.path }
    // Copies of one sheet may lie in the book for several offices.
    let beside = all.filter { $0.sheetIndex == record.sheetIndex }
    let namesakes = beside.isEmpty ? all : beside
    return namesakes.isEmpty ? nil : namesakes.flatMap { $0.withDescendants.flatMap(\.indicators) }
  }

  /// The indicators that the texts of a record speak about: those near it, else, for a list below a
  /// group, the group's.
  package func spokenOf(in record: Record) -> [Indicator] {
    if let near = near(record), !near.isEmpty { return near }
    var path = record.path
    while path.popLast() != nil {
      guard let around = form.record(at: path) else { continue }
      let indicators = around.indicators + around.children.flatMap(\.indicators)
      if !indicators.isEmpty { return indicators }
    }
    return []
  }
}

extension Record {
  /// What stands in its first name field, nil where that is empty or missing.
  package var name: String? {
    let field = fields.first { $0.isName && !$0.isEmpty }
    return field.map { Normalization.n1($0.text) }
  }
}
