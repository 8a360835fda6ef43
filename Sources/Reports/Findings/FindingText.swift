import Forms
package import Grid
package import Review
import Rules

/// The findings as people read them in a terminal.
package struct FindingText: Sendable {
  package var language: Language
  package var colored: Bool

  package init(language: Language, colored: Bool) {
    self.language = language
    self.colored = colored
  }

  /// All findings of all files in their order, and the line that counts them.
  package func report(_ files: [Reviewed]) -> String {
    var text = ""
    for file in files {
      let widest =
        file.findings.map { TextWidth.of(place($0)) }.max() ?? 0
      for finding in file.findings { text += lines(finding, path: file.path, widest: widest) }
    }
    return text + FindingCount(files).line(language) + "\n"
  }

  private func lines(_ finding: Finding, path: String, widest: Int) -> String {
    let place = place(finding)
    let padding = String(repeating: " ", count: max(0, widest - TextWidth.of(place)))
    let label = finding.severity.label.text(language)
    let head =
      "\(OneLine.of(path))  \(place)\(padding)  \(painted(label, finding.severity)) \(finding.rule) "
      + OneLine.of(finding.message.text(language)) + "\n"
    var details = finding.detail.map { OneLine.of($0.text(language)) }
    let more =
      language == .ja
      ? "くわしく: kensan explain \(finding.rule)" : "More: kensan explain \(finding.rule)"
    if let last = details.last, last.hasPrefix(language == .ja ? "直し方: " : "Remedy: ") {
      details[details.count - 1] = last + fixNote(finding.fix) + space + more
    } else if let fix = finding.fix {
      details.append(remedy(fix) + fixNote(fix) + space + more)
    } else {
      details.append(more)
    }
    return details.reduce(head) { $0 + "  " + $1 + "\n" }
  }

  /// A dash for what concerns the whole file.
  private func place(_ finding: Finding) -> String {
    finding.isAboutFile ? "－" : OneLine.of(finding.location.description)
  }

  private var space: String { language == .ja ? "　" : "  " }

  private func remedy(_ fix: Fix) -> String {
    if let note = fix.note {
      return (language == .ja ? "直し方: " : "Remedy: ") + OneLine.of(note.text(language))
    }
    let changes = fix.edits.map { edit in
      let value = OneLine.of(edit.to.raw)
      return language == .ja
        ? "\(edit.reference) を 「\(value)」 にする" : "make \(edit.reference) \"\(value)\""
    }
    return language == .ja
      ? "直し方: " + changes.joined(separator: "、") : "Remedy: " + changes.joined(separator: ", ")
  }

  private func fixNote(_ fix: Fix?) -> String {
    // A file keeps its encoding unless somebody asks for another one by the rule's name.
    if fix?.isToUTF8 == true {
      return language == .ja ? "（kensan fix --only FIL-005）" : " (kensan fix --only FIL-005)"
    }
    return switch (fix?.safety, language) {
    case (nil, _): ""
    case (.safe, .ja): "（安全: kensan fix）"
    case (.safe, .en): " (safe: kensan fix)"
    case (.unsafe, .ja): "（要確認: --unsafe）"
    case (.unsafe, .en): " (to confirm: --unsafe)"
    }
  }

  private func painted(_ text: String, _ severity: Severity) -> String {
    guard colored else { return text }
    let code =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .info: "36"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
