import Formula
import Foundation
import Grid
import Testing
import Workbook

/// The results that other programs have stored with their formulas.
@Suite("Agreement with stored results")
struct CorpusAgreementTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/corpus/files")

  private static let files: [URL] = {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? []).filter {
      ["xlsx", "xlsm"].contains($0.pathExtension)
    }.sorted { $0.path < $1.path }
  }()

  /// Files whose stored results are not what Excel would come to, each with the reason.
  private static let wrongResults: [String: String] = [
    "strict__Test_LotsOfSheets.xlsx": "cells were emptied after the calculation",
    "T_VALUE_VALUETOTEXT.xlsx": "a cell with an empty text is read as one without content",
    "issue.2301.xlsx": "cells were emptied after the calculation",
    "CalcChain.xlsx": "results written by hand",
    "shared_formula_chain.xlsx": "results written by hand",
    "errors.xlsx": "LibreOffice looks for nothing before it looks at the column",
    "libre.xlsm": "LibreOffice stores truth values as numbers",
    "stream_reader_test.xlsx": "LibreOffice stores truth values as numbers",
    "DateFormatTests.xlsx": "a/p in a number format is lower case",
    "formula_stress_test.xlsx": "ee is the year of the era in Japan only",
  ]

  @Test(
    "every formula of the corpus that is worked out here comes to its stored result",
    .enabled(if: !files.isEmpty, "no shared corpus"))
  func corpus() {
    var (agreed, undecided) = (0, 0)
    var others: [String: [String]] = [:]
    for file in Self.files {
      guard let data = try? Data(contentsOf: file),
        let book = try? Workbook(.bytes([UInt8](data)), name: file.lastPathComponent).book()
      else { continue }
      let calculation = BookCalculation(book) {
        Workbook.text(of: $0, format: $1, date1904: book.usesDate1904)
      }
      for (number, sheet) in book.sheets.enumerated() {
        for cell in sheet.cells {
          guard let formula = cell.formula, !cell.value.isBlank else { continue }
          guard let value = try? calculation.value(of: formula, inSheet: number) else {
            undecided += 1
            continue
          }
          if Agreement.isSame(value, cell.value) {
            agreed += 1
          } else {
            others[file.lastPathComponent, default: []].append(
              "\(sheet.name)!\(cell.reference) =\(formula)  ours "
                + "\(Cells.shown(value))  stored \(cell.value)")
          }
        }
      }
    }
    let different = others.values.reduce(0) { $0 + $1.count }
    print("Corpus: \(agreed) of \(agreed + different) formulas agree, \(undecided) not worked out")
    for (file, lines) in others.sorted(by: { $0.key < $1.key }) {
      print("  \(file) \(lines.count): \(lines[0])")
    }
    #expect(Set(others.keys).isSubset(of: Self.wrongResults.keys))
    #expect(agreed > 90_000)
  }
}
