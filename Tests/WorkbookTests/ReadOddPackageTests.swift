import Grid
import Testing

@testable import Workbook

@Suite("reading packages as producers write them")
struct ReadOddPackageTests {
  private static let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let row = "<row r='1'><c r='A1'><v>7</v></c></row>"

  private func parts(_ changes: [String: String?] = [:]) throws -> [PartFile] {
    let sheet = "<worksheet><sheetData>\(Self.row)</sheetData></worksheet>"
    guard case .folder(let all) = ReadFiles.package(sheet: sheet) else { return [] }
    var texts = Dictionary(
      uniqueKeysWithValues: all.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    for (path, text) in changes { texts[path] = text }
    return texts.sorted { $0.key < $1.key }.map {
      PartFile(path: $0.key, bytes: Array($0.value.utf8))
    }
  }

  private func values(_ source: WorkbookSource) throws -> [String] {
    var all: [String] = []
    try Workbook(source, name: "x.xlsx").forEachCell { sheet, cell in
      all.append("\(sheet)!\(cell.reference) \(Corpus.text(cell.value) ?? "")")
    }
    return all
  }

  private func error(_ source: WorkbookSource) -> WorkbookError? {
    do throws(WorkbookError) {
      let workbook = try Workbook(source, name: "x.xlsx")
      try workbook.forEachCell { _, _ in }
      return nil
    } catch { return error }
  }

  @Test("strict workbooks read like transitional ones")
  func strict() throws {
    let main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    let strict = try parts().map { part in
      var text = String(decoding: part.bytes, as: UTF8.self)
      text = text.replacing(
        Self.type, with: "http://purl.oclc.org/ooxml/officeDocument/relationships")
      text = text.replacing("<worksheet>", with: "<worksheet xmlns='\(main)' conformance='strict'>")
      return PartFile(path: part.path, bytes: Array(text.utf8))
    }
    #expect(try values(.folder(strict)) == ["S!A1 n 7.0"])
  }

  @Test("prefixed elements read like others in the workbook's own parts too")
  func prefixes() throws {
    let changes = [
      "xl/workbook.xml":
        "<x:workbook xmlns:x='urn:x' xmlns:rel='\(Self.type)'><x:sheets><x:sheet name='S' sheetId='1' rel:id='r1'/></x:sheets></x:workbook>",
      "xl/_rels/workbook.xml.rels":
        "<p:Relationships xmlns:p='urn:p'><p:Relationship Id='r1' Type='\(Self.type)/worksheet' Target='sheet1.xml'/></p:Relationships>",
    ]
    #expect(try values(.folder(parts(changes))) == ["S!A1 n 7.0"])
  }

  @Test(
    "UTF-16 parts and parts in a declared encoding read like UTF-8",
    arguments: [
      "UTF-16", "Shift_JIS", "EUC-JP", "ISO-2022-JP", "windows-31j",
    ])
  func encodings(name: String) throws {
    let text = name == "EUC-JP" || name == "ISO-2022-JP" ? "表計算" : "表①髙"
    let xml =
      "<?xml version='1.0' encoding='\(name)'?><worksheet><sheetData><row><c t='str'><v>\(text)</v></c></row></sheetData></worksheet>"
    let encoding = name == "Shift_JIS" || name == "windows-31j" ? "CP932" : name
    var bytes: [UInt8]? = [0xFF, 0xFE]
    if name == "UTF-16" {
      for unit in xml.utf16 { bytes! += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    } else {
      bytes = TextEncoding.convert(Array(xml.utf8)[...], from: "UTF-8", to: encoding)
    }
    var parts = try parts()
    parts[try #require(parts.firstIndex { $0.path == "xl/sheet1.xml" })].bytes = try #require(bytes)
    #expect(try values(.folder(parts)) == ["S!A1 s \(text)"])
  }

  @Test("bytes that do not follow their own declaration are refused with the part's name")
  func wrongEncoding() throws {
    let changes = ["xl/sheet1.xml": "<?xml version='1.0' encoding='EUC-JP'?><a>\u{FF}\u{80}</a>"]
    let found = try error(.folder(parts(changes)))
    #expect(found?.reason == .malformedXML("encoding"))
    #expect(found?.part == "xl/sheet1.xml")
  }

  @Test("parts are found whatever the case and the slashes of their names")
  func names() throws {
    for name in ["XL/Sheet1.XML", "xl\\sheet1.xml", "/xl/sheet1.xml"] {
      var archive = ComposedArchive(try parts())
      archive["xl/sheet1.xml"].name = Array(name.utf8)
      #expect(try values(.bytes(archive.bytes)) == ["S!A1 n 7.0"], "\(name)")
    }
  }

  @Test("descriptors behind the data, 64-bit sizes and 64-bit ends are read")
  func archives() throws {
    var archive = ComposedArchive(try parts())
    for index in archive.entries.indices { archive.entries[index].hasDescriptor = true }
    #expect(try values(.bytes(archive.bytes)) == ["S!A1 n 7.0"])
    var large = ComposedArchive(try parts())
    for index in large.entries.indices { large.entries[index].isZip64 = true }
    #expect(try values(.bytes(large.bytes)) == ["S!A1 n 7.0"])
    large.isZip64 = true
    #expect(try values(.bytes(large.bytes)) == ["S!A1 n 7.0"])
    #expect(try values(.bytes(Array("#!/bin/sh\n".utf8) + archive.bytes)) == ["S!A1 n 7.0"])
    #expect(try values(.bytes(archive.bytes + Array("trailing".utf8))) == ["S!A1 n 7.0"])
  }

  @Test("a sheet without its part is named; the sheets before it are read")
  func danglingSheet() throws {
    let workbook =
      "<workbook xmlns:r='\(Self.type)'><sheets><sheet name='S' sheetId='1' r:id='r1'/><sheet name='欠' sheetId='2' r:id='r9'/></sheets></workbook>"
    let source = WorkbookSource.folder(try parts(["xl/workbook.xml": workbook]))
    var read: [String] = []
    let found = #expect(throws: WorkbookError.self) {
      try Workbook(source, name: "x").forEachCell { read.append("\($0)!\($1.reference)") }
    }
    #expect(read == ["S!A1"])
    #expect(found == WorkbookError(.missingSheet("欠"), part: "xl/workbook.xml"))
    #expect(found?.message.ja.contains("シート「欠」") == true)
  }

  @Test("chart sheets hold no cells and are no fault")
  func chartSheet() throws {
    let links =
      "<Relationships><Relationship Id='r1' Type='\(Self.type)/worksheet' Target='sheet1.xml'/><Relationship Id='r2' Type='\(Self.type)/chartsheet' Target='chart.xml'/></Relationships>"
    let workbook =
      "<workbook xmlns:r='\(Self.type)'><sheets><sheet name='C' sheetId='1' r:id='r2'/><sheet name='S' sheetId='2' r:id='r1'/></sheets></workbook>"
    let changes = [
      "xl/workbook.xml": workbook, "xl/_rels/workbook.xml.rels": links,
      "xl/chart.xml": "<chartsheet/>",
    ]
    let source = WorkbookSource.folder(try parts(changes))
    #expect(try values(source) == ["S!A1 n 7.0"])
    #expect(try Workbook(source, name: "x").book().sheets.map(\.name) == ["C", "S"])
  }

  @Test("days count from 1904 where the workbook says so; ISO dates follow")
  func date1904() throws {
    let sheet =
      "<worksheet><sheetData><row><c s='1'><v>1</v></c><c t='d'><v>1904-01-03</v></c><c t='d'><v>1904-01-02T12:00:00</v></c></row></sheetData></worksheet>"
    for (flag, days) in [
      ("date1904='1'", ["1.0", "2.0", "1.5"]), ("", ["1.0", "1464.0", "1463.5"]),
    ] {
      let workbook =
        "<workbook xmlns:r='\(Self.type)'><workbookPr \(flag)/><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>"
      let source = WorkbookSource.folder(
        try parts(["xl/workbook.xml": workbook, "xl/sheet1.xml": sheet]))
      #expect(
        try values(source) == zip(["A", "B", "C"], days).map { "S!\($0)1 n \($1)" })
      #expect(try Workbook(source, name: "x").date1904 == !flag.isEmpty)
    }
  }

  @Test("array formulas keep their text and value, in the first cell and in the others")
  func arrayFormula() throws {
    let sheet = try ReadFiles.sheet(
      """
      <row><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c></row>
      <row><c r="A2"><v>4</v></c></row>
      <row><c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B3" t="str"><f>""</f><v></v></c></row>
      """)
    #expect(sheet.cells.map(\.formula) == ["B1:B2*2", nil, "1/0", "\"\""])
    #expect(sheet.cells.map(\.value) == [.number(2), .number(4), .error("#DIV/0!"), .blank])
  }

  @Test("white space, references, CDATA and comments inside a value leave its number as it is")
  func pieces() throws {
    let sheet = try ReadFiles.sheet(
      """
      <row><c><v>2 </v></c><c><v>\n3</v></c><c><v>&#x34;</v></c><c><v>1<!-- -->2</v></c>
      <c><v><![CDATA[1]]>3</v></c><c t="s"><v>&#48;</v></c><c t="s"><v> 0 </v></c><c t="b"><v> 1 </v></c>
      <c t="e"><v> #N/A </v></c><c><v>-0</v></c><c t="str"><v><![CDATA[a\r\n&lt;]]></v></c>
      <c><v> </v></c><c/></row>
      """, strings: "<sst><si><t>x</t></si></sst>")
    #expect(
      sheet.cells.map(\.value) == [
        .number(2), .number(3), .number(4), .number(12), .number(13), .text("x"), .text("x"),
        .boolean(true), .error("#N/A"), .number(0), .text("a\n&lt;"),
      ])
    #expect("\(sheet.cells[9].value)" == "number(0.0)", "Excel knows no negative zero")
  }

