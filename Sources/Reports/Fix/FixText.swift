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
      text += line(
        outcome.path, place, change.rules.joined(separator: ","), before: change.before,
        after: change.after, note: format(change.edit.numberFormat, language))
    }
    for fix in outcome.withheld {
      let finding = fix.finding
      let reason = OneLine.of(fix.reason.message.text(language))
      let notMade = (language == .ja ? "　直さず: " : "  not made: ") + reason
      if finding.isAboutFile {
        text += "\(OneLine.of(outcome.path))  －  \(finding.rule)\(notMade)\n"
      }
      for edit in finding.fix?.edits ?? [] {
        let place = "\(edit.sheet)!\(edit.reference)"
        text += line(
          outcome.path, place, finding.rule,
          before: outcome.book?.sheet(named: edit.sheet)?[edit.reference]?.shown ?? edit.from.raw,
          after: edit.to.raw,
          note: format(edit.numberFormat, language) + notMade)
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

  private static func format(_ code: String?, _ language: Language) -> String {
    guard let code else { return "" }
    return language == .ja ? "（表示形式 \(code)）" : " (number format \(code))"
  }

  private static func recalculation(_ outcome: FixOutcome, _ language: Language) -> String {
    guard let first = outcome.recalculated.first else { return "" }
    let place = OneLine.of("\(first.sheet)!\(first.cell)")
    let more = outcome.recalculated.count - 1
    let path = OneLine.of(outcome.path)
    return language == .ja
      ? "\(path)  直したセルを使う数式（\(place)\(more > 0 ? " ほか \(more)" : "")）は、Excel で開いたときに再計算されます\n"
      : "\(path)  formulas that use changed cells (\(place)\(more > 0 ? " and \(more) more" : "")) are "
        + "calculated when the file is opened in Excel\n"
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
