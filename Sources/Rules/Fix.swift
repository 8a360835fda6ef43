package import Grid

/// Whether a fix may be written without asking.
package enum FixSafety: String, Sendable {
  /// The same datum in another notation.
  case safe
  /// Changes a datum or its meaning: shown as a suggestion, written only when asked for.
  case unsafe
}

/// The edits that would settle a finding.
package struct Fix: Sendable {
  package var safety: FixSafety
  package var edits: [CellEdit]
  package var sheetEdits: [SheetEdit]
  package var note: Message?
  /// The CSV file is to be written in UTF-8, its cells as they are.
  package var isToUTF8 = false

  package init(
    _ safety: FixSafety, _ edits: [CellEdit], sheetEdits: [SheetEdit] = [], note: Message? = nil
  ) {
    self.safety = safety
    self.edits = edits
    self.sheetEdits = sheetEdits
    self.note = note
  }
}

extension Fix {
  /// One change for people to read: where, what stands there and what shall.
  package struct Change: Sendable {
    package var sheet: String
    package var cell: CellReference
    package var before: Message
    package var after: Message
  }

  /// - Parameter book: shows what stands there as people see it.
  package func changes(in book: Book?) -> [Change] {
    func both(_ text: String) -> Message { Message(ja: text, en: text) }
    return edits.map { edit in
      let shown = book?.sheet(named: edit.sheet)?[edit.reference]?.shown
      return Change(
        sheet: edit.sheet, cell: edit.reference, before: both(shown ?? edit.from.raw),
        after: both(edit.to.raw))
    }
      + sheetEdits.map {
        Change(sheet: $0.sheet, cell: $0.reference, before: $0.before, after: $0.after)
      }
  }
}
