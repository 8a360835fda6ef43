import Forms
import Grid
import Testing

@testable import Rules

@Suite("The checker")
struct CheckerTests {
  private static let rows = "加入率|％|60|70|65|Ａ|-|内容|①⑨"

  private func check(
    _ options: CheckOptions = CheckOptions(), settings: [RuleSetting] = []
  ) throws -> [Finding] {
    let layout = ExampleLayout.indicators
    let book = layout.book(layout.headings + "\n" + Self.rows, kind: .xlsx)
    var template = try layout.template()
    template.ruleSettings = settings
    let form = try FormReader.read(
      book, fileName: "example", templates: [template], formID: "example")
    return Checker.check(form, book: book, options: options)
  }

  @Test("reports in reading order, then by rule")
  func readingOrder() throws {
    #expect(try check().map(\.rule) == ["UNT-001", "ENM-002", "VRD-003", "ENM-005"])
  }

  @Test("takes ids and prefixes, and leaves out what is ignored")
  func selectsAndIgnores() throws {
    #expect(try check(CheckOptions(select: ["ENM"])).map(\.rule) == ["ENM-002", "ENM-005"])
    let rest = try check(CheckOptions(select: ["ENM", "VRD-003"], ignore: ["ENM-00"]))
    #expect(rest.map(\.rule) == ["VRD-003"])
  }

  @Test("follows the template's severities, and the person's before them")
  func severities() throws {
    let settings = [
      RuleSetting(rule: "ENM-002", severity: "error"), RuleSetting(rule: "VRD-003", off: true),
    ]
    let findings = try check(settings: settings)
    #expect(findings.first { $0.rule == "ENM-002" }?.severity == .error)
    #expect(!findings.contains { $0.rule == "VRD-003" })
    let asked = try check(CheckOptions(severities: ["ENM-002": .info]), settings: settings)
    #expect(asked.first { $0.rule == "ENM-002" }?.severity == .info)
  }

  @Test("tells one fact once where two rules would")
  func precedence() throws {
    let location = Location(sheetIndex: 0, sheet: "例", cell: CellReference(row: 1, column: 0))
    let other = Location(sheetIndex: 0, sheet: "例", cell: CellReference(row: 2, column: 0))
    func finding(_ rule: String, _ place: Location) -> Finding {
      Finding(
        rule: rule, severity: .error, location: place, message: Message(ja: "", en: ""), id: "")
    }
    let left = Precedence.settled([
      finding("NUM-003", location), finding("FIL-008", location), finding("NUM-003", other),
    ])
    #expect(left.map(\.rule) == ["FIL-008", "NUM-003"])
    #expect(left.last?.location == other)
  }

  @Test("a template can make the fix of look-alikes safe")
  func optInSafety() throws {
    let layout = ExampleLayout.indicators
    let book = layout.book(
      layout.headings + "\n加入率|%|60|70|75|A|-|内容|➁⑤", kind: .xlsx)
    var template = try layout.template()
    func safety() throws -> FixSafety? {
      let form = try FormReader.read(
        book, fileName: "example", templates: [template], formID: "example")
      return Checker.check(form, book: book).first { $0.rule == "ENM-005" }?.fix?.safety
    }
    #expect(try safety() == .unsafe)
    template.ruleSettings = [RuleSetting(rule: "ENM-005", parameters: ["自動修正": "する"])]
    #expect(try safety() == .safe)
  }

  @Test("the second value of one kind keeps its own evidence")
  func distinctEvidence() {
    let pairs = [Evidence("target", "1"), Evidence("target", "2"), Evidence("actual", "3")]
    #expect(Evidence.distinct(pairs).map(\.key) == ["target", "target_2", "actual"])
  }
}
