package import Grid

/// One filled (or empty) place of a form, under the name the template gives it.
package struct Field: Hashable, Sendable, Codable {
  /// The tag's name, such as `評価.区分`.
  package var key: String
  package var location: Location
  package var cell: Cell?
  /// What is stored, as text; of a cell with several fields only this field's part.
  package var raw: String
  /// What people see.
  package var text: String
  package var type: FieldType
  package var required: Bool
  /// The heading that decided that this cell is this field.
  package var label: Location?
  /// The heading as it stands in the sheet, else as in the template.
  package var heading: String
  /// The boxes ticked here, nil where the choice is made in words.
  package var ticks: TickGroup?
  /// The value stands further up and holds for these rows too (`↓`).
  package var filledDown: Bool

  package init(
    key: String, location: Location, cell: Cell? = nil, raw: String, text: String? = nil,
    type: FieldType = .text, required: Bool = false, label: Location? = nil, heading: String = "",
    filledDown: Bool = false
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
    self.filledDown = filledDown
  }

  /// The same field line by line, without empty lines, each with the range of its text.
  package var lines: [Field] {
    var start = location.range?.lowerBound ?? 0
    var lines: [Field] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var field = self
      (field.raw, field.text) = (String(line), String(line))
      field.location.range = start..<(start + line.utf8.count)
      if !field.isEmpty { lines.append(field) }
      start += line.utf8.count + 1
    }
    return lines
  }

  /// Nothing but spaces.
  package var isEmpty: Bool {
    // Nearly every text begins with a byte that begins no space: that is seen without its letters.
    if let first = text.utf8.first, 0x21...0x7E ~= first || first >= 0xE4 { return false }
    return text.allSatisfy(\.isWhitespace)
  }
}
