import Forms
import Grid
import Testing
import Workbook

@testable import Rules

/// The examples once more, as the files departments send: written, read, corrected, read again.
@Suite("Every example as a workbook file")
struct ExampleFileTests {
  @Test("flags exactly the marked cells", arguments: ExampleCase.grids)
  func flagsTheMarkedCells(_ one: ExampleCase) throws {
    let file = try Self.file(one.example.book())
    #expect(try one.flagged(file.book()) == one.example.flagged)
  }

  @Test("is corrected in the file itself", arguments: ExampleCase.grids)
  func correctedInTheFile(_ one: ExampleCase) throws {
    guard let corrected = one.example.correctedBook() else { return }
    let file = try Self.file(one.example.book())
    let fixes = try one.findings(file.book()).compactMap(\.fix)
    var patch = WorkbookPatch(fixes.flatMap(\.edits))
    for edit in fixes.flatMap(\.sheetEdits) { patch.make(edit) }
    let fixed = try Workbook(file.patched(patch), name: "example.xlsx").book()
    let wanted = try Self.file(corrected).book()
    #expect(
      fixed.sheets[0].cells.map { [$0.reference.description, $0.value.raw, $0.shown] }
        == wanted.sheets[0].cells.map { [$0.reference.description, $0.value.raw, $0.shown] })
    #expect(try one.findings(fixed).isEmpty)
  }

  private static func file(_ book: Book) throws -> Workbook {
    var sheet = NewSheet(name: book.sheets[0].name)
    for cell in book.sheets[0].cells {
      var style = NewStyle()
      if let format = cell.numberFormat { style.numberFormat = format }
      sheet[cell.reference] = NewCell(cell.value, style: style, formula: cell.formula)
    }
    sheet.merges = book.sheets[0].merges
    sheet.validations = book.sheets[0].validations.map {
      NewValidation($0.ranges, .choices($0.choices ?? []))
    }
    return try Workbook(.bytes(NewBook(sheets: [sheet]).bytes()), name: "example.xlsx")
  }
}
