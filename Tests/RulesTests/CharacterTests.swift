import Forms
import Grid
import Testing

@testable import Rules

@Suite("Rules about characters")
struct CharacterTests {
  private static let layout = ExampleLayout(
    name: "例", headings: "記入者|取組内容|施策名",
    tags: "{{#施策}}{{所管.記入者}}|{{本文.取組内容}}|{{施策.名称}}{{/施策}}", settings: [])

  private func findings(_ rows: String) throws -> [Finding] {
    let book = Self.layout.book(Self.layout.headings + "\n" + rows, kind: .xlsx)
    let form = try FormReader.read(
      book, templates: [Self.layout.template()], formID: "example")
    return Checker.check(form, book: book, options: CheckOptions(select: ["CHR"]))
  }

  @Test("names of persons are never written anew")
  func persons() throws {
    let findings = try findings("课長 \u{2F6C}黒 ﾊﾅｺ \u{FA19}田|内容|施策")
    #expect(findings.map(\.rule) == ["CHR-005", "CHR-007"])
    #expect(findings.allSatisfy { $0.fix == nil })
  }

  @Test("a compatibility ideograph in a narrative may be somebody's name")
  func narratives() throws {
    let found = try findings("山田|\u{2F6C}標を\u{FA19}田氏が説明した。|施策").first
    let edit = try #require(found?.fix?.edits.first)
    #expect(found?.fix?.safety == .safe)
    let wanted = "目標を\u{FA19}田氏が説明した。"
    #expect(edit.to.raw.utf8.elementsEqual(wanted.utf8))
  }
}
