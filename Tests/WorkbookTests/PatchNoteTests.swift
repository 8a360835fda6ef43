import FoundationEssentials
import Grid
import Testing

@testable import Workbook

@Suite("Pinning notes")
struct PatchNoteTests {
  private let b2 = CellReference(row: 1, column: 1)
  private let sheetLinks = "xl/worksheets/_rels/sheet1.xml.rels"

  private func twoNotes(_ patch: inout WorkbookPatch) {
    patch.addNote("単位が\nありません", author: "審査", at: b2, in: "Sheet1")
    patch.addNote("<二つ目>", author: "審査", at: CellReference(row: 0, column: 0), in: "Sheet1")
  }

  @Test("a sheet without notes gets texts, boxes, links, types and the element that ties them")
  func fresh() throws {
    var book = HandmadeBook(rows: "")
    book.sheet = book.sheet.replacing(
      "</worksheet>", with: "<pageMargins/><tableParts/><extLst/></worksheet>")
    let parts = try book.patched(twoNotes)
    #expect(
      parts["xl/comments1.xml"]
        == #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
        + #"<comments xmlns="\#(HandmadeBook.main)"><authors><author>審査</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t xml:space="preserve">単位が"#
        + "\n"
        + #"ありません</t></r></text></comment><comment ref="A1" authorId="0"><text><r><t>&lt;二つ目&gt;</t></r></text></comment></commentList></comments>"#
    )
    let drawing = try #require(parts["xl/drawings/vmlDrawing1.vml"])
    #expect(drawing.ranges(of: "<v:shape ").count == 2)
    #expect(drawing.ranges(of: "<v:shapetype ").count == 1)
    #expect(drawing.contains(#"data="1""#))
    #expect(drawing.contains("_x0000_s1025\"") && drawing.contains("_x0000_s1026\""))
    #expect(drawing.contains("<x:Row>1</x:Row><x:Column>1</x:Column>"))
    #expect(
      parts["xl/worksheets/sheet1.xml"]!.contains(
        #"<pageMargins/><legacyDrawing xmlns:r="\#(HandmadeBook.relations)" r:id="rId2"/><tableParts/>"#
      ))
    #expect(
      parts[sheetLinks]!.hasSuffix(
        #"<Relationship Id="rId1" Type="\#(HandmadeBook.relations)/comments" Target="../comments1.xml"/><Relationship Id="rId2" Type="\#(HandmadeBook.relations)/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>"#
      ))
    let types = try #require(parts["[Content_Types].xml"])
    #expect(types.contains(#"<Override PartName="/xl/comments1.xml" ContentType="application"#))
    #expect(types.contains(#"<Default Extension="vml""#))
  }

  @Test("a second patch puts its note behind the first one's, under the next number")
  func appended() throws {
    let once = try HandmadeBook(rows: "").patchedFiles(twoNotes)
    var patch = WorkbookPatch()
    patch.addNote("三", author: "別の人", at: CellReference(row: 4, column: 4), in: "Sheet1")
    patch.addNote("四", author: "審査", at: CellReference(row: 5, column: 4), in: "Sheet1")
    guard case .folder(let twice) = try Workbook(.folder(once), name: "b").patched(patch) else {
      return
    }
    #expect(twice.map(\.path) == once.map(\.path))
    let changed = zip(once, twice).filter { $0 != $1 }.map(\.0.path)
    #expect(changed == ["xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"])
    let texts = String(
      decoding: twice.first { $0.path == "xl/comments1.xml" }?.bytes ?? [], as: UTF8.self)
    #expect(texts.contains("<author>審査</author><author>別の人</author></authors>"))
    #expect(texts.contains(#"<comment ref="E5" authorId="1"><text><r><t>三"#))
    #expect(texts.contains(#"<comment ref="E6" authorId="0"><text><r><t>四"#))
    let shapes = String(
      decoding: twice.first { $0.path.hasSuffix(".vml") }?.bytes ?? [], as: UTF8.self)
    #expect(shapes.contains("_x0000_s1028\"") && !shapes.contains("_x0000_s1029\""))
    #expect(shapes.ranges(of: "<v:shapetype ").count == 1)
  }

  @Test("a cell that has a note is refused, and so is a sheet that is not there")
  func refused() throws {
    let once = try HandmadeBook(rows: "").patchedFiles(twoNotes)
    var patch = WorkbookPatch()
    patch.addNote("又", author: "", at: b2, in: "Sheet1")
    #expect(
      throws: WorkbookError(.unsupportedEdit(.noteExists), part: "xl/comments1.xml", cell: "B2")
    ) { try Workbook(.folder(once), name: "b").patched(patch) }
    #expect(throws: WorkbookError(.noSuchSheet("無"))) {
      try HandmadeBook(rows: "").patched { $0.addNote("", author: "", at: b2, in: "無") }
    }
  }

  @Test(
    "beside form controls a note joins their drawing, and openpyxl reads it",
    .enabled(if: PatchFiles.exists(PatchFiles.formControls) && PatchFiles.hasOpenpyxl))
  func controls() throws {
    let bytes = try PatchFiles.bytes(PatchFiles.formControls)
    let workbook = try Workbook(.bytes(bytes), name: "f.xlsx")
    var patch = WorkbookPatch()
    let sheet = workbook.sheetNames[0]
    let place = CellReference("AZ90")!
    patch.addNote("確認してください", author: "審査", at: place, in: sheet)
    let after = try workbook.patched(patch).file
    let old = try Archive(bytes, limits: .standard)
    let new = try Archive(after, limits: .standard)
    let added = Set(new.entries.map(\.path)).subtracting(old.entries.map(\.path))
    #expect(added == ["xl/comments1.xml"])
    for path in old.entries.map(\.path) where path.hasSuffix(".vml") {
      let (one, other) = (
        try workbook.partBytes(path),
        try Workbook(.bytes(after), name: "f")
          .partBytes(path)
      )
      let (before, now) = (
        String(decoding: one, as: UTF8.self), String(decoding: other, as: UTF8.self)
      )
      #expect(
        now.ranges(of: "<v:shape ").count == before.ranges(of: "<v:shape ").count
          + (before == now ? 0 : 1))
    }
    try PatchFiles.withTemporaryFolder { folder in
      let file = folder.appending(path: "after.xlsx")
      try Data(after).write(to: file)
      let script =
        "import sys, openpyxl\nc = openpyxl.load_workbook(sys.argv[1]).worksheets[0]['AZ90'].comment\n"
        + "print(c.author, c.text)"
      #expect(
        PatchFiles.run("python3", ["-c", script, file.path]).output == "審査 確認してください\n")
    }
  }
}
