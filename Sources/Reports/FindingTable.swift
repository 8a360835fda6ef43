import Forms
import Grid
import Review
import Rules

/// The findings as a table, one a row: what CSV and workbook reports hold.
struct FindingTable {
  let language: Language

  var header: [String] {
    switch language {
    case .ja:
      [
        "ファイル", "様式", "シート", "セル", "区分", "規則", "題名", "指摘", "記載", "考えられる原因", "直し方", "修正前", "修正後",
        "修正の区分", "ID",
      ]
    case .en:
      [
        "file", "form", "sheet", "cell", "severity", "rule", "title", "message", "written",
        "likely cause", "remedy", "before", "after", "fix", "id",
      ]
    }
  }

  func rows(_ files: [Reviewed]) -> [[String]] {
    files.flatMap { file in file.findings.map { row($0, file) } }
  }

  private func row(_ finding: Finding, _ file: Reviewed) -> [String] {
    let parts = DetailParts(finding.detail, language)
    let edits = finding.fix?.edits ?? []
    let before = edits.map { edit in
      file.book?.sheet(named: edit.sheet)?[edit.reference]?.shown ?? edit.from.raw
    }
    return [
      file.path, file.form?.template.id ?? "", finding.location.sheet,
      finding.location.cell.description, finding.severity.label.text(language), finding.rule,
      Rule.named(finding.rule)?.title.text(language) ?? "", finding.message.text(language),
      parts.written, parts.cause, parts.remedy, before.joined(separator: "\n"),
      edits.map(\.to.raw).joined(separator: "\n"), safety(finding.fix), finding.id,
    ]
  }

  private func safety(_ fix: Fix?) -> String {
    switch (fix?.safety, language) {
    case (nil, _): ""
    case (.safe, .ja): "安全"
    case (.safe, .en): "safe"
    case (.unsafe, .ja): "要確認"
    case (.unsafe, .en): "to confirm"
    }
  }
}

/// The lines below a finding's headline, told apart by the words they begin with.
struct DetailParts {
  private(set) var written = ""
  private(set) var cause = ""
  private(set) var remedy = ""

  init(_ detail: [Message], _ language: Language) {
    var written: [String] = []
    for line in detail.map({ $0.text(language) }) {
      if let rest = Self.rest(of: line, after: .cause(ja: "", en: ""), language) {
        cause = rest
      } else if let rest = Self.rest(of: line, after: .remedy(ja: "", en: ""), language) {
        remedy = rest
      } else {
        written.append(line)
      }
    }
    self.written = written.joined(separator: "\n")
  }

  private static func rest(of line: String, after head: Message, _ language: Language) -> String? {
    let head = head.text(language)
    return line.hasPrefix(head) ? String(line.dropFirst(head.count)) : nil
  }
}
