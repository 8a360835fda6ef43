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
      book, templates: [template], formID: "example")
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

  @Test("runs some rules only where the template, the settings or the person names them")
  func onRequest() throws {
    func ids(
      _ options: CheckOptions = CheckOptions(), _ settings: [RuleSetting] = []
    ) throws -> [String] {
      let layout = ExampleLayout.yearly
      let book = layout.book(
        layout.headings + "\n参加者数|人|100|110|120|100|140|-|-", kind: .xlsx)
      var template = try layout.template()
      template.ruleSettings = settings
      let form = try FormReader.read(
        book, templates: [template], formID: "example")
      return Checker.check(form, book: book, options: options).map(\.rule)
        .filter { $0 == "NUM-023" }
    }
    #expect(try ids() == [])
    #expect(try ids(CheckOptions(select: ["NUM"])) == [])
    #expect(try ids(CheckOptions(select: ["NUM-023"])) == ["NUM-023"])
    #expect(try ids(CheckOptions(severities: ["NUM-023": .info])) == ["NUM-023"])
    #expect(try ids(CheckOptions(), [RuleSetting(rule: "NUM-023")]) == ["NUM-023"])
    #expect(try ids(CheckOptions(), [RuleSetting(rule: "NUM-023", off: true)]) == [])
  }

  @Test("a text is held against the limit of its field, and against the form's input rule")
  func limits() throws {
    let layout = ExampleLayout.slots
    func flagged(_ limit: Int?, _ rule: DataValidation?) throws -> [CellReference] {
      var book = layout.book(
        layout.headings + "\n参加者数|人|70|75|会場を増やした。", kind: .xlsx)
      if let rule { book.sheets[0].validations = [rule] }
      var template = try layout.template()
      if let limit {
        var item = TagItem(key: "本文.備考")
        item.limit = limit
        template.items = [item]
      }
      let form = try FormReader.read(
        book, templates: [template], formID: "example")
      return Checker.check(form, book: book, options: CheckOptions(select: ["LAY-009"]))
        .map(\.location.cell)
    }
    func rule(_ comparison: String, _ one: String, _ other: String? = nil) throws -> DataValidation
    {
      DataValidation(
        ranges: [try #require(CellRange("E2:E4"))], type: "textLength", formula: one,
        comparison: comparison, secondFormula: other)
    }
    let remark = [try #require(CellReference("E2"))]
    #expect(try flagged(nil, nil) == [])
    #expect(try flagged(8, nil) == [])
    #expect(try flagged(7, nil) == remark)
    #expect(try flagged(nil, rule("lessThanOrEqual", "8")) == [])
    #expect(try flagged(nil, rule("lessThan", "8")) == remark)
    #expect(try flagged(nil, rule("between", "1", "7")) == remark)
    #expect(try flagged(nil, rule("greaterThan", "3")) == [])
    // What the planner says stands over what the cell would take.
    #expect(try flagged(20, rule("lessThanOrEqual", "7")) == [])
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
        book, templates: [template], formID: "example")
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
