package import Grid
package import Review
import Workbook

/// The findings as a CSV file that Excel opens: UTF-8 with its mark, CRLF.
package struct FindingCSV: Sendable {
  package var language: Language

  package init(language: Language) { self.language = language }

  package func document(_ files: [Reviewed]) -> String {
    let table = FindingTable(language: language)
    let lines = ([table.header] + table.rows(files)).map { row in
      row.map { CSVField.quoted($0) }.joined(separator: ",") + "\r\n"
    }
    return "\u{FEFF}" + lines.joined()
  }
}
