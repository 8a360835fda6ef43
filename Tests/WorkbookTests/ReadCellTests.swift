import Grid
import Testing

@testable import Workbook

@Suite("reading cells")
struct ReadCellTests {
  @Test("each kind of cell gives its value")
  func kinds() throws {
    let sheet = try ReadFiles.sheet(
      """
      <row r="2"><c r="B2"><v>2 </v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#REF!</v></c>
      <c r="E2" t="str"><f>A1&amp;"x"</f><v>あ&#x3044;</v></c>
      <c r="F2" t="inlineStr"><is><r><t>二</t></r><rPh sb="0" eb="1"><t>ニ</t></rPh><r><t>人</t></r></is></c>
      <c r="G2" t="d"><v>2021-01-01</v></c><c r="H2"><v>1.5E-3</v></c><c r="I2" s="3"/></row>
      """)
    let values = sheet.cells.map { "\($0.reference) \($0.value)" }
    #expect(
      values == [
        "B2 number(2.0)", "C2 boolean(true)", "D2 error(\"#REF!\")", "E2 text(\"あい\")",
        "F2 text(\"二人\")", "G2 number(44197.0)", "H2 number(0.0015)",
      ])
    #expect(sheet.cells[3].formula == "A1&\"x\"")
  }

  @Test("cells and rows without references count on from the one before")
  func counted() throws {
    let sheet = try ReadFiles.sheet(
      "<row><c><v>1</v></c><c r='D1'><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>")
    #expect(sheet.cells.map { "\($0.reference)" } == ["A1", "D1", "E1", "A2"])
  }

  @Test("prefixes, comments and CDATA change nothing")
  func markup() throws {
    let plain = try ReadFiles.sheet("<row r='1'><c r='A1' t='str'><v>a&lt;b</v></c></row>")
    let source = ReadFiles.package(
      sheet: """
        <?xml version="1.0"?><x:worksheet xmlns:x="urn:x"><!-- <x:c r="Z9"/> --><x:sheetData>
        <x:row r="1"><x:c t='str' r="A1"><x:v>a<!-- > --><![CDATA[<b]]></x:v></x:c></x:row>
        </x:sheetData></x:worksheet>
        """)
    let marked = try Workbook(source, name: "f").book().sheets[0]
    #expect(plain.cells.map(\.value) == [.text("a<b")])
    #expect(marked.cells.map(\.value) == plain.cells.map(\.value))
  }

  @Test("shared strings lose furigana and unpreserved white space, and keep escapes' meaning")
  func sharedStrings() throws {
    let strings = """
      <sst><si><t> 前後 </t></si><si><t xml:space="preserve"> 前後 </t></si>
      <si><r><t>協</t></r><r><t>働</t></r><rPh><t>キョウドウ</t></rPh><phoneticPr/></si>
      <si><t>a_x000A_b_x005F_x</t></si></sst>
      """
    let row = (0..<4).map { "<c t='s'><v>\($0)</v></c>" }.joined()
    let sheet = try ReadFiles.sheet("<row>\(row)</row>", strings: strings)
    #expect(sheet.cells.map(\.value.raw) == ["前後", " 前後 ", "協働", "a\nb_x"])
  }

  @Test("a text that refers to no shared string is an error with its cell, not an empty cell")
  func missingString() throws {
    let error = #expect(throws: WorkbookError.self) {
      try ReadFiles.sheet("<row><c t='s'><v>9</v></c></row>", strings: "<sst/>")
    }
    #expect(error?.cell == "A1")
  }

  @Test("a shared formula reads in every cell as Excel shows it")
  func sharedFormula() throws {
    let sheet = try ReadFiles.sheet(
      """
      <row><c r="B1"><f t="shared" ref="B1:B2" si="0">A1+$A$1+SUM(A$1:A1)&amp;"A1"</f><v>1</v></c></row>
      <row><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>
      <row><c r="A3"><f t="shared" si="0"/><v>3</v></c><c r="C3"><f t="shared" si="0"/><v>3</v></c></row>
      """)
    #expect(sheet.cells[1].formula == "A2+$A$1+SUM(A$1:A2)&\"A1\"")
    #expect(sheet.cells[2].formula == "#REF!+$A$1+SUM(#REF!)&\"A1\"")
    #expect(sheet.cells[3].formula == "B3+$A$1+SUM(B$1:B3)&\"A1\"")
  }

  @Test("hidden rows and columns, merges and both kinds of drop-downs are read")
  func layout() throws {
    let source = ReadFiles.package(
      sheet: """
        <worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="3" hidden="true"/>
        </sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>
        <dataValidations><dataValidation type="list" sqref="A1 C1:C2"><formula1>"A, &quot;&quot;B&quot;&quot;"</formula1>
        </dataValidation></dataValidations><extLst><ext><x14:dataValidations><x14:dataValidation type="list">
        <x14:formula1><xm:f>Sheet2!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>D1</xm:sqref>
        </x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>
        """)
    let sheet = try Workbook(source, name: "f").book().sheets[0]
    #expect(sheet.hiddenRows == [2])
    #expect(sheet.hiddenColumns == [1, 2])
    #expect(sheet.merges.map(\.description) == ["A1:B2"])
    #expect(sheet.validations.map(\.choices) == [["A", "\"B\""], nil])
    #expect(sheet.validations[1].formula == "Sheet2!$A$1:$A$3")
    #expect(sheet.validations[0].ranges.count == 2)
  }
}
