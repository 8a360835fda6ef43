package import Grid

/// A mistake in a template, at its cell, with what to do about it.
package struct TemplateError: Error, Hashable, Sendable {
  package var template: String
  package var sheet: String?
  package var cell: CellReference?
  package var reason: Message
  package var remedy: Message

  package init(
    template: String, sheet: String? = nil, cell: CellReference? = nil, reason: Message,
    remedy: Message
  ) {
    self.template = template
    self.sheet = sheet
    self.cell = cell
    self.reason = reason
    self.remedy = remedy
  }

  package var message: Message {
    let place = [sheet, cell.map(\.description)].compactMap { $0 }.joined(separator: "!")
    let spot = place.isEmpty ? template : "\(template) \(place)"
    return Message(
      ja: "様式定義 \(spot): \(reason.ja)\(remedy.ja)",
      en: "Template \(spot): \(reason.en) \(remedy.en)")
  }
}
