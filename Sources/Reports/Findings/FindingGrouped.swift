import Forms
package import Grid
package import Review
import Rules

/// The findings by rule: for a planner who wants to see what went wrong everywhere.
package struct FindingGrouped: Sendable {
  package var language: Language

  package init(language: Language) { self.language = language }

  /// The rules with most harm first, each with its places, and the line that counts.
  package func report(_ files: [Reviewed]) -> String {
    var groups: [String: [(file: Reviewed, finding: Finding)]] = [:]
    for file in files {
      for finding in file.findings {
        groups[finding.rule, default: []].append((file, finding))
      }
    }
    let ordered = groups.sorted { left, right in
      let (one, other) = (worst(left.value), worst(right.value))
      return one == other ? left.key < right.key : one > other
    }
    var text = ""
    for (rule, entries) in ordered { text += group(rule, entries) + "\n" }
    return text + FindingCount(files).line(language) + "\n"
  }

  private func worst(_ entries: [(file: Reviewed, finding: Finding)]) -> Severity {
    entries.map(\.finding.severity).max() ?? .info
  }

  private func group(_ rule: String, _ entries: [(file: Reviewed, finding: Finding)]) -> String {
    let known = entries.first.flatMap { $0.file.rule(of: $0.finding) }
    let title = known?.title.text(language) ?? ""
    let count = language == .ja ? "（\(entries.count) 件）" : " (\(entries.count))"
    var text = "\(worst(entries).label.text(language)) \(rule) \(title)\(count)\n"
    var path = ""
    for entry in entries {
      if entry.file.path != path { text += "  \(OneLine.of(entry.file.path))\n" }
      path = entry.file.path
      let place = OneLine.of(entry.finding.location.description)
      text += "    \(place)  \(OneLine.of(entry.finding.message.text(language)))\n"
    }
    if let known {
      let head = Message.remedy(ja: "", en: "").text(language)
      text += "  \(head)\(known.remedy.text(language))\n"
    }
    return text
  }
}
