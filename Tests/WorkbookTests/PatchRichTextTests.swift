import Grid
import Testing

@testable import Workbook

/// A corrected text keeps the looks of its letters, and furigana over words that stay.
@Suite("Patch: texts of several looks")
struct PatchRichTextTests {
  private static let bold = "<rPr><b/></rPr>"

  @Test(
    "keep what belongs to the letters that stay",
    arguments: [
      // A space goes, and what stands behind it moves.
      (
        #"<t>山 口課長</t><rPh sb="0" eb="3"><t>ヤマグチ</t></rPh><rPh sb="3" eb="5"><t>カチョウ</t></rPh><phoneticPr fontId="1"/>"#,
        "山 口課長", "山口課長",
        #"<t>山口課長</t><rPh sb="0" eb="2"><t>ヤマグチ</t></rPh><rPh sb="2" eb="4"><t>カチョウ</t></rPh><phoneticPr fontId="1"/>"#
      ),
      // Another word has another reading.
      (
        #"<t>緑化推進</t><rPh sb="0" eb="2"><t>リョクカ</t></rPh><rPh sb="2" eb="4"><t>スイシン</t></rPh>"#,
        "緑化推進", "緑化促進",
        #"<t>緑化促進</t><rPh sb="0" eb="2"><t>リョクカ</t></rPh>"#
      ),
      // A letter outside the basic plane counts as two.
      (
        #"<t>𠮷　田</t><rPh sb="3" eb="4"><t>ダ</t></rPh>"#, "𠮷　田", "𠮷田",
        #"<t>𠮷田</t><rPh sb="2" eb="3"><t>ダ</t></rPh>"#
      ),
      // New letters look like those they stand for.
      (
        "<r><t>目標は</t></r><r>\(Self.bold)<t>１２人</t></r><r><t>で、未達成。</t></r>", "目標は１２人で、未達成。",
        "目標は12人で、達成。",
        "<r><t>目標は</t></r><r>\(Self.bold)<t>12人</t></r><r><t>で、達成。</t></r>"
      ),
      (
        "<r>\(Self.bold)<t>実績</t></r><r><t xml:space=\"preserve\"> 12人 </t></r>", "実績 12人 ",
        "実績 12人以上",
        "<r>\(Self.bold)<t>実績</t></r><r><t xml:space=\"preserve\"> 12人以上</t></r>"
      ),
      // Nothing of it is left.
      ("<r>\(Self.bold)<t>未達</t></r><r><t>成</t></r>", "未達成", "12", "<t>12</t>"),
    ])
  func corrected(_ item: String, _ old: String, _ new: String, _ wanted: String) throws {
    var book = HandmadeBook(rows: #"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#)
    book.strings =
      #"<sst xmlns="\#(HandmadeBook.main)" count="1" uniqueCount="1"><si>\#(item)</si></sst>"#
    let parts = try book.patched([edit("A1", .text(old), .text(new))])
    #expect(parts["xl/sharedStrings.xml"]!.hasSuffix("<si>\(item)</si><si>\(wanted)</si></sst>"))
  }

  @Test("in the cell itself, too", arguments: [true, false])
  func inline(hasTable: Bool) throws {
    let runs = "<r><t>目標は</t></r><r>\(Self.bold)<t>１２人</t></r>"
    let reading = #"<rPh sb="0" eb="2"><t>モクヒョウ</t></rPh>"#
    let cell = { (text: String) in #"<c r="A1" t="inlineStr"><is>\#(text)</is></c>"# }
    var book = HandmadeBook(rows: "<row r=\"1\">\(cell(runs + reading))</row>")
    if hasTable {
      book.strings = #"<sst xmlns="\#(HandmadeBook.main)" count="0" uniqueCount="0"/>"#
    }
    let parts = try book.patched([edit("A1", .text("目標は１２人"), .text("目標は12人"))])
    let wanted = cell(runs.replacing("１２", with: "12") + reading)
    #expect(parts["xl/worksheets/sheet1.xml"]!.contains(wanted))
  }

  @Test("a plain text in its cell moves to the table")
  func plain() throws {
    var book = HandmadeBook(
      rows: #"<row r="1"><c r="A1" t="inlineStr"><is><t>１２人</t></is></c></row>"#)
    book.strings = #"<sst xmlns="\#(HandmadeBook.main)" count="0" uniqueCount="0"/>"#
    let parts = try book.patched([edit("A1", .text("１２人"), .text("12人"))])
    #expect(parts["xl/sharedStrings.xml"]!.hasSuffix("<si><t>12人</t></si></sst>"))
  }

  @Test(
    "a table with tags out of place stays as it is, and the text stands in its cell",
    arguments: [
      "<si><t>一</t></si><si><t>二</t></si><t>三</t></sst>",
      "<si><t>一</t></si><si><t>二</t></si></sst><si><t>三</t></si>",
      "<si><t>一</t></si><si\u{2}><t>二</t></si></sst>",
    ])
  func tableOutOfShape(items: String) throws {
    var book = HandmadeBook(rows: #"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#)
    let table = #"<sst xmlns="\#(HandmadeBook.main)" count="1" uniqueCount="3">\#(items)"#
    book.strings = table
    let parts = try book.patched([edit("A1", .text("一"), .text("四"))])
    #expect(parts["xl/sharedStrings.xml"] == table)
    #expect(
      parts["xl/worksheets/sheet1.xml"]!.contains(
        #"<c r="A1" t="inlineStr"><is><t>四</t></is></c>"#))
  }
}
