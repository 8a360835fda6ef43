package import Grid
package import Review

/// What `fix` changed, or would change: where, before, after, rule.
package enum FixText {
  package static func report(_ outcome: FixOutcome, _ language: Language) -> String {
    var text = ""
    for change in outcome.applied {
      let place =
        change.isAboutFile ? "－" : OneLine.of("\(change.edit.sheet)!\(change.edit.reference)")
      let before = OneLine.of(change.before)
      let after = OneLine.of(change.after)
      text += "\(OneLine.of(outcome.path))  \(place)  \(change.rule)  「\(before)」→「\(after)」"
      if let format = change.edit.numberFormat {
        text += language == .ja ? "（表示形式 \(format)）" : " (number format \(format))"
      }
      text += "\n"
    }
    return text
  }

  /// The line that counts changes and what is left.
  package static func count(_ outcomes: [FixOutcome], _ language: Language) -> String {
    let changes = outcomes.reduce(0) { $0 + $1.applied.count }
    let changed = outcomes.filter { !$0.applied.isEmpty }.count
    let left = outcomes.reduce(0) { $0 + $1.remaining.count }
    return language == .ja
      ? "修正 \(changes)・残る指摘 \(left)／ \(outcomes.count) ファイル中 \(changed)\n"
      : "changes \(changes), findings left \(left) / in \(changed) of \(outcomes.count) files\n"
  }
}
