import Forms
package import Grid
package import Review
import Rules
package import Workbook

/// The red-ink copy (朱書き): the corrected workbook with its changes shown where they were made, what
/// is left to people marked as well, and a sheet that lists both.
package struct RedInk: Sendable {
  package enum Marks: String, CaseIterable, Sendable {
    case none
    /// Notes on the cells, and the list.
    case notes
    /// The same, and the cells in colour.
    case color
  }

  /// The ink of what was changed, and the grounds of both kinds of marks.
  static let ink = "C00000"
  static let changedFill = "FFF2CC"
  static let openFill = "FBE0D2"
  private static let author = "kensan"
  /// Longer texts are shown whole in the list only.
  private static let longestInNote = 300

  let marks: Marks
  let language: Language
  private let limits: Limits

  package init(_ marks: Marks, language: Language, limits: Limits) {
    self.marks = marks
    self.language = language
    self.limits = limits
  }

  /// The corrected workbook with marks; as it is where nothing was changed and nothing is left.
  ///
  /// - Throws: what patching throws.
  package func marked(_ outcome: FixOutcome) throws(WorkbookError) -> WorkbookSource {
    guard marks != .none, outcome.failure == nil, let book = outcome.book,
      !outcome.applied.isEmpty || !outcome.remaining.isEmpty
    else { return outcome.source }
    guard !book.kind.isPlainText else {
      throw WorkbookError(.unsupportedEdit(.marksInText))
    }
    let workbook = try Workbook(outcome.original, name: outcome.name, limits: limits)
    var patch = outcome.patch
    let changed = Set(
      outcome.applied.map { CellPlace(sheet: $0.edit.sheet, cell: $0.edit.reference) })
    let open = outcome.remaining.filter { $0.severity > .info }
    if marks == .color {
      paint(changed, red: true, &patch)
      paint(Set(open.map { CellPlace($0.location) }).subtracting(changed), red: false, &patch)
    }
    for (place, text) in notes(outcome, open) where takesNote(place, book) {
      patch.addNote(text, author: Self.author, at: place.cell, in: place.sheet)
    }
    let list = RedInkSheet(outcome: outcome, book: book, language: language)
    patch.appendSheet(list.sheet(named: name(of: list, in: book)))
    return try workbook.patched(patch)
  }

  private func paint(_ places: Set<CellPlace>, red: Bool, _ patch: inout WorkbookPatch) {
    var style = StyleChange(fill: .solid(red ? Self.changedFill : Self.openFill))
    if red { style.font = StyleChange.Font(color: Self.ink) }
    for place in places.sorted(by: { ($0.sheet, $0.cell) < ($1.sheet, $1.cell) }) {
      patch.setStyle(style, at: place.cell, in: place.sheet)
    }
  }

  /// A cell's own note stays as it is, and nobody sees one below a merge; the list has them all.
  private func takesNote(_ place: CellPlace, _ book: Book) -> Bool {
    guard let sheet = book.sheet(named: place.sheet) else { return false }
    return !sheet.notes.contains { $0.cell == place.cell }
      && !sheet.threads.contains { $0.cell == place.cell }
      && sheet.merge(containing: place.cell).map { $0.first == place.cell } ?? true
  }

  /// One note a cell: first what was changed, then what is left.
  private func notes(
    _ outcome: FixOutcome, _ open: [Finding]
  ) -> [(place: CellPlace, text: String)] {
    var texts: [CellPlace: [String]] = [:]
    var order: [CellPlace] = []
    func add(_ text: String, at place: CellPlace) {
      if texts[place] == nil { order.append(place) }
      texts[place, default: []].append(text)
    }
    let ja = language == .ja
    for change in outcome.applied {
      let place = CellPlace(sheet: change.edit.sheet, cell: change.edit.reference)
      let format = change.edit.numberFormat.map { (ja ? "表示形式: " : "Format: ") + $0 + "\n" }
      let (before, after) = change.texts(language)
      add(
        (ja ? "修正 " : "Changed ") + change.rules.joined(separator: ", ") + "\n"
          + (ja ? "前: " : "Before: ") + cut(before) + "\n" + (ja ? "後: " : "After: ")
          + cut(after) + "\n" + (format ?? "")
          + change.messages.map { cut($0.text(language)) }.joined(separator: "\n"), at: place)
    }
    for finding in open {
      add(
        finding.severity.label.text(language) + " \(finding.rule)\n"
          + ([finding.message] + finding.detail).map { cut($0.text(language)) }
          .joined(separator: "\n"), at: CellPlace(finding.location))
    }
    return order.map { ($0, (texts[$0] ?? []).joined(separator: "\n\n")) }
  }

  private func cut(_ text: String) -> String {
    guard text.count > Self.longestInNote else { return text }
    return text.prefix(Self.longestInNote)
      + (language == .ja ? "…（全文は一覧にあります）" : "… (whole text in the list)")
  }

  private func name(of list: RedInkSheet, in book: Book) -> String {
    let taken = Set(book.sheets.map { $0.name.lowercased() })
    var name = list.name
    var number = 2
    while taken.contains(name.lowercased()) {
      name = "\(list.name) (\(number))"
      number += 1
    }
    return name
  }
}

extension Refusal {
  fileprivate static let marksInText = Refusal(
    "marks in text",
    ja: "CSV には印を付けられません。--marks none にするか、.xlsx で保存してから直してください。",
    en: "A CSV file takes no marks. Use --marks none, or save it as .xlsx first.")
}
