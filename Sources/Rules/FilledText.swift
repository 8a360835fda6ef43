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

extension String {
  /// The text of a UTF-8 range, which is cut where it goes beyond the end.
  func utf8Text(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<utf8.count)
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(decoding: utf8[start..<utf8.index(start, offsetBy: range.count)], as: UTF8.self)
  }

  /// The text with a UTF-8 range of it replaced.
  func replacing(utf8 range: Range<Int>, with other: String) -> String {
    let bytes = Array(utf8)
    return String(
      decoding: bytes[..<range.lowerBound] + Array(other.utf8) + bytes[range.upperBound...],
      as: UTF8.self)
  }
}
