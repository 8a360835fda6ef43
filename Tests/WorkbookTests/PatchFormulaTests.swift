import Grid
import Testing

@testable import Workbook

@Suite("Patching formula cells and number formats")
struct PatchFormulaTests {
  private func book(_ cells: String) -> HandmadeBook {
    var book = HandmadeBook(rows: #"<row r="1">\#(cells)</row>"#)
    book.calculationChain = true
    return book
  }

  @Test("an overwritten formula goes, and the calculation chain with its type and relationship")
  func chain() throws {
    let parts = try book(#"<c r="A1" t="str" cm="1"><f>B1</f><v>x</v></c>"#).patched([
      edit("A1", .text("x"), .number(1))
    ])
    #expect(parts["xl/calcChain.xml"] == nil)
    #expect(parts["xl/worksheets/sheet1.xml"]!.contains(#"<c r="A1"><v>1</v></c>"#))
    for part in ["[Content_Types].xml", "xl/_rels/workbook.xml.rels"] {
      #expect(!parts[part]!.contains("calcChain"))
      #expect(parts[part]!.contains("styles"))
    }
  }

  @Test("a formula's new result leaves the formula as it is: shared, in an array, in the chain")
  func results() throws {
    let cells =
      #"<c r="A1" t="str" cm="1"><f t="array" ref="A1">B1</f><v>x</v></c><c r="B1"><f t="shared" ref="B1:C1" si="0">A2</f><v>1</v></c><c r="C1" s="1"><f t="shared" si="0"/></c>"#
    let parts = try book(cells).patched {
      $0.setResult(.number(2.5), at: CellReference("A1")!, in: "Sheet1", expecting: .text("x"))
      $0.setResult(.text("a<b"), at: CellReference("B1")!, in: "Sheet1")
      $0.setResult(.boolean(true), at: CellReference("C1")!, in: "Sheet1")
    }
    #expect(
      parts["xl/worksheets/sheet1.xml"]!.contains(
        #"<c r="A1" cm="1"><f t="array" ref="A1">B1</f><v>2.5</v></c><c r="B1" t="str"><f t="shared" ref="B1:C1" si="0">A2</f><v>a&lt;b</v></c><c r="C1" s="1" t="b"><f t="shared" si="0"/><v>1</v></c>"#
      ))
    #expect(parts["xl/calcChain.xml"] != nil)
  }

  @Test("the calculation chain stays while every formula stays")
  func chainStays() throws {
    let parts = try book(#"<c r="A1"><f>B1</f><v>1</v></c><c r="B1"><v>1</v></c>"#).patched([
      edit("B1", .number(1), .number(2))
    ])
    #expect(parts["xl/calcChain.xml"] != nil)
    #expect(parts["[Content_Types].xml"]!.contains("calcChain"))
  }

  @Test("a shared formula moves on to the next cell when its first is overwritten")
  func sharedFormula() throws {
    let shared = book(
      #"<c r="A1"><f t="shared" ref="A1:C1" si="0">A2&amp;$B$3</f><v>1</v></c><c r="B1"><f t="shared" si="0"/><v>2</v></c><c r="C1"><f t="shared" si="0"/><v>3</v></c>"#
    )
    #expect(
      try shared.rows([edit("A1", .number(1), .number(9))])
        == #"<row r="1"><c r="A1"><v>9</v></c><c r="B1"><f t="shared" si="0" ref="B1:C1">B2&amp;$B$3</f><v>2</v></c><c r="C1"><f t="shared" si="0"/><v>3</v></c></row>"#
    )
    #expect(
      try shared.rows([edit("A1", .number(1), .number(9)), edit("B1", .number(2), .number(8))])
        .hasSuffix(
          #"<c r="C1"><f t="shared" si="0" ref="C1">C2&amp;$B$3</f><v>3</v></c></row>"#))
    #expect(
      try shared.rows([edit("B1", .number(2), .number(3))]).contains(
        #"<f t="shared" ref="A1:C1" si="0">A2&amp;$B$3</f><v>1</v></c><c r="B1"><v>3</v></c>"#))
  }

  @Test("cells left of the next one get the shared formula each for itself")
  func spreadFormula() throws {
    var square = book(
      #"<c r="A1"><f t="shared" ref="A1:B2" si="4">D1</f><v>1</v></c><c r="B1"><f ca="1" t="shared" si="4"/><v>2</v></c>"#
    )
    square.sheet = square.sheet.replacing(
      "</sheetData>",
      with: #"<row r="2"><c r="A2"><f t="shared" si="4"></f><v>3</v></c></row></sheetData>"#)
    #expect(
      try square.rows([edit("A1", .number(1), .blank)])
        == #"<row r="1"><c r="A1"></c><c r="B1"><f ca="1">E1</f><v>2</v></c></row><row r="2"><c r="A2"><f>D2</f><v>3</v></c></row>"#
    )
  }

  @Test("a cell inside an array formula is refused, wherever the formula stands")
  func arrayFormula() throws {
    var array = book(#"<c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c>"#)
    array.sheet = array.sheet.replacing(
      "</sheetData>", with: #"<row r="2"><c r="A2"><v>2</v></c></row></sheetData>"#)
    #expect(throws: WorkbookError.self) { try array.rows([edit("A2", .number(2), .number(3))]) }
  }

  @Test("a number format makes one new cell format that differs in nothing else")
  func numberFormat() throws {
    let cells = #"<c r="A1" s="1"><v>1</v></c><c r="B1" s="1"><v>2</v></c>"#
    let parts = try book(cells).patched([
      edit("A1", .number(1), .number(3), format: "0.0\"%\""),
      edit("B1", .number(2), .number(2), format: "0.0\"%\""),
    ])
    let styles = try #require(parts["xl/styles.xml"])
    #expect(
      styles.contains(
        #"<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0&quot;%&quot;"/></numFmts><fonts"#
      ))
    #expect(
      styles.contains(
        #"<cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="9" fontId="0" applyNumberFormat="1"><alignment wrapText="1"/></xf><xf numFmtId="164" fontId="0" applyNumberFormat="1"><alignment wrapText="1"/></xf></cellXfs>"#
      ))
    let sheet = parts["xl/worksheets/sheet1.xml"]!
    #expect(sheet.contains(#"<c r="A1" s="2"><v>3</v></c><c r="B1" s="2"><v>2</v></c>"#))
  }

  @Test("a matching cell format is used again")
  func reusedFormat() throws {
    var same = book(#"<c r="A1"><v>1</v></c>"#)
    same.styles = same.styles!.replacing(
      "</cellXfs>", with: #"<xf numFmtId="10" fontId="0" applyNumberFormat="1"/></cellXfs>"#)
    let parts = try same.patched([edit("A1", .number(1), .number(1), format: "0.00%")])
    #expect(parts["xl/styles.xml"] == same.styles)
    #expect(parts["xl/worksheets/sheet1.xml"]!.contains(#"<c r="A1" s="2"><v>1</v></c>"#))
  }
}
