package import Grid
import Notation

/// One filled (or empty) place of a form, under the name the template gives it.
///
/// It never changes, and is a class because forms hand lists of fields around: a copy of one costs a
/// single reference.
package final class Field: Sendable, Codable {
  /// The tag's name, such as `評価.区分`.
  package let key: String
  package let location: Location
  package let cell: Cell?
  /// What is stored, as text; of a cell with several fields only this field's part.
  package let raw: String
  /// What people see.
  package let text: String
  package let type: FieldType
  package let required: Bool
  /// The heading that decided that this cell is this field.
  package let label: Location?
  /// The heading as it stands in the sheet, else as in the template.
  package let heading: String
  /// The boxes ticked here, nil where the choice is made in words.
  package let ticks: TickGroup?
  /// The value stands further up and holds for these rows too (`↓`).
  package let filledDown: Bool
  /// Because the cell it stands in is merged down to these rows.
  package let isMergedDown: Bool
  /// The cell it stands in begins here, and is merged down to rows below.
  let beginsMerge: Bool
  /// The form itself says what stands here, filled in or not.
  package let isPrinted: Bool

  package init(
    key: String, location: Location, cell: Cell? = nil, raw: String, text: String? = nil,
    type: FieldType = .text, required: Bool = false, label: Location? = nil, heading: String = "",
    ticks: TickGroup? = nil, filledDown: Bool = false, isMergedDown: Bool = false,
    beginsMerge: Bool = false, isPrinted: Bool = false
  ) {
    self.key = key
    self.location = location
    self.cell = cell
    self.raw = raw
    self.text = text ?? raw
    self.type = type
    self.required = required
    self.label = label
    self.heading = heading
    self.ticks = ticks
    self.filledDown = filledDown
    self.isMergedDown = isMergedDown
    self.beginsMerge = beginsMerge
    self.isPrinted = isPrinted
  }

  /// The same field line by line, without empty lines, each with the range of its text.
  package var lines: [Field] {
    let start = location.range?.lowerBound ?? 0
    return TextLine.lines(of: text).map { line in
      var place = location
      place.range = start + line.range.lowerBound..<start + line.range.upperBound
      return holding(String(line.text), at: place)
    }.filter { !$0.isEmpty }
  }

  /// The same field with another text, stored and shown alike.
  package func holding(_ text: String, at location: Location) -> Field {
    copy(location: location, raw: text, text: text)
  }

  /// The same field with the boxes that answer it.
  func answered(by ticks: TickGroup) -> Field { copy(ticks: ticks) }

  /// The same field where its value holds for rows further down.
  var forRowsBelow: Field { copy(filledDown: true) }

  private func copy(
    location: Location? = nil, raw: String? = nil, text: String? = nil, ticks: TickGroup? = nil,
    filledDown: Bool? = nil
  ) -> Field {
    Field(
      key: key, location: location ?? self.location, cell: cell, raw: raw ?? self.raw,
      text: text ?? self.text, type: type, required: required, label: label, heading: heading,
      ticks: ticks ?? self.ticks, filledDown: filledDown ?? self.filledDown,
      isMergedDown: isMergedDown, beginsMerge: beginsMerge, isPrinted: isPrinted)
  }

  /// Nothing but spaces.
  package var isEmpty: Bool { text.isBlank }
}
