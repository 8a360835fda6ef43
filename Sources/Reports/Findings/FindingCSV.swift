import Forms
package import Grid
package import Review
import Rules
import Workbook

/// The findings as a CSV file that Excel opens: UTF-8 with its mark, CRLF.
package struct FindingCSV: Sendable {
  package var language: Language

  package init(language: Language) { self.language = language }

  package func write(_ files: [Reviewed], to text: ReportText) {
    text("\u{FEFF}" + line(header))
    for file in files {
      let names = file.names
      for finding in file.findings {
        text(line(fields(FindingRow(finding, file, names, language), file.book, names)))
      }
    }
  }

  private func line(_ fields: [String]) -> String {
    fields.map { CSVField.quoted($0) }.joined(separator: ",") + "\r\n"
  }

  private var header: [String] {
    switch language {
    case .ja:
      [
        "ファイル", "様式", "シート", "セル", "区分", "規則", "題名", "指摘", "記載", "あやしいセル", "考えられる原因", "直し方", "修正前",
        "修正後",
        "修正の区分", "ID",
      ]
    case .en:
      [
        "file", "form", "sheet", "cell", "severity", "rule", "title", "message", "written",
        "likely wrong", "likely cause", "remedy", "before", "after", "fix", "id",
      ]
    }
  }

  private func fields(_ row: FindingRow, _ book: Book?, _ names: PersonNames) -> [String] {
    let finding = row.finding
    let changes = finding.fix?.changes(in: book) ?? []
    func shown(_ text: Message, _ change: Fix.Change) -> String {
      names.shown(text.text(language), sheet: change.sheet, cell: change.cell)
    }
    return [
      row.path, row.form, finding.location.sheet, finding.location.cell.description,
      finding.severity.label.text(language), finding.rule, row.title,
      finding.message.text(language), row.detail.written, row.suspects, row.detail.cause,
      row.detail.remedy,
      changes.map { shown($0.before, $0) }.joined(separator: "\n"),
      changes.map { shown($0.after, $0) }.joined(separator: "\n"),
      row.safety(language), finding.id,
    ]
  }
}
