import Forms
import Grid
import Testing

@Suite("Which indicators a record speaks about")
struct IndicatorScopesTests {
  /// For the records of a sheet that have no indicators: where the names of those stand that records
  /// of the same name have.
  private func borrowed(_ form: Form, sheet: Int) -> [[String]] {
    let scopes = IndicatorScopes(form)
    return form.allRecords.compactMap { record in
      guard record.sheetIndex == sheet, !record.path.isEmpty,
        record.withDescendants.allSatisfy(\.indicators.isEmpty)
      else { return nil }
      let names = scopes.near(record)?.compactMap(\.nameLocation) ?? []
      return names.isEmpty ? nil : names.map { "\($0.sheetIndex)!\($0.cell)" }
    }
  }

  @Test("in a book with two copies of a sheet each speaks about its own")
  func copies() throws {
    var book = try Fixtures.book("fixtures/sano.xlsx")
    let sheet = book.sheets[0]
    book.sheets.append(
      Sheet(
        name: "写し", cells: sheet.cells, merges: sheet.merges, validations: sheet.validations))
    let form = try FormReader.read(book, templates: Fixtures.templates(), formID: "sano")
    for number in [0, book.sheets.count - 1] {
      let cells = [["E25", "E27", "E29"], ["Q25", "Q27"], ["E33"]]
      #expect(borrowed(form, sheet: number) == cells.map { $0.map { "\(number)!\($0)" } })
    }
  }
}
