/// What kind of content a field takes.
package enum FieldType: Hashable, Sendable {
  case text
  case longText
  case number
  case choice([String])
  case multipleChoice([String])
  case code
  case date
  case period
  /// An indicator's value: number, level, or mark, with or without a unit.
  case value

  /// The choices, where the field has any.
  package var options: [String] {
    switch self {
    case .choice(let options), .multipleChoice(let options): options
    default: []
    }
  }
}
