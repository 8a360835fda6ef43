import FoundationEssentials
import Grid
import Testing

@testable import Workbook

@Suite("Rewriting an archive")
struct PatchArchiveTests {
  static let books = ["nasushiobara.xlsx", "isesaki.xlsx", "isesaki-blank.xlsx"]

  private func firstText(_ book: Book) throws -> (sheet: Sheet, cell: Cell) {
    for sheet in book.sheets {
      let cell = sheet.cells.first {
        if case .text = $0.value { return $0.formula == nil }
        return false
      }
      if let cell { return (sheet, cell) }
    }
    throw CancellationError()
  }

  @Test("an empty patch gives the same bytes", arguments: books + ["nasushiobara.csv"])
  func identity(name: String) throws {
    let bytes = try PatchFiles.fixture(name)
    #expect(try Workbook(.bytes(bytes), name: name).patched([]) == .bytes(bytes))
  }

  @Test(
    "one text touches its sheet and the shared strings, all else stays compressed as it was",
    arguments: books)
  func oneEdit(name: String) throws {
    let bytes = try PatchFiles.fixture(name)
    let workbook = try Workbook(.bytes(bytes), name: name)
    let before = try workbook.book()
    let (sheet, cell) = try firstText(before)
    let after = try workbook.patched([
      CellEdit(
        sheet: sheet.name, reference: cell.reference, from: cell.value, to: .text("新しい値\n二行目"))
    ]).file
    let (old, new) = (try PatchFiles.regions(bytes), try PatchFiles.regions(after))
    #expect(old.map(\.path) == new.map(\.path))
    let part = try #require(workbook.sheets.first { $0.name == sheet.name }).path
    let changed = zip(old, new).filter { $0.bytes != $1.bytes }.map(\.0.path)
    #expect(Set(changed) == Set([part, workbook.sharedStringsPath].compactMap { $0 }))

    let read = try Workbook(.bytes(after), name: name).book()
    for (one, other) in zip(before.sheets, read.sheets) {
      var expected = one.cells
      if one.name == sheet.name, let index = expected.firstIndex(where: { $0 == cell }) {
        expected[index].value = .text("新しい値\n二行目")
      }
      #expect(other.cells == expected)
      #expect(other.merges == one.merges)
    }
  }

  @Test(
    "descriptors, ZIP64 fields, a foreign head, comments and stored entries come out right",
    .enabled(if: PatchFiles.hasPython))
  func oddArchives() throws {
    let parts = HandmadeBook(rows: #"<row r="1"><c r="A1"><v>1</v></c></row>"#).parts
    try PatchFiles.withTemporaryFolder { folder in
      for part in parts {
        let url = folder.appending(path: "in/" + part.path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(part.bytes).write(to: url)
      }
      let script = folder.appending(path: "make.py")
      try Self.maker.write(to: script, atomically: true, encoding: .utf8)
      for kind in ["head", "stream", "zip64", "stored", "comment", "plain"] {
        let file = folder.appending(path: kind + ".xlsx")
        let made = PatchFiles.run(
          "python3", [script.path, folder.appending(path: "in").path, file.path, kind])
        try #require(made.status == 0)
        let bytes = try PatchFiles.bytes(file)
        let after = try Workbook(.bytes(bytes), name: "b.xlsx").patched([
          edit("A1", .number(1), .text("長い" + String(repeating: "文", count: 300)))
        ]).file
        let copy = folder.appending(path: kind + "-after.xlsx")
        try Data(after).write(to: copy)
        let checked = PatchFiles.run("python3", ["-c", Self.checker, file.path, copy.path])
        #expect(checked.output == "sheet1.xml sharedStrings.xml\n", "\(kind)")
        #expect(
          try Workbook(.bytes(after), name: "b.xlsx").book().sheets[0].cells[0].value.raw.count
            == 302)
      }
    }
  }

  private static let maker = """
    import sys, zipfile, os
    source, target, kind = sys.argv[1:]
    class Stream:
        def __init__(self, f): self.f = f
        def write(self, b): return self.f.write(b)
        def flush(self): self.f.flush()
    with open(target, 'wb') as f:
        method = zipfile.ZIP_STORED if kind == 'stored' else zipfile.ZIP_DEFLATED
        if kind == 'head': f.write(b'#!head\\n')
        z = zipfile.ZipFile(Stream(f) if kind == 'stream' else f, 'w', method)
        for folder, _, names in sorted(os.walk(source)):
            for name in sorted(names):
                path = os.path.join(folder, name)
                info = zipfile.ZipInfo(os.path.relpath(path, source), (2001, 2, 3, 4, 5, 6))
                info.compress_type = method
                with z.open(info, 'w', force_zip64=kind == 'zip64') as out:
                    out.write(open(path, 'rb').read())
        if kind == 'comment': z.comment = b'a comment'
        z.close()
    """

  /// Prints the entries whose content differs, after all checksums and names have been compared.
  private static let checker = """
    import sys, zipfile
    a, b = [zipfile.ZipFile(x) for x in sys.argv[1:]]
    assert b.testzip() is None and a.comment == b.comment
    assert a.namelist() == b.namelist()
    odd = []
    for x, y in zip(a.infolist(), b.infolist()):
        assert (x.date_time, x.compress_type, x.external_attr) == (y.date_time, y.compress_type, y.external_attr)
        if a.read(x) != b.read(y): odd.append(x.filename.split('/')[-1])
        else: assert (x.flag_bits, x.extra) == (y.flag_bits, y.extra)
    print(*sorted(odd, reverse=True))
    """

  @Test("removing the calculation chain leaves a sound archive")
  func removedEntry() throws {
    var book = HandmadeBook(rows: #"<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>"#)
    book.calculationChain = true
    let bytes = ZipWriter.archive(book.parts)
    let workbook = try Workbook(.bytes(bytes), name: "b.xlsx")
    let after = try workbook.patched([edit("A1", .number(2), .number(3))]).file
    let paths = try Archive(after, limits: .standard).entries.map(\.path)
    #expect(paths == book.parts.map(\.path).filter { $0 != "xl/calcChain.xml" })
    let cell = try Workbook(.bytes(after), name: "b.xlsx").book().sheets[0].cells[0]
    #expect(cell.value == .number(3) && cell.formula == nil)
  }
}
