import Forms
import Grid
import Notation

/// A question whose answer is a verdict on a set: 全て達成, 一部未達成, 全て未達成.
struct VerdictQuestion {
  var field: Field
  var record: Record
  /// The one answer given.
  var answer: String

  /// The questions with exactly one answer; the others are the tick rules' matter.
  static func all(_ context: RuleContext) -> [VerdictQuestion] {
    context.form.allRecords.flatMap { record in
      record.fields.compactMap { field in
        guard field.key.hasPrefix("判定."), !field.filledDown,
          field.type.options.contains(where: { SetVerdict(option: $0) != nil })
        else { return nil }
        let answers = field.answers
        guard answers.count == 1 else { return nil }
        return VerdictQuestion(field: field, record: record, answer: answers[0])
      }
    }
  }

  var verdict: SetVerdict? { SetVerdict(option: answer) }

  /// Whether the set is the indicators, not the measures.
  var isOnIndicators: Bool { field.key.contains("指標") }

  /// The cell with the tick.
  var place: Location {
    var place = field.ticks?.ticked.first?.location ?? field.location
    place.range = nil
    return place
  }

  /// What would move the tick to another choice, or away.
  func moved(to option: String?, _ context: RuleContext) -> Fix? {
    guard let ticks = field.ticks else {
      guard let option, field.location.range == nil else { return nil }
      return context.edit(field.location, to: .text(option)).map { Fix(.unsafe, [$0]) }
    }
    return TickMove(ticks, to: option, context)?.fix
  }
}
