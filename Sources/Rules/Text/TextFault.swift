import Forms
import Grid
import Notation

/// One thing that is wrong in a text; a finding may tell of several in one cell.
struct TextFault {
  /// UTF-8 range of the words it speaks of, in the field's text.
  var range: Range<Int>
  var severity: Severity?
  var message: Message
  var detail: [Message]
  var evidence: [Evidence] = []
  var related: [Location] = []
  /// What should stand instead, where that is known.
  var replacements: [TextReplacement] = []
}

/// Other words for a stretch of a text.
struct TextReplacement {
  /// UTF-8 range in the field's text.
  var range: Range<Int>
  var words: String
  /// The field, where it is not the one with the fault.
  var field: Location?

  init(_ range: Range<Int>, _ words: String, in field: Location? = nil) {
    self.range = range
    self.words = words
    self.field = field
  }
}

extension RuleContext {
  /// One finding for each text of the form in which something is wrong.
  func findings(_ faults: (Narrative) -> [TextFault]) -> [Finding] {
    narratives.compactMap { finding(in: $0, faults($0)) }
  }

  /// One finding for all that is wrong in a text, at its first place; nil for none.
  func finding(in narrative: Narrative, _ faults: [TextFault]) -> Finding? {
    finding(
      at: narrative.field.location, key: narrative.field.key, owner: narrative.owner, faults)
  }

  /// The same for any cell with text; ranges count from the start of `location`'s own range.
  func finding(
    at location: Location, key: String, owner: String, _ faults: [TextFault]
  ) -> Finding? {
    let faults = faults.sorted { $0.range.lowerBound < $1.range.lowerBound }
    guard let first = faults.first else { return nil }
    var related: [Location] = []
    for other in faults.flatMap(\.related) where !related.contains(other) { related.append(other) }
    return finding(
      at: location.stretch(first.range), key: key, owner: owner,
      severity: faults.map { $0.severity ?? rule.severity }.max(),
      Message(
        ja: unlike(faults.map(\.message.ja)).joined(separator: "。"),
        en: unlike(faults.map(\.message.en)).joined(separator: "; ")),
      detail: Message.joined(faults.flatMap(\.detail)), evidence: faults.flatMap(\.evidence),
      related: related,
      fix: fix(location, faults.flatMap(\.replacements)))
  }

  /// What is wrong twice is said once.
  private func unlike(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  /// The words of a text are never changed without asking, and in all their places or in none.
  private func fix(_ field: Location, _ replacements: [TextReplacement]) -> Fix? {
    var cells: [Location: [TextReplacement]] = [:]
    for replacement in replacements {
      var place = (replacement.field ?? field).stretch(replacement.range)
      guard let range = place.range else { return nil }
      place.range = nil
      cells[place, default: []].append(TextReplacement(range, replacement.words))
    }
    let edits = cells.keys.sorted().compactMap { edit($0, cells[$0] ?? []) }
    return edits.isEmpty || edits.count < cells.count ? nil : Fix(.unsafe, edits)
  }

  /// - Parameter replacements: counted from the start of the cell's text.
  private func edit(_ cell: Location, _ replacements: [TextReplacement]) -> CellEdit? {
    guard case .text(var text)? = self.cell(at: cell)?.value else { return nil }
    for replacement in replacements.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      guard replacement.range.upperBound <= text.utf8.count else { return nil }
      text = text.replacing(utf8: replacement.range, with: replacement.words)
    }
    return edit(cell, to: .text(text))
  }
}
