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

  @Test(
    "every formula of the corpus that is worked out here comes to its stored result",
    .enabled(if: !files.isEmpty, "no shared corpus"))
  func corpus() {
    var (agreed, undecided) = (0, 0)
    var others: [String] = []
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
            others.append(
              "\(file.lastPathComponent) \(sheet.name)!\(cell.reference) =\(formula)  ours "
                + "\(Cells.shown(value))  stored \(cell.value)")
          }
        }
      }
    }
    print(
      "Corpus: \(agreed) of \(agreed + others.count) formulas agree, \(undecided) not worked out")
    for line in others { print("  " + line) }
    #expect(others.isEmpty)
    #expect(agreed > 0)
  }
}
