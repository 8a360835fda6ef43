import Forms
import Grid
import Testing

@testable import Rules

/// One example of one requirement on open data, named for the test's report.
struct OpenDataCase: CustomTestStringConvertible, Sendable {
  var check: OpenDataCheck
  var example: TableExample

  var testDescription: String { "\(check.id) \(example.title.en)" }

  static let all = OpenDataCheck.all.flatMap { check in
    check.examples.map { OpenDataCase(check: check, example: $0) }
  }

  func context(_ book: Book) -> TableContext {
    TableContext(
      book: book, name: example.fileName, beside: example.beside, rule: .openDataFaulty)
  }
}

/// One example of another rule about open data.
struct TableCase: CustomTestStringConvertible, Sendable {
  var rule: Rule
  var example: TableExample

  var testDescription: String { "\(rule.id) \(example.title.en)" }

  static let all = Rule.all.filter { $0.id != "OPD-001" }.flatMap { rule in
    rule.tableExamples.map { TableCase(rule: rule, example: $0) }
  }

  func findings(_ book: Book) -> [Finding] {
    Checker.check(
      openData: book, name: example.fileName, beside: example.beside, asCP932: true,
      options: CheckOptions(select: [rule.id]))
  }
}

@Suite("Every example of every requirement on open data")
struct OpenDataExampleTests {
  @Test("flags exactly the marked cells", arguments: OpenDataCase.all)
  func flagsTheMarkedCells(_ one: OpenDataCase) {
    let faults = one.check.find(one.context(one.example.book()))
    #expect(
      faults.map { "\($0.sheet)!\($0.cell)" }
        == one.example.flagged.map { "\($0.sheet)!\($0.cell)" })
    for fault in faults { #expect(!fault.message.ja.isEmpty && !fault.message.en.isEmpty) }
  }

  @Test("is judged the same as a workbook", arguments: OpenDataCase.all.filter(\.isPlain))
  func sameAsWorkbook(_ one: OpenDataCase) {
    var example = one.example
    example.kind = .xlsx
    let faults = one.check.find(one.context(example.book()))
    #expect(faults.map { "\($0.cell)" } == example.flagged.map { "\($0.cell)" })
  }

  @Test("flags exactly the marked cells", arguments: TableCase.all)
  func rulesFlagTheMarkedCells(_ one: TableCase) throws {
    let findings = one.findings(one.example.book())
    #expect(findings.map(\.location.cell) == one.example.flagged.map(\.cell))
    let edits = findings.compactMap(\.fix).flatMap(\.edits)
    guard let corrected = one.example.corrected else {
      #expect(edits.isEmpty)
      return
    }
    var after = one.example
    after.grid = corrected
    let fixed = try BookEditor.applied(edits, to: one.example.book())
    #expect(fixed.sheets[0].cells.map(\.value.raw) == after.book().sheets[0].cells.map(\.value.raw))
    #expect(one.findings(fixed).isEmpty)
  }

  @Test("every requirement has a fine and a flagged example, and both languages")
  func complete() {
    for check in OpenDataCheck.all {
      #expect(check.examples.contains { $0.isFlagged }, "\(check.id)")
      #expect(check.examples.contains { !$0.isFlagged }, "\(check.id)")
      for message in [check.title, check.remedy] {
        #expect(!message.ja.isEmpty && !message.en.isEmpty, "\(check.id)")
      }
    }
    let levels = ["L1": 15, "L2": 6, "L3": 9]
    let wanted = levels.flatMap { level, count in
      (1...count).map { "\(level)-" + ($0 < 10 ? "0\($0)" : "\($0)") }
    }
    #expect(OpenDataCheck.all.map(\.id) == wanted.sorted())
    #expect(OpenDataCheck.all.map(\.id) == Array(Set(OpenDataCheck.all.map(\.id))).sorted())
  }

  @Test("a requirement by itself finds what it finds among all")
  func alone() throws {
    let check = try #require(OpenDataCheck.named("L1-02"))
    let book = check.examples[0].book()
    let findings = Checker.check(openData: book, name: "例.csv", rules: [check.rule])
    #expect(findings.map(\.rule) == ["L1-02"])
    #expect(findings.map(\.location.cell) == check.examples[0].flagged.map(\.cell))
  }

  @Test("the older checklist is covered item by item")
  func olderItems() {
    let covered = OpenDataCheck.all.flatMap(\.items).sorted()
    let wanted =
      ["1"] + (1...12).map { "2-\($0)" } + ["3-1", "3-2"] + (1...14).map { "4-\($0)" }
    #expect(covered == wanted.sorted())
  }

  @Test("ordinary checks never run the rules about open data")
  func onlyWhenAsked() {
    let book = OpenDataCheck.severalTables.examples[0].book()
    let ordinary = Checker.check(file: book, name: "例.csv").map(\.rule)
    #expect(!ordinary.contains("OPD-001"))
    #expect(Checker.check(openData: book, name: "例.csv").contains { $0.rule == "OPD-001" })
  }

  @Test("several faults of one cell are one finding with all of them, as severe as the worst")
  func joined() throws {
    let book = TableExample(
      "", "", grid: "人口の推移|||\n町名|男|女|計\n東町|60|60|120"
    ).book()
    let findings = Checker.check(openData: book, name: "例.csv", beside: ["例.csv"])
    let first = try #require(findings.first)
    #expect(first.location.cell == CellReference("A1"))
    #expect(first.severity == .error)
    #expect(first.message.ja == "公開データの規則 L1-04・L3-01・L3-08 に合いません")
    #expect(first.evidence == [Evidence("rules", "L1-04,L3-01,L3-08")])
    #expect(first.detail.count == 6)
  }
}

extension OpenDataCase {
  /// Told by the grid alone, and not about how a file is written.
  var isPlain: Bool {
    example.kind == .csv && example.beside == nil && example.fileName == "例.csv"
      && !["L1-14", "L1-15", "L2-01", "L3-08", "L1-09", "L3-03"].contains(check.id)
  }
}
