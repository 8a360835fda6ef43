import Foundation
import Grid
import Notation
import Testing
import Workbook

@testable import Forms

/// A copy of a workbook with one other number gives the form that reading it anew gives.
struct ExchangedNumberTests {
  static let files = [
    "chuo.xlsx", "isesaki.xlsx", "isesaki.csv", "nasushiobara.xlsx", "nasushiobara-slips.xlsx",
    "sano.xlsx", "tokorozawa.xlsx",
  ]

  @Test(arguments: files)
  func `the form is the one that is read out of the copy`(file: String) throws {
    let book = try Fixtures.book("fixtures/\(file)")
    let reading = try FormReader.reading(book, templates: Fixtures.templates(), formID: nil)
    let values = reading.form.allIndicators.flatMap(\.values).filter { $0.status == .value }
    let step = max(1, values.count / 40)
    var exchanged = 0
    for value in stride(from: 0, to: values.count, by: step).map({ values[$0] }) {
      guard let cell = book.sheets[value.location.sheetIndex][value.location.cell] else { continue }
      let other = Self.other(than: cell)
      var copy = book
      copy.sheets[value.location.sheetIndex].put(other)
      let place = Location(
        sheetIndex: value.location.sheetIndex, sheet: value.location.sheet, cell: other.reference)
      if reading.form.exchanging([(place, other)]) != nil { exchanged += 1 }
      let quick = try #require(reading.again(copy), "\(place)")
      let anew = try #require(reading.extracted(from: copy))
      #expect(try Self.lines(quick) == Self.lines(anew), "\(place): \(cell.value.raw)")
    }
    #expect(exchanged * 3 > 2 * values.count / step, "\(exchanged) of \(values.count / step)")
  }

  /// With a digit more in the first number of its text.
  private static func other(than cell: Cell) -> Cell {
    var cell = cell
    switch cell.value {
    case .number(let number):
      cell.value = .number(number * 10 + 1)
      if let format = cell.numberFormat {
        cell.display = Workbook.text(of: number * 10 + 1, format: format)
      }
    case .text(let text):
      guard let first = text.firstIndex(where: \.isNumber) else { break }
      cell.value = .text(text[..<first] + "7" + text[first...])
    default: break
    }
    return cell
  }

  private static func lines(_ form: Form) throws -> [Substring] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let text = String(decoding: try encoder.encode(StoredForm(form)), as: UTF8.self)
    return text.split(separator: "\n") + ["\(form.alignment)", "\(form.evaluationYear ?? 0)"]
  }
}
