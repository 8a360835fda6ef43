import Forms
import Grid
import Rules
import Testing
import Workbook

@testable import Review

/// A workbook that a script saved: its formulas stand there without results.
@Suite("Formulas that nobody has calculated")
struct UncalculatedFormulaTests {
  private static func emptied() throws -> InputFile {
    let book = try Workbook(Files.fixture("tokorozawa.xlsx").source, name: "tokorozawa.xlsx").book()
    return try Files.fixture("tokorozawa.xlsx") { patch in
      for sheet in book.sheets {
        for cell in sheet.cells where cell.formula != nil {
          patch.setResult(.blank, at: cell.reference, in: sheet.name)
        }
      }
    }
  }

  private static func found(_ file: InputFile) -> Set<String> {
    let reviewed = Review.check(
      file, templates: Files.templates,
      options: ReviewOptions(formID: "tokorozawa", check: CheckOptions(select: ["ACH", "LAY"])))
    return Set(reviewed.findings.map { "\($0.rule) \($0.location.sheet)!\($0.location.cell)" })
  }

  @Test("are judged by what they come to")
  func judged() throws {
    let stored = Self.found(try Files.fixture("tokorozawa.xlsx"))
    #expect(stored.contains("ACH-003 総括表!J48"))
    #expect(Self.found(try Self.emptied()) == stored)
  }

  @Test("can be fixed, and get their results then")
  func fixed() throws {
    let outcome = Files.fix(
      try Self.emptied(), form: "tokorozawa",
      rules: Rule.all.filter { $0.id == "ACH-003" },
      FixOptions(allowsUnsafe: true))
    #expect(outcome.applied.map(\.edit.reference.description) == ["J48"])
    let cell = try Workbook(outcome.source, name: "b.xlsx").book()
      .sheet(named: "総括表")?[try #require(CellReference("J48"))]
    #expect(cell?.value == .number(1))
  }
}
