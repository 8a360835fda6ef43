import Forms
import Grid
import Notation

/// What many rules look for in the texts of a form, found once.
struct FormTexts: Sendable {
  let filled: [FilledText]
  let periods: [PeriodText]
  /// What people typed, cell by cell.
  let inputs: [InputText]
  /// What running texts claim.
  let narratives: [Narrative]

  init(_ form: Form, _ book: Book) {
    filled = FilledText.all(form)
    periods = PeriodText.all(form, filled: filled)
    inputs = InputText.all(form, book)
    narratives = Narrative.all(in: form)
  }
}

/// A filled cell, or its part that is one field, with what people call its record.
struct FilledText: Sendable {
  var field: Field
  var record: Record
  var owner: String { record.owner }

  /// Every filled field once, in reading order; what is filled down counts where it stands.
  static func all(_ form: Form) -> [FilledText] {
    var seen: Set<Location> = []
    return form.allRecords.flatMap { record in
      record.fields.filter { !$0.filledDown && !$0.isEmpty }
        .filter { seen.insert($0.location).inserted }
        .map { FilledText(field: $0, record: record) }
    }.sorted { $0.field.location < $1.field.location }
  }

  /// The place of a stretch of the field's text.
  func location(of range: Range<Int>) -> Location { field.location.stretch(range) }
}
