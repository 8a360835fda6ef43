import FoundationEssentials
import Grid
import Testing

@testable import Workbook

@Suite("Appending a sheet")
struct PatchSheetTests {
  /// A sheet with texts, a styled number, a formula, a merge and repeated headings.
  static func sheet(_ name: String = "一覧") -> NewSheet {
    var sheet = NewSheet(name: name)
    var heading = NewStyle(fontSize: 11)
    heading.bold = true
    heading.fill = "DDEBF7"
    heading.borders = .init(all: .init(.thin))
    sheet[0, 0] = NewCell(.text("名前"), style: heading)
    sheet[0, 1] = NewCell(.text("新しい<文字>"), style: heading)
    sheet[1, 0] = NewCell(.number(0.5), style: NewStyle().with { $0.numberFormat = "0.0\"点\"" })
    sheet[1, 1] = NewCell(.number(1), formula: "A2*2")
    sheet.merge(CellRange("A4:B4")!)
    sheet.columnWidths[0] = 20
    sheet.printSetup.repeatedRows = 0...0
    return sheet
  }

  @Test("its texts and formats go behind the file's own, and the other sheets stay as they are")
  func appended() throws {
    let bytes = try PatchFiles.fixture("isesaki.xlsx")
    let workbook = try Workbook(.bytes(bytes), name: "isesaki.xlsx")
    let before = try workbook.book()
    var patch = WorkbookPatch()
    patch.appendSheet(Self.sheet())
    patch.appendSheet(Self.sheet("二枚目"))
    let after = try workbook.patched(patch).file
    let read = try Workbook(.bytes(after), name: "isesaki.xlsx")
    let book = try read.book()
    #expect(book.sheets.map(\.name) == before.sheets.map(\.name) + ["一覧", "二枚目"])
    for (one, other) in zip(before.sheets, book.sheets) {
      #expect(one.cells == other.cells && one.merges == other.merges)
    }
    let sheet = try #require(book.sheet(named: "一覧"))
    #expect(
      sheet.cells.map { "\($0.reference)=\($0.shown)\($0.formula ?? "")" } == [
        "A1=名前", "B1=新しい<文字>", "A2=0.5点", "B2=1A2*2",
      ])
    #expect(sheet.merges == [CellRange("A4:B4")!])
    #expect(
      book.definedName("_xlnm.Print_Titles", inSheet: before.sheets.count)?.formula
        == "'一覧'!$1:$1")
    #expect(
      try PatchFiles.changedParts(bytes, after) == [
        "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
      ])
  }

  @Test("equal formats are not added twice")
  func sharedFormats() throws {
    let bytes = try PatchFiles.fixture("isesaki.xlsx")
    var patch = WorkbookPatch()
    patch.appendSheet(Self.sheet())
    let once = try Workbook(.bytes(bytes), name: "a.xlsx").patched(patch).file
    patch = WorkbookPatch()
    patch.appendSheet(Self.sheet("二枚目"))
    let twice = try Workbook(.bytes(once), name: "a.xlsx").patched(patch).file
    #expect(
      try Workbook(.bytes(once), name: "a.xlsx").partBytes("xl/styles.xml")
        == Workbook(.bytes(twice), name: "a.xlsx").partBytes("xl/styles.xml"))
  }

  @Test("a name that is taken is refused, in whatever case")
  func taken() throws {
    #expect(
      throws: WorkbookError(.unsupportedEdit(.sheetNameTaken), part: "xl/workbook.xml")
    ) {
      try HandmadeBook(rows: "").patched { $0.appendSheet(NewSheet(name: "SHEET1")) }
    }
  }

  @Test(
    "openpyxl and LibreOffice read the book with the new sheet",
    .enabled(if: PatchFiles.hasOpenpyxl && PatchFiles.hasLibreOffice))
  func others() throws {
    let bytes = try PatchFiles.fixture("nasushiobara.xlsx")
    var patch = WorkbookPatch()
    patch.appendSheet(Self.sheet())
    let after = try Workbook(.bytes(bytes), name: "n.xlsx").patched(patch).file
    try PatchFiles.withTemporaryFolder { folder in
      let file = folder.appending(path: "after.xlsx")
      try Data(after).write(to: file)
      let script = """
        import sys, openpyxl
        s = openpyxl.load_workbook(sys.argv[1])['一覧']
        print(s['A1'].value, s['A1'].font.b, s['A1'].fill.fgColor.rgb, s['A2'].number_format)
        print(s['B2'].value, s.print_title_rows, s['B2'].font.b)
        """
      #expect(
        PatchFiles.run("python3", ["-c", script, file.path]).output
          == "名前 True FFDDEBF7 0.0\"点\"\n=A2*2 $1:$1 False\n")
      let run = PatchFiles.run(
        "soffice",
        [
          "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to",
          "fods", "--outdir", folder.path, file.path,
        ])
      try #require(run.status == 0)
      let text = try PatchFiles.text(folder.appending(path: "after.fods"))
      #expect(text.contains("新しい&lt;文字&gt;") && text.contains("0.5点"))
    }
  }
}
