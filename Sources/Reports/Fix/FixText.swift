import Forms
package import Grid
package import Review
import Rules

/// What `fix` changed, or would change: where, before, after, rule; then what it left, and why.
package enum FixText {
  /// Longer texts stand one below the other.
  private static let widestOnOneLine = 60

  package static func report(_ outcome: FixOutcome, _ language: Language) -> String {
    var text = ""
    for change in outcome.applied {
      let place = change.isAboutFile ? "－" : "\(change.edit.sheet)!\(change.edit.reference)"
      let (before, after) = change.texts(language)
      text += line(
        outcome.path, place, change.rules.joined(separator: ","), before: before, after: after,
        note: note(change.edit, language))
    }
    for fix in outcome.withheld {
      let finding = fix.finding
      let reason = OneLine.of(fix.reason.message.text(language))
      let notMade = (language == .ja ? "　直さず: " : "  not made: ") + reason
      if finding.isAboutFile {
        text += "\(OneLine.of(outcome.path))  －  \(finding.rule)\(notMade)\n"
      }
      let notes = finding.fix?.edits.map { note($0, language) } ?? []
      for (index, change) in (finding.fix?.changes(in: outcome.book) ?? []).enumerated() {
        text += line(
          outcome.path, "\(change.sheet)!\(change.cell)", finding.rule,
          before: change.before.text(language), after: change.after.text(language),
          note: (notes.indices.contains(index) ? notes[index] : "") + notMade)
      }
    }
    return text + recalculation(outcome, language)
  }

  private static func line(
    _ path: String, _ place: String, _ rule: String, before: String, after: String, note: String
  ) -> String {
    let head = "\(OneLine.of(path))  \(OneLine.of(place))  \(rule)"
    let (before, after) = (OneLine.of(before), OneLine.of(after))
    guard TextWidth.of(before) + TextWidth.of(after) > widestOnOneLine else {
      return "\(head)  「\(before)」→「\(after)」\(note)\n"
    }
    return "\(head)\(note)\n  - \(before)\n  + \(after)\n"
  }

  /// What of an edit its texts do not show.
  private static func note(_ edit: CellEdit, _ language: Language) -> String {
    var note = ""
    if let formula = edit.formula {
      let formula = OneLine.of(formula)
      note += language == .ja ? "（数式 =\(formula)）" : " (formula =\(formula))"
    }
    if let code = edit.numberFormat {
      note += language == .ja ? "（表示形式 \(code)）" : " (number format \(code))"
    }
    return note
  }

  /// The formulas that got new results, and those that Excel is left to.
  private static func recalculation(_ outcome: FixOutcome, _ language: Language) -> String {
    let path = OneLine.of(outcome.path)
    var text = ""
    if let cells = list(outcome.recalculation.calculated, language) {
      text +=
        language == .ja
        ? "\(path)  直したセルを使う数式（\(cells)）は、計算し直した値を書きました\n"
        : "\(path)  formulas that use changed cells (\(cells)) hold their new results\n"
    }
    if let cells = list(outcome.recalculation.open, language) {
      text +=
        language == .ja
        ? "\(path)  直したセルを使う数式（\(cells)）は、Excel で開いたときに再計算されます\n"
        : "\(path)  formulas that use changed cells (\(cells)) are calculated when the file is opened "
          + "in Excel\n"
    }
    return text
  }

  /// `指標!I4 ほか 3`, nil for none.
  private static func list(_ places: [CellPlace], _ language: Language) -> String? {
    guard let first = places.first else { return nil }
    let place = OneLine.of("\(first.sheet)!\(first.cell)")
    let more = places.count - 1
    guard more > 0 else { return place }
    return language == .ja ? "\(place) ほか \(more)" : "\(place) and \(more) more"
  }

  /// The line that counts changes and what is left.
  package static func count(_ outcomes: [FixOutcome], _ language: Language) -> String {
    let changes = outcomes.reduce(0) { $0 + $1.applied.count }
    let changed = outcomes.filter { !$0.applied.isEmpty }.count
    let left = outcomes.reduce(0) { $0 + $1.remaining.count }
    let withheld = outcomes.reduce(0) { $0 + $1.withheld.count }
    return language == .ja
      ? "修正 \(changes)・残る指摘 \(left)" + (withheld > 0 ? "（うち直さなかった修正 \(withheld)）" : "")
        + "／ \(outcomes.count) ファイル中 \(changed)\n"
      : "changes \(changes), findings left \(left)"
        + (withheld > 0 ? " (fixes withheld \(withheld))" : "")
        + " / in \(changed) of \(outcomes.count) files\n"
  }
}
