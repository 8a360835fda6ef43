import Grid
import Workbook

extension NewCell {
  /// A text, cut with a mark where it is longer than a cell takes; blank for an empty one.
  init(shortened text: String, style: NewStyle) {
    let most = 32_000
    let shown = text.utf16.count <= most ? text : text.prefix(most / 2) + "…"
    self.init(shown.isEmpty ? .blank : .text(shown), style: style)
  }
}
