import Forms
import Grid

/// A question answered by ticking boxes, and the block of the form that it belongs to.
struct TickQuestion {
  var field: Field
  var ticks: TickGroup
  var record: Record
  /// Of a form that nobody has described, where nothing tells which cells belong together.
  var isDrafted = false

  static func all(_ context: RuleContext) -> [TickQuestion] {
    context.form.allRecords.flatMap { record in
      record.fields.compactMap { field in
        field.ticks.map {
          TickQuestion(
            field: field, ticks: $0, record: record,
            isDrafted: context.form.template.isProposal)
        }
      }
    }
  }

  /// What people call the question: its heading, or else the tag's last word.
  var name: String {
    let heading = Wording.line(field.heading)
    return heading.isEmpty ? field.keyName : heading
  }

  /// The cell of the first box.
  var place: Location {
    var place = ticks.boxes.first?.location ?? field.location
    place.range = nil
    return place
  }

  /// Nobody wrote anything into the block, or around the boxes: a form has more blocks than some need.
  var isBlockEmpty: Bool {
    let row = field.location.cell.row
    let written = record.fields.contains { other in
      (!isDrafted || abs(other.location.cell.row - row) <= 2) && other.ticks == nil
        && !other.isEmpty && !other.mayBePrinted
        && !other.key.hasPrefix("様式.")
    }
    return !written
      && !record.indicators.contains {
        !$0.shortName.isEmpty || $0.values.contains { !$0.raw.isEmpty }
      }
  }
}
