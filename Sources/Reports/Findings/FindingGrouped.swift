import Forms
package import Grid
package import Review
import Rules

/// The findings by rule: for a planner who wants to see what went wrong everywhere.
package struct FindingGrouped: Sendable {
  package var language: Language

  package init(language: Language) { self.language = language }

  /// The rules with most harm first, each with its places, and the line that counts.
  package func write(_ files: [Reviewed], to text: ReportText) {
    var groups: [String: [(file: Int, finding: Finding)]] = [:]
    for (number, file) in files.enumerated() {
      for finding in file.findings {
        groups[finding.rule, default: []].append((number, finding))
      }
    }
    let ordered = groups.sorted { left, right in
      let (one, other) = (worst(left.value), worst(right.value))
      return one == other ? left.key < right.key : one > other
    }
    for (rule, entries) in ordered { text(group(rule, entries, of: files) + "\n") }
    text(FindingCount(files).line(language) + "\n")
  }

  private func worst(_ entries: [(file: Int, finding: Finding)]) -> Severity {
    entries.map(\.finding.severity).max() ?? .info
  }

  private func group(
    _ rule: String, _ entries: [(file: Int, finding: Finding)], of files: [Reviewed]
  ) -> String {
    let known = entries.first.flatMap { files[$0.file].rule(of: $0.finding) }
    let title = known?.title.text(language) ?? ""
    let count = language == .ja ? "（\(entries.count) 件）" : " (\(entries.count))"
    var text = "\(worst(entries).label.text(language)) \(rule) \(title)\(count)\n"
    var path = ""
    for entry in entries {
      if files[entry.file].path != path {
        path = files[entry.file].path
        text += "  \(OneLine.of(path))\n"
      }
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
