package import Grid

/// Whether a fix may be written without asking.
package enum FixSafety: String, Sendable {
  /// The same datum in another notation.
  case safe
  /// Changes a datum or its meaning: shown as a suggestion, written only when asked for.
  case unsafe
}

/// The cell edits that would settle a finding.
package struct Fix: Sendable {
  package var safety: FixSafety
  package var edits: [CellEdit]
  package var note: Message?
  /// The CSV file is to be written in UTF-8, its cells as they are.
  package var isToUTF8 = false

  package init(_ safety: FixSafety, _ edits: [CellEdit], note: Message? = nil) {
    self.safety = safety
    self.edits = edits
    self.note = note
  }
}
