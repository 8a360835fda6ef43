import Grid
import Testing

@testable import Forms

/// The search that looks only where the cheapest way may lie, held against the one that looks
/// everywhere.
@Suite("the cheapest way over a form")
struct CheapestPathTests {
  @Test(
    "is found without looking at all ways, at altered copies and at sheets of something else",
    arguments: Fixtures.templateNames)
  func isFound(form name: String) throws {
    let template = try #require(Fixtures.templates().first { $0.id == name })
    let book = try Fixtures.book("fixtures/\(name).xlsx")
    let form = try FormReader.read(book, templates: [template], formID: name)
    var compared = 0
    for seed in 0..<6 {
      var random = SeededRandom(seed: seed)
      var copy = AlteredCopy(book, form)
      var left = 3
      while left > 0 {
        let next = Alteration.allCases.randomElement(using: &random) ?? .memos
        if next.apply(to: &copy, &random) { left -= 1 }
      }
      for (number, sheet) in copy.book.sheets.enumerated() {
        let rows = SheetRows(sheet, index: number)
        for formSheet in template.formSheets {
          try compare(rows, formSheet, "\(name), seed \(seed), \(sheet.name), \(formSheet.name)")
          compared += 1
        }
      }
    }
    #expect(compared >= 6)
  }

  private func compare(_ sheet: SheetRows, _ form: FormSheet, _ what: String) throws {
    let labels = LabelTable(form: form, sheet: sheet)
    let blind = RowMatcher(form: form, sheet: sheet, labels: labels, columns: nil)
    let headings = HeadingMatches(blind)
    let first = try compare(blind, headings, what)
    let columns = ColumnMap(form: form, sheet: sheet, path: first.steps)
    let seeing = RowMatcher(form: form, sheet: sheet, labels: labels, columns: columns)
    _ = try compare(seeing, headings, what + ", with columns")
  }

  private func compare(
    _ matcher: RowMatcher, _ headings: HeadingMatches, _ what: String
  ) throws -> CheapestPath.Found {
    let path = CheapestPath(
      prices: RowPrices(matcher, headings), rows: Array(matcher.sheet.rows.indices))
    let everywhere = try #require(path.find(within: .infinity))
    let found = path.find()
    #expect(found.cost == everywhere.cost, "\(what)")
    #expect(found.steps.map(Step.init) == everywhere.steps.map(Step.init), "\(what)")
    return found
  }

  private struct Step: Equatable {
    var kind: AlignmentStep.Kind
    var row: Int?
    var templateRow: Int?

    init(_ step: AlignmentStep) {
      (kind, row, templateRow) = (step.kind, step.row, step.templateRow)
    }
  }
}
