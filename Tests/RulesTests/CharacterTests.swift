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

  @Test("unseen characters are told of inside a text only, and all faults of a cell at once")
  func unseen() throws {
    let found = try findings("山\u{200B}田|书\u{200B}か\u{3099}内\u{2003}容|\u{200B}施策\u{202C}")
    #expect(found.map { "\($0.rule) \($0.location.cell)" } == ["CHR-008 B2", "CHR-003 C2"])
    #expect(
      found.first?.message.ja == "日本語の文字でない「书」があります。"
        + "目に見えない文字（U+200B、U+2003）があります。濁点・半濁点が字から離れています（が）")
    #expect(found.last?.fix?.edits.first?.to == .text("施策"))
  }

  @Test("half-width marks become full ones, and nothing else changes")
  func marks() throws {
    let found = try findings("山田|①市民課､企画課｡|ＤＶＤ･ＣＤ")
    #expect(found.map(\.rule) == ["CHR-005", "CHR-005"])
    #expect(found.compactMap { $0.fix?.edits.first?.to.raw } == ["①市民課、企画課。", "ＤＶＤ・ＣＤ"])
  }
}
