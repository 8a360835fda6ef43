import Forms
import Grid

/// A text that somebody typed into the form, cell by cell. Formulas and ticks are none.
struct InputText: Sendable {
  enum Kind: Sendable {
    case name, unit, narrative
    /// Names of persons are never corrected.
    case person
    /// Several things in one cell, values among them.
    case composite
    case other
  }

  var location: Location
  var key: String
  var owner: String
  var text: String
  var kind: Kind

  static func all(_ form: Form, _ book: Book) -> [InputText] {
    var seen: Set<Place> = []
    var texts: [InputText] = []
    func add(_ location: Location, _ key: String, _ owner: String, _ kind: Kind) {
      guard let cell = book.cell(at: location), cell.formula == nil,
        case .text(let text) = cell.value, seen.insert(Place(location)).inserted
      else { return }
      var place = location
      place.range = nil
      texts.append(InputText(location: place, key: key, owner: owner, text: text, kind: kind))
    }
    for record in form.allRecords {
      // Line breaks leave the room over which boxes are drawn, and keep typed ones apart.
      for field in record.fields
      where !field.filledDown && field.ticks == nil && !isBareQuestion(field) {
        add(field.location, field.key, record.owner, kind(field))
      }
    }
    for indicator in form.allIndicators {
      if let name = indicator.nameLocation { add(name, "name", indicator.name, .composite) }
      for value in indicator.values {
        add(value.location, Wording.key(value), indicator.name, .composite)
      }
    }
    return texts
  }

  /// A question with its label in the same cell and no box left: a CSV of drawn boxes.
  private static func isBareQuestion(_ field: Field) -> Bool {
    field.isEmpty && !field.type.options.isEmpty && field.location.range != nil
  }

  private static func kind(_ field: Field) -> Kind {
    if field.isPerson { return .person }
    if field.location.range != nil { return .composite }
    if field.isNarrative { return .narrative }
    if field.key.hasSuffix(".名称") { return .name }
    return field.key == "指標.単位" ? .unit : .other
  }

  /// An edit of the whole cell, nil where nothing would change.
  func edit(to text: String, _ context: RuleContext) -> CellEdit? {
    // Compatibility ideographs equal everyday ones for Swift.
    text.utf8.elementsEqual(self.text.utf8) ? nil : context.edit(location, to: .text(text))
  }
}
