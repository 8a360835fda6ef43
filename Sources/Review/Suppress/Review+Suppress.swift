import Forms
package import Grid
import Notation
import Rules

/// What is to be said of a line by which findings are excepted.
package struct SuppressionNotice: Sendable {
  package enum Kind: String, Sendable {
    /// Its time is over, or nobody can read when it is.
    case expired
    /// It covers no finding.
    case unused
    /// It names a rule that does not exist.
    case unknownRule = "unknown-rule"
  }

  /// The file that holds the line.
  package var path: String
  package var kind: Kind
  package var entry: Suppression
  package var message: Message
}

extension Review {
  /// Sets apart what the workbooks themselves and a list of known findings except.
  ///
  /// Findings of files that could not be read as a form always count: nobody has looked at them.
  /// - Returns: the files, and what is to be said of lines that are over or cover nothing.
  package static func suppress(
    _ files: [Reviewed], known: [Suppression], options: ReviewOptions
  ) -> (files: [Reviewed], notices: [SuppressionNotice]) {
    var files = files
    var used: Set<Suppression> = []
    var notices: [SuppressionNotice] = []
    for index in files.indices where files[index].failure == nil {
      let entries = files[index].suppressions + known
      var open: [Finding] = []
      for finding in files[index].findings {
        let covering = entries.filter { $0.covers(finding, in: files[index].path) }
        used.formUnion(covering)
        if let entry = covering.first(where: { !$0.isOver(on: options.today) }) {
          files[index].suppressed.append(SuppressedFinding(finding: finding, suppression: entry))
        } else {
          open.append(finding)
        }
      }
      files[index].findings = open
      let rules = Rule.ids(with: files[index].template.map { [$0] } ?? [])
      notices += told(files[index].suppressions, used, options, rules) { _ in files[index].path }
    }
    let templates = files.compactMap(\.template)
    let names = Set(files.filter { $0.failure == nil }.map { Suppression.fileName($0.path) })
    let here = known.filter { entry in
      entry.file.isEmpty || names.contains(Suppression.fileName(entry.file))
    }
    notices += told(here, used, options, Rule.ids(with: templates)) {
      $0.place.file ?? ""
    }
    return (files, notices)
  }

  /// What of the findings is left to fix: what the workbook itself or a list of known findings excepts
  /// is left alone.
  static func withoutSuppressed(
    _ findings: [Finding], in reading: Reading, _ options: ReviewOptions
  )
    -> [Finding]
  {
    let own = SuppressionTable.own(
      reading.book, file: reading.name, rules: Rule.ids(with: [reading.form.template]))
    let entries = (own + options.known).filter { !$0.isOver(on: options.today) }
    guard !entries.isEmpty else { return findings }
    return findings.filter { finding in
      !entries.contains { $0.covers(finding, in: reading.name) }
    }
  }

  private static func told(
    _ entries: [Suppression], _ used: Set<Suppression>, _ options: ReviewOptions,
    _ rules: [String], path: (Suppression) -> String
  ) -> [SuppressionNotice] {
    entries.compactMap { entry in
      let named = rules.filter(entry.names)
      let told: (kind: SuppressionNotice.Kind, message: Message)? =
        if used.contains(entry) {
          entry.isOver(on: options.today) ? (.expired, over(entry)) : nil
        } else if named.isEmpty {
          (.unknownRule, unknown(entry, rules))
        } else {
          // Of rules that were not run nobody knows whether they would find anything.
          options.leastSeverity == .info && options.check.runsAny(of: named)
            ? (.unused, unused(entry)) : nil
        }
      return told.map {
        SuppressionNotice(path: path(entry), kind: $0.kind, entry: entry, message: $0.message)
      }
    }
  }

  private static func over(_ entry: Suppression) -> Message {
    let label = label(entry)
    if let lastDay = entry.lastDay, case .date = lastDay.kind {
      return Message(
        ja: "\(entry.place): 期限（\(entry.until)）が過ぎたので、指摘に数えます（\(label)）。直すか、期限を延ばしてください。",
        en: "\(entry.place): its time (\(entry.until)) is over, so the finding counts (\(label)). "
          + "Correct it, or give more time.")
    }
    return Message(
      ja: "\(entry.place): 期限「\(entry.until)」が日付として読めないので、指摘に数えます（\(label)）。2027/3/31 のように書いてください。",
      en: "\(entry.place): \"\(entry.until)\" is no date, so the finding counts (\(label)). "
        + "Write it like 2027-03-31.")
  }

  private static func unused(_ entry: Suppression) -> Message {
    let label = label(entry)
    let what =
      entry.source == .note
      ? Message(ja: "メモ", en: "note") : Message(ja: "行", en: "line")
    return Message(
      ja: "\(entry.place): 当てはまる指摘がありません（\(label)）。この\(what.ja)は消せます。",
      en: "\(entry.place): nothing is found that it would cover (\(label)). "
        + "The \(what.en) can be deleted.")
  }

  private static func unknown(_ entry: Suppression, _ rules: [String]) -> Message {
    let id = entry.rules.joined(separator: ",")
    let near = entry.rules.first.flatMap { Similarity.nearest($0, among: rules) }
    return Message(
      ja: "\(entry.place): 規則「\(id)」はありません。"
        + (near.map { "\($0) のことですか。" } ?? "一覧は kensan rules で。"),
      en: "\(entry.place): there is no rule \"\(id)\". "
        + (near.map { "Did you mean \($0)?" } ?? "See kensan rules."))
  }

  private static func label(_ entry: Suppression) -> String {
    let words = [entry.rules.joined(separator: ","), entry.indicator].filter { !$0.isEmpty }
    return words.isEmpty ? SuppressionTable.sheetName : words.joined(separator: " ")
  }
}
