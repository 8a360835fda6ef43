import Grid
import Workbook

extension NewCell {
  /// A text, cut with a mark where it is longer than a cell takes; blank for an empty one.
  init(shortened text: String, style: NewStyle) {
    self.init(text.isEmpty ? .blank : .text(NewCell.fitting(text)), style: style)
  }
}
