import Grid
import Testing

@testable import Workbook

/// Small files that ask for much. Each holds so many of its kind that work growing with their square
/// would take minutes.
@Suite("hostile workbooks")
struct HostileTests {
  private static let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private func workbook(
    _ sheet: String, strings: String? = nil, styles: String? = nil, limits: Limits = .standard
  ) throws(WorkbookError) -> Workbook {
    try Workbook(
      ReadFiles.package(sheet: sheet, strings: strings, styles: styles), name: "x", limits: limits)
  }

  private func reason(_ body: () throws -> Void) -> WorkbookError.Reason? {
    do {
      try body()
      return nil
    } catch { return (error as? WorkbookError)?.reason }
  }

  private func count(_ workbook: Workbook) throws(WorkbookError) -> Int {
    var count = 0
    try workbook.forEachCell { _, _ in count += 1 }
    return count
  }

  @Test("a stray space in the last cell of a sheet is one cell, and the sheet one row")
  func lastCell() throws {
    let sheet =
      "<worksheet><dimension ref='A1:XFD1048576'/><sheetData><row r='1048576'><c r='XFD1048576' t='str'><v> </v></c></row></sheetData></worksheet>"
    let book = try workbook(sheet).book()
    #expect(book.sheets[0].cells.map { "\($0.reference)" } == ["XFD1048576"])
    #expect(book.sheets[0].extent?.description == "XFD1048576")
  }

  @Test("a million empty styled cells are no cells at all")
  func emptyCells() throws {
    let row = "<row>" + String(repeating: "<c s='1'/>", count: 1000) + "</row>"
    let sheet =
      "<worksheet><sheetData>" + String(repeating: row, count: 1000) + "</sheetData></worksheet>"
    var limits = Limits.standard
    limits.cells = 0
    #expect(try workbook(sheet, limits: limits).book().sheets[0].cells.isEmpty)
  }

  @Test("a merge over the whole sheet is one range; many merges are found without looking at each")
  func merges() throws {
    var xml =
      "<worksheet><sheetData/><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells></worksheet>"
    #expect(try workbook(xml).book().sheets[0].merges.map(\.description) == ["A1:XFD1048576"])
    xml = "<worksheet><sheetData/><mergeCells>"
    for row in 1...100_000 { xml += "<mergeCell ref='B\(row * 2):C\(row * 2 + 1)'/>" }
    let sheet = try workbook(xml + "</mergeCells></worksheet>").book().sheets[0]
    var found = 0
    for row in 1...100_000 {
      let place = CellReference(row: row * 2, column: 2)
      if sheet.merge(containing: place)?.first.row == row * 2 - 1 { found += 1 }
      if sheet.merge(containing: CellReference(row: row, column: 0)) != nil { found -= 1 }
    }
    #expect(found == 100_000)
  }

  @Test("hidden columns told a hundred thousand times are 16,384 columns")
  func hiddenColumns() throws {
    let column = "<col min='1' max='16384' hidden='1'/>"
    let sheet = try workbook(
      "<worksheet><cols>" + String(repeating: column, count: 100_000)
        + "<col min='5' max='999999999' hidden='1'/></cols><sheetData/></worksheet>"
    ).book().sheets[0]
    #expect(sheet.hiddenColumns.count == 16_384)
  }

  @Test("rows hidden one by one are as many as the file tells")
  func hiddenRows() throws {
    let rows = (1...100_000).map { "<row r='\($0 * 10)' hidden='1'/>" }.joined()
    let sheet = try workbook("<worksheet><sheetData>\(rows)</sheetData></worksheet>").book().sheets[
      0]
    #expect(sheet.hiddenRows.count == 100_000)
    #expect(sheet.hiddenRows.max() == 999_999)
  }

