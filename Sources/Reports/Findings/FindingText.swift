import Forms
package import Grid
package import Review
import Rules

/// The findings as people read them in a terminal.
package struct FindingText: Sendable {
  package var language: Language
  package var colored: Bool
  /// Columns of the terminal; nil where lines are for a file or a program and stay whole.
  package var columns: Int?

  package init(language: Language, colored: Bool, columns: Int? = nil) {
    self.language = language
    self.colored = colored
    self.columns = columns
  }

  /// All findings of all files in their order, and the line that counts them.
  package func write(_ files: [Reviewed], to text: ReportText) {
    for file in files {
      let widest =
        file.findings.map { TextWidth.of(place($0)) }.max() ?? 0
      for finding in file.findings {
        text(lines(finding, path: file.path, widest: widest))
      }
    }
    text(FindingCount(files).line(language) + "\n")
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
    return details.reduce(wrapped(head, indent: 4)) { $0 + wrapped("  " + $1 + "\n", indent: 4) }
  }

  /// Long lines go on below, moved in, so that the findings' beginnings stand out.
  private func wrapped(_ line: String, indent: Int) -> String {
    guard let columns, columns > 4 * indent else { return line }
    var text = ""
    var width = 0
    for piece in Self.pieces(line) {
      let own = piece.hasPrefix("\u{1B}") || piece == "\n" ? 0 : TextWidth.of(piece)
      if width + own > columns {
        text += "\n" + String(repeating: " ", count: indent)
        width = indent
        if piece == " " { continue }
      }
      text += piece
      width += own
    }
    return text
  }

  /// Where a line may be broken: between Japanese characters, around words of other letters, never
  /// inside a colour.
  private static func pieces(_ line: String) -> [String] {
    var pieces: [String] = []
    var goesOn = false
    for character in line {
      let isEscape = goesOn && pieces.last?.hasPrefix("\u{1B}") == true
      let isWord = character.isASCII && character != " " && character != "\n"
      if goesOn, isEscape || isWord && character != "\u{1B}" {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
      goesOn = isEscape ? character != "m" : isWord
    }
    return pieces
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
    let changes = fix.changes(in: nil).map { change in
      let value = OneLine.of(change.after.text(language))
      return language == .ja
        ? "\(change.cell) を 「\(value)」 にする" : "make \(change.cell) \"\(value)\""
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
