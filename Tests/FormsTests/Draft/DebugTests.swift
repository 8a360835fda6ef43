import Grid
import Testing
import Workbook
@testable import Forms

@Suite struct DebugDraft {
  @Test func tables() throws {
    let book = try Fixtures.book("fixtures/sano.xlsx")
    let grid = try #require(DraftGrid(book.sheets[0]))
    let finder = TableFinder(grid: grid, years: YearReading(book))
    for t in finder.tables() {
      print("TABLE", t.headings, t.body, t.slot, t.rowRoles, t.columns.map { "\(CellReference.columnLetters($0.number)):\($0.kind):\($0.role?.rawValue ?? "")" })
    }
  }
}
