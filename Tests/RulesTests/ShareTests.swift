import Forms
import Grid
import Testing

@testable import Rules

/// Shares written with their sign in cells for numbers.
@Suite("shares with their sign")
struct ShareTests {
  private static let layout: ExampleLayout = {
    var layout = ExampleLayout.ranks
    layout.items = [("順位.要望率", "数値", true)]
    return layout
  }()

  private func told(_ book: Book) throws -> [Finding] {
    let form = try FormReader.read(
      book, templates: [Self.layout.template()], formID: "example")
    return Checker.check(form, book: book).filter { $0.rule == "NUM-002" }
  }

  private func book(_ share: String, kind: Book.Kind) -> Book {
    let grid = "地域|\(share)|26位|1位\n市民|4.5%|40位|2位"
    return Example("表", "a grid", layout: Self.layout, grid: grid).book(kind: kind)
  }

  @Test(
    "are numbers in a text file, as a spreadsheet prints them",
    arguments: [("9.3%", []), ("９.３％", []), ("約9.3%", ["B2"]), ("93人", ["B2"])])
  func inText(share: String, expected: [String]) throws {
    #expect(try told(book(share, kind: .csv)).map(\.location.cell.description) == expected)
  }

  @Test(
    "become the share itself where the cell shows numbers per cent",
    arguments: [("0.0%", nil), ("0.00%", nil), ("0%", "0.0%"), ("General", "0.0")])
  func underFormat(format: String, shown: String?) throws {
    var book = book("9.3％", kind: .xlsx)
    let place = try #require(CellReference("B2"))
    book.sheets[0] = BookEditor.replacing(
      Cell(place, .text("9.3％"), numberFormat: format), in: book.sheets[0])
    let finding = try #require(try told(book).first { $0.location.cell == place })
    let edit = try #require(finding.fix?.edits.first)
    #expect(edit.to == .number(format.contains("%") ? 0.093 : 9.3))
    #expect(edit.numberFormat == shown)
  }
}
