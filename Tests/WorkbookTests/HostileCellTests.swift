import Grid
import Testing

@testable import Workbook

/// Cells that hold, or ask to show, more than any program would write.
@Suite("hostile cells")
struct HostileCellTests {
  private func workbook(
    _ rows: String, strings: String? = nil, styles: String? = nil, limits: Limits = .standard
  ) throws(WorkbookError) -> Workbook {
    try Workbook(
      ReadFiles.package(
        sheet: "<worksheet><sheetData>\(rows)</sheetData></worksheet>", strings: strings,
        styles: styles), name: "x", limits: limits)
  }

  @Test("a text or formula many times longer than Excel's is refused where it stands")
  func longTexts() throws {
    var limits = Limits.standard
    limits.textOfCell = 1000
    let long = String(repeating: "x", count: 1001)
    for (type, content, strings, part) in [
      ("str", "<v>\(long)</v>", "<sst/>", "xl/sheet1.xml"),
      ("inlineStr", "<is><t>\(long)</t></is>", "<sst/>", "xl/sheet1.xml"),
      ("n", "<f>\(long)</f><v>1</v>", "<sst/>", "xl/sheet1.xml"),
      ("s", "<v>0</v>", "<sst><si><t>\(long)</t></si></sst>", "xl/sharedStrings.xml"),
    ] {
      let found = #expect(throws: WorkbookError.self, "\(type)") {
        try workbook(
          "<row><c t='\(type)'>\(content)</c></row>", strings: strings, limits: limits
        ).book()
      }
      #expect(found?.reason == .limit(name: "text of a cell", value: 1000), "\(type)")
      #expect(found?.part == part, "\(type)")
    }
    let csv = try Workbook(.bytes(Array("a,b\nc,\(long)".utf8)), name: "x.csv", limits: limits)
    let found = #expect(throws: WorkbookError.self) { try csv.book() }
    #expect(found?.reason == .limit(name: "text of a cell", value: 1000))
    #expect(found?.cell == "B2")
  }

  @Test("a number format far longer than Excel takes shows numbers as they are")
  func endlessFormats() throws {
    // Each would be read or shown in the square of its length.
    for piece in ["[", "0", ".", "#,", "?/", "ggge", "E+0", "m", ";", "&quot;x"] {
      let code = "0." + String(repeating: piece, count: 50_000)
      let styles =
        "<styleSheet><numFmts><numFmt numFmtId='200' formatCode='\(code)'/></numFmts>"
        + "<cellXfs><xf numFmtId='200'/></cellXfs></styleSheet>"
      let row = "<row>" + String(repeating: "<c s='0'><v>1.5</v></c>", count: 20) + "</row>"
      let cells = try workbook(row, styles: styles).book().sheets[0].cells
      #expect(cells.map(\.shown) == [String](repeating: "1.5", count: 20), "\(piece)")
    }
  }

  @Test("an endless list of choices is no list; its rule is kept as it stands")
  func endlessChoices() throws {
    let list = "\"" + String(repeating: "あ,", count: 100_000) + "\""
    let sheet =
      "<worksheet><sheetData/><dataValidations><dataValidation type='list' sqref='A1'>"
      + "<formula1>\(list)</formula1></dataValidation></dataValidations></worksheet>"
    let found = try Workbook(ReadFiles.package(sheet: sheet), name: "x").book().sheets[0]
    #expect(found.validations.map(\.choices) == [nil])
    #expect(found.validations.map(\.formula) == [list])
  }

  @Test("cells in no order are put in theirs, and of two at one place the later one counts")
  func descendingRows() throws {
    let rows = (1...100_000).reversed().map { "<row r='\($0)'><c><v>\($0)</v></c></row>" }
    let again = "<row r='7'><c><v>-7</v></c></row>"
    let cells = try workbook(rows.joined() + again).book().sheets[0].cells
    #expect(cells.count == 100_000)
    #expect(cells.prefix(8).map(\.value) == [1, 2, 3, 4, 5, 6, -7, 8].map { .number($0) })
    #expect(cells.last?.value == .number(100_000))
  }
}
