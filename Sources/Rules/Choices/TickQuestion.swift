import Forms

/// A question answered by ticking boxes, and the block of the form that it belongs to.
struct TickQuestion {
  var field: Field
  var ticks: TickGroup
  var record: Record

  static func all(_ context: RuleContext) -> [TickQuestion] {
    context.form.allRecords.flatMap { record in
      record.fields.compactMap { field in
        field.ticks.map { TickQuestion(field: field, ticks: $0, record: record) }
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

  /// Nobody wrote anything into the block: a form has more blocks than some need.
  var isBlockEmpty: Bool {
    let written = record.fields.contains { other in
      other.ticks == nil && !other.isEmpty && !other.mayBePrinted
        && !other.key.hasPrefix("様式.")
    }
    return !written
      && !record.indicators.contains {
        !$0.shortName.isEmpty || $0.values.contains { !$0.raw.isEmpty }
      }
  }
}
