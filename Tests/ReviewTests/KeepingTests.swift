import Forms
import Grid
import Rules
import Testing

@testable import Review

@Suite("What is kept of a checked file")
struct KeepingTests {
  static let names = [
    "chuo.xlsx", "isesaki.xlsx", "isesaki.csv", "nasushiobara.xlsx", "sano.xlsx", "tokorozawa.xlsx",
  ]

  private func whole(_ name: String) throws -> Reviewed {
    Review.check(
      try Files.fixture(name), templates: Files.templates,
      options: ReviewOptions(check: CheckOptions()))
  }

  @Test("the findings and who answers for them, but no form and no cell", arguments: names)
  func findings(_ name: String) throws {
    let whole = try whole(name)
    var kept = whole
    kept.keepFindings(cells: nil, in: .ja, keepsTexts: false)
    #expect(kept.form == nil)
    #expect(kept.book == nil)
    #expect(kept.brief?.submission.form == nil)
    #expect(kept.template?.id == whole.form?.template.id)
    #expect(kept.brief?.alignmentCost == whole.form?.alignment.normalizedCost)
    #expect(kept.findings.count > 0)
    for (one, other) in zip(kept.findings, whole.findings) {
      #expect(one.id == other.id)
      #expect([one.message.ja, one.message.en] == [other.message.ja, ""])
      #expect(one.detail.map(\.ja) == other.detail.map(\.ja))
      #expect(kept.office(of: one) == whole.office(of: other))
      #expect(kept.rule(of: one)?.id == whole.rule(of: other)?.id)
    }
    for field in whole.form?.allFields ?? [] {
      let (sheet, cell) = (field.location.sheet, field.location.cell)
      #expect(
        kept.names.shown(field.text, sheet: sheet, cell: cell)
          == whole.names.shown(field.text, sheet: sheet, cell: cell))
    }
  }

  @Test("the cells around findings as they stand, and few others", arguments: names)
  func cells(_ name: String) throws {
    let whole = try whole(name)
    let book = try #require(whole.book)
    for reach in [CellReach.cell, CellReach(rows: 2, columns: 3)] {
      var kept = whole
      kept.keepFindings(cells: reach, in: .en, keepsTexts: false)
      let rest = try #require(kept.book)
      #expect(rest.kind == book.kind)
      for place in whole.findings.map(\.location) {
        let (sheet, left) = (book.sheet(named: place.sheet), rest.sheet(named: place.sheet))
        #expect(left?.extent == sheet?.extent)
        for row in max(0, place.cell.row - reach.rows)...place.cell.row + reach.rows {
          let first = max(0, place.cell.column - reach.columns)
          for column in first...place.cell.column + reach.columns {
            let cell = CellReference(row: row, column: column)
            #expect(left?[cell] == sheet?[cell])
            #expect(left?.merge(containing: cell) == sheet?.merge(containing: cell))
          }
        }
      }
      let cells = rest.sheets.reduce(0) { $0 + $1.cells.count }
      let edits = whole.findings.flatMap { $0.fix?.edits ?? [] }
      let places = whole.findings.count + edits.count
      let around = (2 * reach.rows + 1) * (2 * reach.columns + 1)
      #expect(cells <= 2 * places * around + 4 * rest.sheets.count)
    }
  }
}