  @Test("a validation of ten thousand areas, ten times over, is read once")
  func validations() throws {
    let areas = (1...10_000).map { "A\($0)" }.joined(separator: " ")
    let one =
      "<dataValidation type='list' sqref='\(areas)'><formula1>\"a,b\"</formula1></dataValidation>"
    let xml =
      "<worksheet><sheetData/><dataValidations>" + String(repeating: one, count: 10)
      + "</dataValidations></worksheet>"
    let sheet = try workbook(xml).book().sheets[0]
    #expect(sheet.validations.map(\.ranges.count) == [Int](repeating: 10_000, count: 10))
  }

  @Test("one long shared formula in many cells is refused before it fills the memory")
  func sharedFormula() throws {
    let long = "SUM(" + String(repeating: "A1,", count: 2700) + "A1)"
    var xml =
      "<worksheet><sheetData><row><c><f t='shared' ref='A1:A9999' si='0'>\(long)</f><v>1</v></c></row>"
    for _ in 0..<100_000 { xml += "<row><c><f t='shared' si='0'/><v>1</v></c></row>" }
    xml += "</sheetData></worksheet>"
    var limits = Limits.standard
    limits.text = 1 << 20
    let book = try workbook(xml, limits: limits)
    #expect(reason { _ = try book.book() } == .limit(name: "text", value: 1 << 20))
  }

  @Test(
    "a long shared formula is read once, whether or not it is kept ready for other cells",
    // Sixty of the long ones take more than is kept.
    arguments: [(terms: 1000, rows: 3), (terms: 20_000, rows: 2)])
  func longSharedFormulas(terms: Int, rows: Int) throws {
    let long = String(repeating: "A1+$B2+", count: terms) + "1"
    var xml = "<worksheet><sheetData>"
    for row in 1...rows {
      xml += "<row>"
      for group in 0..<60 {
        xml += "<c><f t='shared' si='\(group)'>\(row == 1 ? long : "")</f><v>1</v></c>"
      }
      xml += "</row>"
    }
    let cells = try workbook(xml + "</sheetData></worksheet>").book().sheets[0].cells
    #expect(cells.count == 60 * rows)
    for row in 0..<rows {
      let moved = String(repeating: "A\(row + 1)+$B\(row + 2)+", count: terms) + "1"
      #expect(cells.filter { $0.reference.row == row }.allSatisfy { $0.formula == moved })
    }
  }

  @Test("one long string in many cells is refused before it fills the memory")
  func sharedString() throws {
    let strings = "<sst><si><t>" + String(repeating: "x", count: 100_000) + "</t></si></sst>"
    let row = "<row>" + String(repeating: "<c t='s'><v>0</v></c>", count: 1000) + "</row>"
    var limits = Limits.standard
    limits.text = 10 << 20
    let book = try workbook(
      "<worksheet><sheetData>\(row)</sheetData></worksheet>", strings: strings, limits: limits)
    #expect(reason { _ = try count(book) } == .limit(name: "text", value: 10 << 20))
  }

  @Test("a long number format in many cells does not become that much text")
  func longFormat() throws {
    let code = "&quot;" + String(repeating: "x", count: 100_000) + "&quot;0"
    let styles =
      "<styleSheet><numFmts><numFmt numFmtId='200' formatCode='\(code)'/></numFmts><cellXfs><xf numFmtId='200'/></cellXfs></styleSheet>"
    let row = "<row>" + String(repeating: "<c s='0'><v>1</v></c>", count: 1000) + "</row>"
    var limits = Limits.standard
    limits.text = 10 << 20
    let book = try workbook(
      "<worksheet><sheetData>\(row)</sheetData></worksheet>", styles: styles, limits: limits)
    var bytes = 0
    let found = reason {
      for cell in try book.book().sheets[0].cells { bytes += cell.shown.utf8.count }
    }
    #expect(found == .limit(name: "text", value: 10 << 20) || (found == nil && bytes < 10 << 20))
  }

