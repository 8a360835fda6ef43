package import Grid

/// A mistake in a template, at its cell, with what to do about it.
package struct TemplateError: Error, Hashable, Sendable {
  package var template: String
  package var sheet: String?
  package var cell: CellReference?
  package var reason: Message
  package var remedy: Message
  /// The text in the cell with a caret below the place, on two lines.
  package var excerpt: String?

  package init(
    template: String, sheet: String? = nil, cell: CellReference? = nil, reason: Message,
    remedy: Message, excerpt: String? = nil
  ) {
    self.template = template
    self.sheet = sheet
    self.cell = cell
    self.reason = reason
    self.remedy = remedy
    self.excerpt = excerpt
  }

  package var message: Message {
    let place = [sheet, cell.map(\.description)].compactMap { $0 }.joined(separator: "!")
    let spot = place.isEmpty ? template : "\(template) \(place)"
    let lines = excerpt?.split(separator: "\n").map { "\n    \($0)" }.joined() ?? ""
    return Message(
      ja: "様式定義 \(spot): \(reason.ja)\(remedy.ja)\(lines)",
      en: "Template \(spot): \(reason.en) \(remedy.en)\(lines)")
  }
}