  @Test("a reference in an attribute means what it stands for")
  func attributeReferences() throws {
    let sheet = try ReadFiles.sheet(
      """
      <row><c t="&#115;"><v>0</v></c><c t="s&#x74;r"><v>7</v></c>
      <c><f t="sh&#97;red" ref="C1:D1" si="&#49;">A1</f><v>1</v></c>
      <c><f t="shared" si="1"/><v>2</v></c></row>
      <row r="&#x33;"><c r="&#66;3"><v>5</v></c></row>
      """, strings: "<sst><si><t>x</t></si></sst>")
    #expect(
      sheet.cells.map(\.value) == [.text("x"), .text("7"), .number(1), .number(2), .number(5)])
    #expect(sheet.cells.map(\.formula) == [nil, nil, "A1", "B1", nil])
    #expect(sheet.cells.last?.reference == CellReference("B3"))
  }

  @Test("xml:space counts for its own text only, and white space in references is trimmed as well")
  func whiteSpace() throws {
    let sheet = try ReadFiles.sheet(
      """
      <row><c t="inlineStr"><is><t> a </t></is></c><c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>
      <c t="inlineStr"><is><r><t xml:space="preserve">a </t></r><r><t> b</t></r></is></c>
      <c t="inlineStr"><is><t>&#10;a&#32;</t></is></c><c t="inlineStr"><is><t>_x0020_a_x000D_</t></is></c>
      <c t="str"><v> a </v></c><c t="inlineStr"><is><t>a_x00e9_b_X0041_</t></is></c></row>
      """)
    #expect(
      sheet.cells.map(\.value.raw) == ["a", " a ", "a b", "a", " a\r", " a ", "aéb_X0041_"])
  }

  @Test(
    "templates read like workbooks, and keep their macros when patched",
    arguments: [
      "template.main", "template.macroEnabled.main", "sheet.macroEnabled.main",
    ])
  func templates(kind: String) throws {
    let types =
      "<Types><Default Extension='bin' ContentType='application/vnd.ms-office.vbaProject'/><Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.\(kind)+xml'/></Types>"
    var all = try parts(["[Content_Types].xml": types])
    // The type alone leads to the workbook as well.
    all.removeAll { $0.path == "_rels/.rels" }
    let macros = PartFile(path: "xl/vbaProject.bin", bytes: [0xD0, 0xCF, 0, 1, 2])
    let source = WorkbookSource.bytes(ComposedArchive(all + [macros]).bytes)
    let workbook = try Workbook(source, name: "x.xltm")
    #expect(workbook.kind == (kind.contains("macro") ? .xlsm : .xlsx))
    #expect(try values(source) == ["S!A1 n 7.0"])
    let edit = CellEdit(
      sheet: "S", reference: CellReference(row: 0, column: 0), from: .number(7), to: .number(8))
    let patched = try Workbook(workbook.patched([edit]), name: "x.xltm")
    #expect(try patched.partBytes("xl/vbaProject.bin") == macros.bytes)
    #expect(try patched.partBytes("[Content_Types].xml") == Array(types.utf8))
  }

  @Test("old, binary and open formats are named for what they are, with the way to convert them")
  func otherFormats() throws {
    func stream(_ name: String) -> [UInt8] {
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1016)
        + name.utf8.flatMap { [$0, UInt8(0)] } + [UInt8](repeating: 0, count: 200)
    }
    #expect(error(.bytes(stream("Workbook")))?.reason == .legacyXLS)
    #expect(error(.bytes(stream("WordDocument")))?.reason == .notAWorkbook)
    #expect(error(.bytes(stream("EncryptedPackage")))?.reason == .encrypted)
    func archive(_ names: [(String, String)]) -> WorkbookSource {
      .bytes(
        ComposedArchive(names.map { PartFile(path: $0.0, bytes: Array($0.1.utf8)) }).bytes)
    }
    let ods = archive([
      ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>"),
    ])
    #expect(error(ods)?.reason == .openDocument)
    #expect(error(archive([("xl/workbook.bin", "x")]))?.reason == .binaryXLSB)
    #expect(
      error(archive([("word/document.xml", "<a/>"), ("_rels/.rels", "<a/>")]))?.reason
        == .otherArchive)
    #expect(error(archive([("指標.xlsx", "x")]))?.reason == .otherArchive)
    #expect(error(archive([("_rels/.rels", "<a/>")]))?.reason == .missingPart("xl/workbook.xml"))
    for reason in [WorkbookError.Reason.legacyXLS, .binaryXLSB, .openDocument] {
      #expect(WorkbookError(reason).message.ja.contains("kensan convert"))
      #expect(WorkbookError(reason).message.en.contains("kensan convert"))
    }
  }
}
