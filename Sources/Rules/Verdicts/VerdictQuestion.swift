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

  /// What would move the tick to another choice, or away; nil for boxes that are no cells.
  func moved(to option: String?, _ context: RuleContext) -> Fix? {
    guard let ticks = field.ticks else {
      guard let option, field.location.range == nil else { return nil }
      return context.edit(field.location, to: .text(option)).map { Fix(.unsafe, [$0]) }
    }
    let changes = ticks.boxes.filter { ($0.isTicked == true) != ($0.option == option) }
    let edits = cellEdits(changes, context) ?? textEdits(changes, ticks, context)
    return edits.map { Fix(.unsafe, $0) }
  }

  private func cellEdits(_ boxes: [TickGroup.Box], _ context: RuleContext) -> [CellEdit]? {
    guard boxes.allSatisfy({ $0.bearer == .cell }) else { return nil }
    let edits = boxes.compactMap { context.edit($0.location, to: .boolean($0.isTicked != true)) }
    return edits.count == boxes.count ? edits : nil
  }

  /// Signs in one cell's text change places.
  private func textEdits(
    _ boxes: [TickGroup.Box], _ ticks: TickGroup, _ context: RuleContext
  ) -> [CellEdit]? {
    func sign(_ isTicked: Bool) -> String? {
      ticks.boxes.lazy.filter { $0.isTicked == isTicked }.compactMap { box in
        if case .sign(let sign) = box.bearer { sign } else { nil }
      }.first
    }
    guard let first = boxes.first?.location, boxes.allSatisfy({ $0.location.cell == first.cell }),
      let on = sign(true), let off = sign(false),
      case .text(let text) = context.cell(at: first)?.value
    else { return nil }
    var bytes = Array(text.utf8)
    for box in boxes.sorted(by: {
      ($0.signRange?.lowerBound ?? 0) > ($1.signRange?.lowerBound ?? 0)
    }) {
      guard let range = box.signRange, range.upperBound <= bytes.count else { return nil }
      bytes.replaceSubrange(range, with: Array((box.isTicked == true ? off : on).utf8))
    }
    return context.edit(first, to: .text(String(decoding: bytes, as: UTF8.self))).map { [$0] }
  }
}
