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

  @Test("are formulas all the same in a table to be published")
  func published() throws {
    let reviewed = Review.checkOpenData(
      try Self.file(), beside: nil, asCP932: false,
      options: ReviewOptions(check: CheckOptions(select: ["OPD-001"])))
    let formulas = reviewed.findings.filter { $0.message.ja.contains("L2-06") }
    #expect(formulas.map { "\($0.location.cell)" } == ["E1"])
  }

  @Test("stay without results where only their format is corrected")
  func reformatted() throws {
    let outcome = Files.fix(
      try Self.emptied(), form: "tokorozawa",
      rules: Rule.all.filter { $0.id == "ACH-003" },
      FixOptions(allowsUnsafe: true))
    #expect(outcome.applied.map(\.edit.reference.description) == ["J48"])
    let book = try Workbook(outcome.source, name: "b.xlsx").book()
    let results = book.sheets.flatMap(\.cells).filter { $0.formula != nil }.map(\.value)
    #expect(!results.isEmpty && results.allSatisfy(\.isBlank))
  }

  @Test("a fix writes the results that hang on it, and no others")
  func fixed() throws {
    let outcome = Review.fix(
      try Self.file(), templates: [try Self.template()],
      options: ReviewOptions(check: CheckOptions()), fixing: FixOptions())
    #expect(outcome.failure == nil)
    #expect(outcome.applied.map(\.edit.reference.description) == ["D2"])
    let book = try Workbook(outcome.source, name: "a.xlsx").book()
    let cells = ["D2", "E2", "E3", "E4"].map { book.sheets[0][CellReference($0)!] }
    #expect(cells.map { $0?.value } == [.number(200), .number(0.5), .blank, .blank])
    #expect(cells.map { $0?.formula } == [nil, "D2/C2", "D3/C3/2", "D4/C4"])
  }

  // MARK: a form with formulas

  private static func sheet(_ name: String, _ rows: [[NewCell]]) -> NewSheet {
    var sheet = NewSheet(name: name)
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() { sheet[row, column] = cell }
    }
    return sheet
  }

  private static func texts(_ texts: [String]) -> [NewCell] { texts.map { NewCell(.text($0)) } }

  private static let headings = texts(["指標名", "単位", "目標値(R4)", "実績値(R4)", "達成率(R4)"])

  private static func template() throws -> Template {
    let tags = texts([
      "{{#指標}}{{指標.名称}}", "{{指標.単位}}", "{{指標.目標@R4}}", "{{指標.実績@R4}}", "{{指標.達成率@R4}}{{/指標}}",
    ])
    let settings = [
      ["キー", "値"], ["様式ID", "x"], ["評価年度", "2022"], ["達成率の計算", "A1"], ["達成率の小数桁", "1"],
    ]
    let bytes = try NewBook(sheets: [
      sheet("評価", [headings, tags]), sheet("設定", settings.map(texts)),
    ]).bytes()
    return try Template.read(Workbook(.bytes(bytes), name: "x.xlsx").book(), name: "x.xlsx")
  }

  /// The rates of the first and the last row are right; an actual is written in wide digits.
  private static func file() throws -> InputFile {
    var percent = NewStyle()
    percent.numberFormat = "0.0%"
    func row(_ name: String, _ actual: CellValue, _ rate: String) -> [NewCell] {
      texts([name, "回"]) + [
        NewCell(.number(400)), NewCell(actual), NewCell(.blank, style: percent, formula: rate),
      ]
    }
    let rows = [
      row("講座の開催数", .text("２００"), "D2/C2"), row("相談の件数", .number(300), "D3/C3/2"),
      row("広報の回数", .number(100), "D4/C4"),
    ]
    let bytes = try NewBook(sheets: [sheet("評価", [headings] + rows)]).bytes()
    return InputFile(path: "a.xlsx", name: "a.xlsx", source: .bytes(bytes))
  }
}