  @Test("a sheet's name, which comes with every cell, is bounded")
  func longName() throws {
    let name = String(repeating: "x", count: 5000)
    let book =
      "<workbook xmlns:r='\(Self.type)'><sheets><sheet name='\(name)' sheetId='1' r:id='r1'/></sheets></workbook>"
    guard case .folder(var parts) = ReadFiles.package(sheet: "<worksheet/>") else { return }
    parts[parts.firstIndex { $0.path == "xl/workbook.xml" }!].bytes = Array(book.utf8)
    #expect(
      reason { _ = try Workbook(.folder(parts), name: "x") }
        == .limit(name: "sheet name", value: Limits.standard.sheetName))
  }

  @Test("a part that a thousand sheets name counts a thousand times")
  func oneSheetManyTimes() throws {
    var sheets = ""
    for index in 0..<1000 { sheets += "<sheet name='\(index)' sheetId='\(index)' r:id='r1'/>" }
    let cells = String(repeating: "<c><v>1</v></c>", count: 1000)
    guard
      case .folder(var parts) = ReadFiles.package(
        sheet: "<worksheet><sheetData><row>\(cells)</row></sheetData></worksheet>")
    else { return }
    let book = "<workbook xmlns:r='\(Self.type)'><sheets>\(sheets)</sheets></workbook>"
    parts[parts.firstIndex { $0.path == "xl/workbook.xml" }!].bytes = Array(book.utf8)
    var limits = Limits.standard
    limits.bytesInflated = 1 << 20
    let workbook = try Workbook(.folder(parts), name: "x", limits: limits)
    var read = 0
    #expect(
      reason { try workbook.forEachCell { _, _ in read += 1 } }
        == .limit(name: "bytes inflated", value: 1 << 20))
    #expect(read <= 1 << 20 / 15)
  }

  @Test("sheets are found among a hundred thousand relationships without looking at each")
  func manyRelationships() throws {
    var links = ""
    var sheets = ""
    for index in 0..<100_000 {
      links += "<Relationship Id='q\(index)' Type='x' Target='y'/>"
    }
    for index in 0..<1000 {
      sheets += "<sheet name='\(index)' sheetId='\(index)' r:id='r\(index)'/>"
      links += "<Relationship Id='r\(index)' Type='\(Self.type)/worksheet' Target='sheet1.xml'/>"
    }
    guard case .folder(var parts) = ReadFiles.package(sheet: "<worksheet/>") else { return }
    let book = "<workbook xmlns:r='\(Self.type)'><sheets>\(sheets)</sheets></workbook>"
    parts[parts.firstIndex { $0.path == "xl/workbook.xml" }!].bytes = Array(book.utf8)
    parts[parts.firstIndex { $0.path == "xl/_rels/workbook.xml.rels" }!].bytes = Array(
      "<Relationships>\(links)</Relationships>".utf8)
    #expect(try Workbook(.folder(parts), name: "x").sheetNames.count == 1000)
  }

  @Test(
    "attributes by the thousand are read in a sheet and refused where libxml2 would compare them")
  func attributes() throws {
    let many = (0..<100_000).map { " a\($0)='1'" }.joined()
    let sheet =
      "<worksheet\(many)><sheetData><row\(many)><c\(many) r='B2'\(many)><v>1</v></c></row></sheetData></worksheet>"
    #expect(try workbook(sheet).book().sheets[0].cells.map { "\($0.reference)" } == ["B2"])
    let styles = "<styleSheet\(many)/>"
    #expect(
      reason { _ = try workbook("<worksheet/>", styles: styles).book() }
        == .limit(name: "attributes", value: 256))
  }

  @Test("elements nested deep, and elements by the million, are refused in every kind of part")
  func nesting() throws {
    let deep = String(repeating: "<a>", count: 50_000) + String(repeating: "</a>", count: 50_000)
    let sheets = [
      (sheet: "<worksheet>\(deep)</worksheet>", strings: "<sst/>", styles: "<styleSheet/>"),
      ("<worksheet/>", "<sst><si>\(deep)</si></sst>", "<styleSheet/>"),
      ("<worksheet/>", "<sst/>", "<styleSheet>\(deep)</styleSheet>"),
    ]
    for (sheet, strings, styles) in sheets {
      let found = reason { _ = try workbook(sheet, strings: strings, styles: styles).book() }
      #expect(found == .limit(name: "nesting", value: 200))
    }
    let wide = "<styleSheet>" + String(repeating: "<a/>", count: 600_000) + "</styleSheet>"
    #expect(
      reason { _ = try workbook("<worksheet/>", styles: wide).book() }
        == .limit(name: "elements", value: 500_000))
  }

  @Test("links are found among as many relationships without looking at each")
  func manyLinks() throws {
    var links = ""
    var hyperlinks = ""
    for index in 1...40_000 {
      links +=
        "<Relationship Id='r\(index)' Type='\(Self.type)/hyperlink' Target='http://x/\(index)' TargetMode='External'/>"
      hyperlinks += "<hyperlink ref='A\(index)' r:id='r\(index)'/>"
    }
    let sheet =
      "<worksheet xmlns:r='\(Self.type)'><sheetData/><hyperlinks>\(hyperlinks)</hyperlinks></worksheet>"
    guard case .folder(var parts) = ReadFiles.package(sheet: sheet) else { return }
    parts.append(
      PartFile(
        path: "xl/_rels/sheet1.xml.rels",
        bytes: Array("<Relationships>\(links)</Relationships>".utf8)))
    let found = try Workbook(.folder(parts), name: "x").book().sheets[0].hyperlinks
    #expect(found.count == 40_000)
    #expect(found.last?.target == "http://x/40000")
  }

  @Test("namespaces by the thousand are not carried into every element")
  func namespaces() throws {
    let many = (0..<50_000).map { " xmlns:n\($0)='u'" }.joined()
    let rule =
      "<dataValidation xmlns:a='u' type='list' sqref='A1'><formula1>\"a\"</formula1></dataValidation>"
    let sheet = try workbook(
      "<worksheet\(many)><sheetData/><dataValidations>"
        + String(repeating: rule, count: 5000) + "</dataValidations></worksheet>"
    ).book().sheets[0]
    #expect(sheet.validations.count == 5000)
  }

  @Test("names by the thousand are not looked through for each of a thousand sheets")
  func manyNames() throws {
    var sheets = ""
    var names = ""
    for index in 0..<1000 { sheets += "<sheet name='\(index)' sheetId='\(index)' r:id='r1'/>" }
    for index in 0..<60_000 {
      names +=
        "<definedName name='n\(index)' localSheetId='\(index % 1000)'>n\(index)</definedName>"
    }
    let book =
      "<workbook xmlns:r='\(Self.type)'><sheets>\(sheets)</sheets><definedNames>\(names)</definedNames></workbook>"
    guard case .folder(var parts) = ReadFiles.package(sheet: "<worksheet/>") else { return }
    parts[parts.firstIndex { $0.path == "xl/workbook.xml" }!].bytes = Array(book.utf8)
    let found = try Workbook(.folder(parts), name: "x").book()
    #expect(found.sheets.count == 1000)
    #expect(found.definedNames.count == 60_000)
  }

  @Test("counts that a file declares are no reason to ask for memory")
  func declaredCounts() throws {
    let strings = "<sst count='4000000000' uniqueCount='4000000000'><si><t>x</t></si></sst>"
    let styles = "<styleSheet><cellXfs count='4000000000'><xf numFmtId='9'/></cellXfs></styleSheet>"
    let sheet =
      "<worksheet><sheetData><row spans='1:4000000000'><c t='s'><v>0</v></c></row></sheetData><mergeCells count='4000000000'/></worksheet>"
    #expect(try workbook(sheet, strings: strings, styles: styles).book().sheets[0].cells.count == 1)
  }

  @Test(
    "styles, strings and formula groups that do not exist are no style, an error, and no formula")
  func references() throws {
    let sheet = try workbook(
      "<worksheet><sheetData><row><c s='99999999999999999999'><v>1</v></c><c s='-1'><v>2</v></c><c><f t='shared' si='99999999999'/><v>3</v></c></row></sheetData></worksheet>"
    ).book().sheets[0]
    #expect(sheet.cells.map(\.value) == [.number(1), .number(2), .number(3)])
    #expect(sheet.cells.map(\.formula) == [nil, nil, nil])
    for index in ["99999999999999999999999", "-1", "4294967296", "x"] {
      let cell = "<row><c t='s'><v>\(index)</v></c></row>"
      let found = #expect(throws: WorkbookError.self) {
        try ReadFiles.sheet(cell, strings: "<sst><si><t>x</t></si></sst>")
      }
      #expect(found?.cell == "A1")
    }
  }

  @Test("no entity but the five is known, whatever it is called and wherever it stands")
  func entities() throws {
    for entity in ["&x;", "&#x110000;", "&#xD800;", "&;", "&#;", "&amp", "& ", "&#0x41;", "&lt"] {
      for sheet in [
        "<worksheet><sheetData><row><c t='str'><v>\(entity)</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c t='inlineStr'><is><t>\(entity)</t></is></c></row></sheetData></worksheet>",
      ] {
        let found = reason { _ = try workbook(sheet).book() }
        #expect(found == .malformedXML("entity"), "\(entity)")
      }
    }
  }

  @Test("a place that no sheet has is an error, not another cell's place")
  func places() throws {
    for row in [
      "<row r='1048577'><c><v>1</v></c></row>", "<row r='0'><c><v>1</v></c></row>",
      "<row r=\"16777214\"><c r=\"A16777214\"><v>1</v></c></row>",
      "<row r='1'><c r='XFE1'><v>1</v></c></row>", "<row r='1'><c r='A1048577'><v>1</v></c></row>",
      "<row r='1'><c r='XFD1'/><c><v>1</v></c></row>",
    ] { #expect(reason { _ = try ReadFiles.sheet(row) } == .outsideSheet) }
    for row in ["<row r='x1'><c/></row>", "<row r='1'><c r='A-1'><v>1</v></c></row>"] {
      let found = reason { _ = try ReadFiles.sheet(row) }
      #expect(found == .malformedXML("reference") || found == .outsideSheet)
    }
    let sheet = try ReadFiles.sheet("<row r=''><c r=''><v>1</v></c></row>")
    #expect(sheet.cells.map { "\($0.reference)" } == ["A1"])
  }

  @Test("a lost quote is an error, not markup taken for a value")
  func lostQuote() throws {
    for cell in ["<c r=\"A1\" s=\"1><v>1</v></c><c r=\"B1\"><v>2</v></c>", "<c r='A1><v>1</v></c>"]
    {
      let row = "<row r=\"1\" x=\"1\">\(cell)</row>"
      #expect(reason { _ = try ReadFiles.sheet(row) } == .malformedXML("tag"))
    }
    #expect(
      reason { _ = try ReadFiles.sheet("<row r=\"1\" x=\"1><c r=\"A1\"><v>1</v></c></row>") }
        == .malformedXML("tag"))
  }

  @Test("a DTD is refused wherever it stands")
  func doctypes() throws {
    let dtd = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
    for sheet in [dtd + "<worksheet/>", "<worksheet>\(dtd)</worksheet>", "<worksheet/>\(dtd)"] {
      #expect(reason { _ = try workbook(sheet).book() } == .dtd)
      #expect(reason { _ = try workbook("<worksheet/>", strings: sheet).book() } == .dtd)
      #expect(reason { _ = try workbook("<worksheet/>", styles: sheet).book() } == .dtd)
    }
  }
}
