import Forms
package import Grid
package import Review
import Rules
import Workbook

/// The findings as a list of known ones, for people to say why, who answers and until when.
package struct BaselineCSV: Sendable {
  package var language: Language

  package init(language: Language) { self.language = language }

  /// - Parameter known: the list so far; what people said in it is kept, even where its time is over.
  package func document(_ files: [Reviewed], known: [Suppression]) -> String {
    var rows = [header]
    for file in files where file.failure == nil {
      let old = file.suppressed.filter { $0.suppression.source == .baseline }.map(\.finding)
      for finding in Checker.inOrder(file.findings + old) {
        rows.append(fields(finding, file, known.first { $0.covers(finding, in: file.path) }))
      }
    }
    let lines = rows.map { row in row.map { CSVField.quoted($0) }.joined(separator: ",") + "\r\n" }
    return "\u{FEFF}" + lines.joined()
  }

  private var header: [String] {
    language == .ja
      ? ["ID", "規則", "指標", "ファイル", "場所", "指摘", "理由", "担当", "期限"]
      : ["id", "rule", "indicator", "file", "place", "message", "reason", "owner", "until"]
  }

  private func fields(
    _ finding: Finding, _ file: Reviewed, _ entry: Suppression?
  ) -> [String] {
    [
      // With the rule before it no spreadsheet takes it for a number.
      "\(finding.rule)/\(finding.id)", finding.rule, OneLine.of(finding.owner),
      file.path.split(separator: "/").last.map(String.init) ?? file.path,
      finding.location.description, OneLine.of(finding.message.text(language)),
      entry?.reason ?? "", entry?.owner ?? "", entry?.until ?? "",
    ]
  }
}
