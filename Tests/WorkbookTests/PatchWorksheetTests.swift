import Grid
import Testing

@testable import Workbook

@Suite("Splicing a worksheet")
struct PatchWorksheetTests {
  private let two = HandmadeBook(
    rows:
      #"<row r="1" spans="1:2"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" x="y"><v>5</v></c></row><row r="3"/>"#
  )

  @Test("only the value between the tags changes")
  func number() throws {
    #expect(
      try two.rows([edit("B1", .number(5), .number(0.1))])
        == #"<row r="1" spans="1:2"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" x="y"><v>0.1</v></c></row><row r="3"/>"#
    )
  }

  @Test("a text cell that becomes a number keeps its style and loses its type")
  func textToNumber() throws {
    #expect(
      try two.rows([edit("A1", .text("名前"), .number(12))]).contains(
        #"<c r="A1" s="1"><v>12</v></c>"#))
  }

  @Test("text goes behind the shared strings, and furigana stays")
  func text() throws {
    let parts = try two.patched([edit("B1", .number(5), .text(" a<b_x0041_\u{1}"))])
    #expect(
      parts["xl/sharedStrings.xml"]!.hasSuffix(
        #"count="3" uniqueCount="3"><si><t>名前</t><rPh sb="0" eb="2"><t>ナマエ</t></rPh></si><si><t>old</t></si><si><t xml:space="preserve"> a&lt;b_x005F_x0041__x0001_</t></si></sst>"#
      ))
    #expect(
      parts["xl/worksheets/sheet1.xml"]!.contains(#"<c r="B1" x="y" t="s"><v>2</v></c>"#))
  }

  @Test("equal texts of one patch share one string, and the count of uses is right")
  func equalTexts() throws {
    let parts = try two.patched([
      edit("A1", .text("名前"), .text("同")), edit("B1", .number(5), .text("同")),
    ])
    #expect(parts["xl/sharedStrings.xml"]!.contains(#"count="3" uniqueCount="3""#))
    #expect(parts["xl/sharedStrings.xml"]!.hasSuffix("<si><t>同</t></si></sst>"))
  }

  @Test("without shared strings, and with a table that is none, text stands in the cell")
  func inline() throws {
    for table in [nil, "<other/>"] as [String?] {
      var book = HandmadeBook(rows: #"<row r="1"><c r="A1"/></row>"#)
      book.strings = table
      #expect(
        try book.rows([edit("A1", .blank, .text("文"))])
          == #"<row r="1"><c r="A1" t="inlineStr"><is><t>文</t></is></c></row>"#)
    }
  }

  @Test(
    "a tag in which more stands than attributes is not changed",
    arguments: [
      #"<c r="A1" t=inenli"Str"><is><t>a</t></is></c>"#, #"<c r="A1" t></c>"#, #"<c r="A1" "s"/>"#,
    ])
  func damagedTag(_ cell: String) throws {
    let book = HandmadeBook(rows: #"<row r="1">\#(cell)<c r="B1"><v>1</v></c></row>"#)
    #expect(throws: WorkbookError.self) { try book.rows([edit("A1", .blank, .text("文"))]) }
    #expect(try book.rows([edit("B1", .number(1), .number(2))]).contains(cell))
  }

  @Test("cells and rows that are missing are put in where they belong")
  func insertion() throws {
    let book = HandmadeBook(
      rows: #"<row r="2" spans="2:2"><c r="B2"><v>1</v></c></row><row r="4"/>"#)
    let rows = try book.rows([
      edit("A2", .blank, .number(1)), edit("D2", .blank, .number(3)),
      edit("C2", .blank, .number(2)), edit("A1", .blank, .boolean(true)),
      edit("B3", .blank, .number(4)), edit("C4", .blank, .number(6)),
      edit("B4", .blank, .number(5)), edit("A9", .blank, .error("#N/A")),
    ])
    #expect(
      rows
        == #"<row r="1"><c r="A1" t="b"><v>1</v></c></row><row r="2" spans="1:4"><c r="A2"><v>1</v></c><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c><c r="D2"><v>3</v></c></row><row r="3"><c r="B3"><v>4</v></c></row><row r="4"><c r="B4"><v>5</v></c><c r="C4"><v>6</v></c></row><row r="9"><c r="A9" t="e"><v>#N/A</v></c></row>"#
    )
    let sheet = try book.patched([edit("D9", .blank, .number(1))])["xl/worksheets/sheet1.xml"]!
    #expect(sheet.contains(#"<dimension ref="A1:D9"/>"#))
  }

  @Test("a sheet without rows gets its first")
  func emptySheet() throws {
    var book = HandmadeBook(rows: "")
    book.sheet = book.sheet.replacing("<sheetData></sheetData>", with: "<sheetData/>")
    let sheet = try book.patched([edit("B2", .blank, .number(7))])["xl/worksheets/sheet1.xml"]!
    #expect(sheet.contains(#"<sheetData><row r="2"><c r="B2"><v>7</v></c></row></sheetData>"#))
  }

  @Test("a new cell looks as its row or its column says")
  func inheritedStyle() throws {
    var book = HandmadeBook(rows: #"<row r="2" s="1" customFormat="1"/>"#)
    book.sheet = book.sheet.replacing(
      "<sheetData>", with: #"<cols><col min="2" max="3" style="1"/></cols><sheetData>"#)
    let sheet = try book.patched([
      edit("A2", .blank, .number(1)), edit("C3", .blank, .number(1)),
      edit("D3", .blank, .number(1)),
    ])["xl/worksheets/sheet1.xml"]!
    #expect(sheet.contains(#"<c r="A2" s="1">"#))
    #expect(sheet.contains(#"<c r="C3" s="1">"#))
    #expect(sheet.contains(#"<c r="D3"><v>"#))
  }

  @Test("cells without references are found by their position")
  func positions() throws {
    let book = HandmadeBook(rows: "<row><c><v>1</v></c></row><row><c/><c><v>2</v></c></row>")
    #expect(
      try book.rows([edit("B2", .number(2), .number(3)), edit("A2", .blank, .number(9))])
        == "<row><c><v>1</v></c></row><row><c><v>9</v></c><c><v>3</v></c></row>")
  }

  @Test("prefixed elements get prefixed content")
  func prefixes() throws {
    var book = HandmadeBook(rows: "")
    book.sheet =
      #"<x:worksheet xmlns:x="\#(HandmadeBook.main)"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>"#
    let sheet = try book.patched([
      edit("A1", .blank, .number(1)), edit("B1", .blank, .number(2)),
    ])["xl/worksheets/sheet1.xml"]!
    #expect(
      sheet.contains(
        #"<x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1"><x:v>2</x:v></x:c></x:row>"#))
  }

  @Test("comments, CDATA and foreign children are passed over and kept")
  func foreignContent() throws {
    let book = HandmadeBook(
      rows:
        #"<!-- <c r="A1"> --><row r="1"><c r="A1" t="str"><v><![CDATA[<c r="A1">]]></v><extLst><ext/></extLst></c></row>"#
    )
    #expect(
      try book.rows([edit("A1", .text(#"<c r="A1">"#), .blank)])
        == #"<!-- <c r="A1"> --><row r="1"><c r="A1"><extLst><ext/></extLst></c></row>"#)
  }

  @Test("a UTF-16 part stays UTF-16")
  func utf16() throws {
    var book = HandmadeBook(
      rows: #"<row r="1"><c r="A1" t="inlineStr"><is><t>古</t></is></c></row>"#)
    book.strings = nil
    func utf16(_ text: String) -> [UInt8] {
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
    var parts = book.parts
    let index = try #require(parts.firstIndex { $0.path.hasSuffix("sheet1.xml") })
    parts[index].bytes = utf16(book.sheet)
    let patched = try Workbook(.folder(parts), name: "b").patched([
      edit("A1", .text("古"), .text("新"))
    ])
    guard case .folder(let files) = patched else { return }
    #expect(files[index].bytes == utf16(book.sheet.replacing("古", with: "新")))
  }

  @Test("a part whose declared encoding cannot hold the new text is refused")
  func narrowEncoding() throws {
    var book = two
    book.strings =
      #"<?xml version="1.0" encoding="ISO-8859-1"?><sst count="1"><si><t>a</t></si></sst>"#
    #expect(throws: WorkbookError.self) {
      try book.rows([edit("A1", .text("a"), .text("文"))])
    }
    #expect(try book.rows([edit("A1", .text("a"), .text("b"))]).contains("<v>1</v>"))
  }

  @Test("a cell that holds something else than expected refuses the patch")
  func changedMeanwhile() throws {
    #expect(throws: WorkbookError(.changedMeanwhile(expected: "6", found: "5"), cell: "B1")) {
      try two.rows([edit("A1", .text("名前"), .blank), edit("B1", .number(6), .number(7))])
    }
    #expect(throws: WorkbookError(.changedMeanwhile(expected: "x", found: ""), cell: "Z9")) {
      try two.rows([edit("Z9", .text("x"), .number(7))])
    }
    #expect(throws: WorkbookError(.noSuchSheet("なし"))) {
      try two.rows([
        CellEdit(
          sheet: "なし", reference: CellReference(row: 0, column: 0), from: .blank, to: .blank)
      ])
    }
  }

  @Test("an edit that changes nothing leaves every part as it was")
  func nothingToDo() throws {
    let before = Dictionary(
      uniqueKeysWithValues: two.parts.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    #expect(try two.patched([edit("B1", .number(5), .number(5))]) == before)
    #expect(try two.patched([edit("F8", .blank, .text(""))]) == before)
  }

  @Test("a signed workbook is refused")
  func signed() throws {
    var book = two
    book.signed = true
    #expect(throws: WorkbookError.self) { try book.rows([edit("B1", .number(5), .number(6))]) }
  }

  @Test("every refusal says in both languages what to do, each in words of its own")
  func refusals() {
    let all: [Refusal] = [
      .signed, .noWorksheet, .noSheetData, .misplacedCell, .arrayFormula, .dataTable, .pivotTable,
      .tableHeading, .mergedCell, .notFinite, .textLength, .formulaLength, .missingFormat,
      .noSuchFormat, .noteExists, .strictWorkbook, .sheetNameTaken, .tableNameTaken, .tooLarge,
      .noMemory, .partEncoding, .valuesOnly, .sharedWorkbook,
    ]
    for value in [all.map(\.key), all.map(\.message.ja), all.map(\.message.en)] {
      #expect(Set(value).count == all.count)
    }
    for refusal in all {
      let sentence = WorkbookError(.unsupportedEdit(refusal), part: "xl/a.xml", cell: "B7").message
      #expect(sentence.ja.hasPrefix(refusal.message.ja + "（") && sentence.ja.contains("B7"))
      #expect(sentence.en.hasPrefix(refusal.message.en + " (") && sentence.en.contains("B7"))
      #expect(refusal.message.ja.ranges(of: "。").count >= 2, "\(refusal.key)")
    }
  }

  @Test(
    "cells of merges, data tables, pivot tables and table headings are refused with their reason")
  func guarded() throws {
    var book = HandmadeBook(
      rows:
        #"<row r="1"><c r="A1"><f t="dataTable" ref="A1:B2" dt2D="1"/><v>1</v></c></row>"#)
    book.sheet = book.sheet.replacing(
      "</worksheet>",
      with: #"<mergeCells count="1"><mergeCell ref="D4:E5"/></mergeCells></worksheet>"#)
    for (place, refusal) in [("B2", Refusal.dataTable), ("E5", .mergedCell)] {
      #expect(
        throws: WorkbookError(
          .unsupportedEdit(refusal), part: "xl/worksheets/sheet1.xml", cell: place)
      ) { try book.rows([edit(place, .blank, .number(1))]) }
    }
    #expect(try book.rows([edit("D4", .blank, .number(1))]).contains(#"<c r="D4"><v>1</v></c>"#))
    let formats = try book.patched { $0.setStyle(1, at: CellReference("E5")!, in: "Sheet1") }
    #expect(formats["xl/worksheets/sheet1.xml"]!.contains(#"<c r="E5" s="1"/>"#))
  }

  @Test("a formula takes its result along, and the workbook asks for calculation where wanted")
  func formula() throws {
    let parts = try two.patched { patch in
      patch.setFormula(
        "IF(A1<\"b\",1,2)", cached: .text("<結果>"), at: CellReference("B1")!, in: "Sheet1",
        expecting: .number(5))
      patch.options.recalculate = true
    }
    #expect(
      parts["xl/worksheets/sheet1.xml"]!.contains(
        #"<c r="B1" x="y" t="str"><f>IF(A1&lt;"b",1,2)</f><v>&lt;結果&gt;</v></c>"#))
    #expect(
      parts["xl/workbook.xml"]!.hasSuffix(#"</sheets><calcPr fullCalcOnLoad="1"/></workbook>"#))
  }

  @Test("a signed workbook is patched where the signature may go")
  func allowedSigned() throws {
    var book = two
    book.signed = true
    let parts = try book.patched { patch in
      patch.options.allowsSigned = true
      patch.set(.number(6), at: CellReference("B1")!, in: "Sheet1")
    }
    #expect(parts["xl/worksheets/sheet1.xml"]!.contains("<v>6</v>"))
  }
}
