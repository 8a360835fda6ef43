import FoundationEssentials
import Grid
import Testing

@testable import Workbook

@Suite("Row moves of a whole workbook")
struct RowsWorkbookTests {
  private func book() -> HandmadeBook {
    var book = HandmadeBook(
      rows:
        #"<row r="1"><c r="A1" s="1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><f>SUM(A1:A2)</f><v>3</v></c></row>"#
    )
    book.calculationChain = true
    return book
  }

  private let path = "xl/worksheets/sheet1.xml"

  @Test("the calculation chain goes; nothing is calculated anew where results stay")
  func insertion() throws {
    let parts = try book().patched { $0.insertRows(1, before: 1, in: "Sheet1") }
    #expect(
      parts[path]!.contains(
        #"<dimension ref="A1:B3"/><sheetData><row r="1"><c r="A1" s="1"><v>1</v></c></row><row r="2"><c r="A2" s="1"/></row><row r="3"><c r="A3"><v>2</v></c></row><row r="4"><c r="A4"><f>SUM(A1:A3)</f><v>3</v></c></row></sheetData>"#
      ))
    #expect(parts["xl/calcChain.xml"] == nil)
    #expect(!parts["xl/workbook.xml"]!.contains("fullCalcOnLoad"))
  }

  @Test("where rows a formula adds up are taken out, the next program is asked to calculate")
  func deletion() throws {
    let parts = try book().patched { $0.deleteRows(1...1, in: "Sheet1") }
    #expect(parts[path]!.contains(#"<row r="2"><c r="A2"><f>SUM(A1:A1)</f><v>3</v></c></row>"#))
    #expect(parts["xl/workbook.xml"]!.contains(#"<calcPr fullCalcOnLoad="1"/>"#))
  }

  @Test("cells are edited at the places they have before the rows move")
  func editsFirst() throws {
    let parts = try book().patched {
      $0.insertRows(2, before: 0, in: "Sheet1")
      $0.set(.number(9), at: CellReference("A2")!, in: "Sheet1", expecting: .number(2))
      $0.deleteRows(0...0, in: "Sheet1")
    }
    #expect(
      parts[path]!.contains(#"<sheetData><row r="3"><c r="A3"><v>9</v></c></row><row r="4">"#))
  }

  @Test("a sheet that is not there is refused")
  func noSheet() {
    #expect(throws: WorkbookError(.noSuchSheet("Sheet9"))) {
      try book().patched { $0.deleteRows(0...0, in: "Sheet9") }
    }
  }

  @Test("an address written as text is refused, or left with a warning where that is allowed")
  func texts() throws {
    var book = HandmadeBook(
      rows: #"<row r="1"><c r="A1"><f>INDIRECT("A9")&amp;INDIRECT(B1)</f></c></row>"#)
    book.styles = nil
    var patch = WorkbookPatch()
    patch.insertRows(1, before: 3, in: "Sheet1")
    let workbook = try Workbook(.folder(book.parts), name: "book")
    let refused = WorkbookError(.unsupportedEdit(.textReference), part: path, cell: "A1")
    #expect(throws: refused) { try workbook.patched(patch) }
    patch.options.leavesTextReferences = true
    #expect(
      try workbook.warnings(of: patch)
        == [PatchWarning(reason: .textReference, part: path, cell: "A1")])
  }

  /// A fixture with rows put in and taken out.
  private func movedFixture() throws -> [UInt8] {
    let workbook = try Workbook(.bytes(PatchFiles.fixture("isesaki.xlsx")), name: "isesaki.xlsx")
    var patch = WorkbookPatch()
    for sheet in workbook.sheetNames {
      patch.insertRows(2, before: 4, in: sheet)
      patch.deleteRows(9...9, in: sheet)
    }
    return try workbook.patched(patch).file
  }

  private func places(_ bytes: [UInt8]) throws -> [String] {
    var places: [String] = []
    try Workbook(.bytes(bytes), name: "moved.xlsx").forEachCell { sheet, cell in
      places.append("\(sheet)!\(cell.reference)\n")
    }
    return places
  }

  @Test(
    "openpyxl and calamine find the moved cells where we do",
    .enabled(if: PatchFiles.hasReaders))
  func readers() throws {
    let bytes = try movedFixture()
    try PatchFiles.withTemporaryFolder { folder in
      let file = folder.appending(path: "moved.xlsx")
      try Data(bytes).write(to: file)
      let script = """
        import sys, openpyxl, python_calamine
        for s in openpyxl.load_workbook(sys.argv[1]):
          for r in s.iter_rows():
            for c in r:
              if c.value is not None: print(f"{s.title}!{c.coordinate}")
        book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
        for name in book.sheet_names:
          for i, r in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False)):
            for j, v in enumerate(r):
              if v != "": print(f"{name}!{openpyxl.utils.get_column_letter(j + 1)}{i + 1}")
        """
      let run = PatchFiles.run("python3", ["-c", script, file.path])
      let places = try places(bytes).joined()
      #expect(run.output == places + places)
    }
  }

  @Test(
    "sheets and the workbook part stay valid against the schema",
    .enabled(if: PatchFiles.canValidate))
  func schema() throws {
    let original = try Workbook(.bytes(PatchFiles.fixture("isesaki.xlsx")), name: "a.xlsx")
    let moved = try Workbook(.bytes(movedFixture()), name: "b.xlsx")
    try PatchFiles.withTemporaryFolder { folder in
      let script =
        "import sys\nfrom lxml import etree\nschema = etree.XMLSchema(etree.parse(sys.argv[1]))\n"
        + "for file in sys.argv[2:]: print(schema.validate(etree.parse(file)))"
      var files: [String] = []
      for part in [original.workbookPart] + original.sheets.map(\.path) {
        for book in [original, moved] {
          let file = folder.appending(path: "part\(files.count).xml")
          try Data(book.partBytes(part)).write(to: file)
          files.append(file.path)
        }
      }
      let schema = PatchFiles.shared.appending(path: "schemas/ooxml/sml.xsd").path
      let run = PatchFiles.run("python3", ["-c", script, schema] + files)
      #expect(run.output == files.map { _ in "True\n" }.joined())
    }
  }

  @Test(
    "LibreOffice moves the same rows to the same formulas, merges and names",
    .enabled(if: LibreOfficeRows.isThere))
  func libreOffice() throws {
    var rows = ""
    for row in 1...12 {
      rows +=
        #"<row r="\#(row)"><c r="A\#(row)"><v>\#(row)</v></c><c r="B\#(row)"><f>SUM(A$1:A\#(row))*$A$5+A\#(13 - row)</f><v>0</v></c></row>"#
    }
    var book = HandmadeBook(rows: rows)
    book.sheet = book.sheet.replacing(
      "</sheetData>",
      with:
        #"</sheetData><mergeCells count="2"><mergeCell ref="D2:E6"/><mergeCell ref="D9:E9"/></mergeCells>"#
    )
    let move: (inout WorkbookPatch) -> Void = {
      $0.insertRows(2, before: 4, in: "Sheet1", look: .plain)
    }
    let ours = try Workbook(.folder(book.patchedFiles(move)), name: "ours")
    try PatchFiles.withTemporaryFolder { folder in
      let original = try LibreOfficeRows.archive(book.parts, in: folder)
      let theirs = try LibreOfficeRows.insert(2, before: 4, into: original, in: folder)
      let (found, made) = (try formulas(theirs), try formulas(ours))
      #expect(found.joined(separator: "\n") == made.joined(separator: "\n"))
      #expect(try theirs.book().sheets.map(\.merges) == ours.book().sheets.map(\.merges))
    }
  }

  private func formulas(_ book: Workbook) throws -> [String] {
    var found: [String] = []
    try book.forEachCell { _, cell in found.append("\(cell.reference) \(cell.formula ?? "")") }
    return found
  }
}
