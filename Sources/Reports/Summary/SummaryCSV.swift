package import Compile
package import Grid
import Workbook

/// The base figures as a CSV file that Excel opens: UTF-8 with its mark, CRLF.
package struct SummaryCSV: Sendable {
  package var language: Language

  package init(language: Language) { self.language = language }

  package func document(_ summary: Summary) -> String {
    let table = FigureTable(summary: summary, language: language)
    let lines = ([table.header] + table.rows).map { row in
      row.map { CSVField.quoted($0) }.joined(separator: ",") + "\r\n"
    }
    return "\u{FEFF}" + lines.joined()
  }
}
