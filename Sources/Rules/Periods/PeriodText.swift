import Forms
import Grid
import Notation

/// A text of the form in which periods are looked for: what departments wrote, and the headings
/// they may have changed.
struct PeriodText {
  var location: Location
  /// The field's key; headings have none.
  var key: String
  var owner: String
  var text: String
  var field: Field?

  /// The whole cell is one period or range, not a sentence.
  var isPeriodField: Bool {
    guard let field else { return false }
    return field.type == .period || field.key.hasPrefix("計画期間.")
  }

  func place(_ range: Range<Int>) -> Location {
    var place = location
    let start = location.range?.lowerBound ?? 0
    place.range = start + range.lowerBound..<start + range.upperBound
    return place
  }

  static func filled(_ context: RuleContext) -> [PeriodText] {
    FilledText.all(context).map {
      PeriodText(
        location: $0.field.location, key: $0.field.key, owner: $0.owner, text: $0.field.raw,
        field: $0.field)
    }
  }

  static func headings(_ context: RuleContext) -> [PeriodText] {
    var seen: Set<Location> = []
    return context.form.alignment.headings.filter { seen.insert($0.location).inserted }
      .map { PeriodText(location: $0.location, key: "heading", owner: $0.expected, text: $0.text) }
      .sorted { $0.location < $1.location }
  }

  static func all(_ context: RuleContext) -> [PeriodText] {
    var seen: Set<Location> = []
    return (filled(context) + headings(context)).filter { seen.insert($0.location).inserted }
      .sorted { $0.location < $1.location }
  }
}
