package import Forms
package import Grid

/// What stands in one field of an open table.
package enum ExportField: Hashable, Sendable {
  case blank
  case text(String)
  case number(ExactDecimal)

  /// Blank for an empty text.
  init(_ text: String) { self = text.isEmpty ? .blank : .text(text) }

  package var text: String {
    switch self {
    case .blank: ""
    case .text(let text): text
    case .number(let number): number.description
    }
  }
}

/// One row of the public table, with the cell that its value comes from.
package struct ExportRow: Sendable {
  package var fields: [ExportColumn: ExportField]
  /// The file as people call it.
  package var file: String
  package var location: Location

  package subscript(column: ExportColumn) -> ExportField {
    get { fields[column] ?? .blank }
    set { fields[column] = newValue }
  }

  /// What makes two rows speak of the same value.
  static let key: [ExportColumn] = [
    .municipalityCode, .plan, .measureCode, .measure, .programCode, .program, .indicatorCode,
    .indicator, .counting, .unit, .year, .eraYear, .role,
  ]

  var key: [ExportField] { Self.key.map { self[$0] } }
}
