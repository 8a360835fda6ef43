import FoundationEssentials
import Grid
import Testing

@testable import Workbook

/// Patched corpus files in front of other programs. A sample of the files, another with every
/// `PATCH_SEED`; all of them with `PATCH_KINDS=all`.
@Suite(
  "Patched corpus files, as others see them", .enabled(if: PatchFiles.exists(PatchFiles.corpus)))
struct PatchPeerTests {
  /// Patches a sample of the corpus into a folder, with a list of what was done where.
  private func patch(into folder: URL, every step: Int) throws {
    var list = ""
    let samples = PatchPropertyTests.samples()
    let step = PatchPropertyTests.makesAll ? 1 : step
    for (index, sample) in samples.enumerated() where index % step == PatchPropertyTests.seed % step
    {
      guard case .archive = sample.workbook.container else { continue }
      for kind in PatchPropertyTests.kinds(index / step) {
        guard let (sheet, cell, after) = try PatchPropertyTests.edit(sample, kind) else { continue }
        let file = folder.appending(path: "\(index)-\(kind).xlsx")
        try Data(after).write(to: file)
        let number = sample.book.sheets.firstIndex { $0.name == sheet.name } ?? 0
        list +=
          [
            sample.url.path, file.path, kind.rawValue, "\(number)", "\(cell.reference.row)",
            "\(cell.reference.column)",
          ].joined(separator: "\t") + "\n"
      }
    }
    try list.write(to: folder.appending(path: "list.tsv"), atomically: true, encoding: .utf8)
  }

  private func python(_ script: String, every step: Int) throws -> [String] {
    try PatchFiles.withTemporaryFolder { folder in
      try patch(into: folder, every: step)
      let file = folder.appending(path: "check.py")
      try script.write(to: file, atomically: true, encoding: .utf8)
      let run = PatchFiles.run(
        "python3",
        [
          file.path, folder.appending(path: "list.tsv").path,
          PatchFiles.shared.appending(path: "schemas").path,
        ])
      #expect(run.status == 0)
      return run.output.split(separator: "\n").map(String.init)
    }
  }

  @Test(
    "openpyxl and calamine see every other cell as before", .enabled(if: PatchFiles.hasReaders))
  func readers() throws {
    let lines = try python(Self.readers, every: 7)
    #expect(lines.dropLast() == [])
    #expect(Int(lines.last ?? "") ?? 0 > 40)
  }

  /// Prints the files in which another cell differs, and how many were compared.
  private static let readers = """
    import sys, warnings, openpyxl, python_calamine
    warnings.simplefilter('ignore')
    def by_openpyxl(path):
        book = openpyxl.load_workbook(path, data_only=True)
        return [{(c.row - 1, c.column - 1): c.value for c in getattr(s, '_cells', {}).values()
                 if c.value is not None} for s in book._sheets]
    def by_calamine(path):
        book = python_calamine.load_workbook(path)
        found = []
        for name in book.sheet_names:
            s = book.get_sheet_by_name(name)
            # A cell in the last corner is a grid of 17 thousand million.
            if s.height * s.width > 1_000_000: raise ValueError
            top, left = s.start or (0, 0)
            found.append({(top + i, left + j): v for i, r in enumerate(s.to_python(skip_empty_area=True))
                          for j, v in enumerate(r) if v != ''})
        return found
    seen = 0
    for line in open(sys.argv[1]):
        old, new, kind, sheet, row, column = line.rstrip('\\n').split('\\t')
        edited = (int(sheet), int(row), int(column))
        for read in by_openpyxl, by_calamine:
            try: before = read(old)
            except BaseException: continue
            try: after = read(new)
            except BaseException as e:
                print(read.__name__, kind, old, 'not read', type(e).__name__); continue
            seen += 1
            if len(after) != len(before) + (kind == 'sheet'): print(read.__name__, kind, old, 'sheets')
            for n, (a, b) in enumerate(zip(before, after)):
                odd = [k for k in a.keys() | b.keys() if a.get(k) != b.get(k)
                       and a.get(k) == a.get(k) and (n, *k) != edited]
                if odd: print(read.__name__, kind, old, n, odd[:3])
    print(seen)
    """

  @Test(
    "parts that were valid stay valid, and new parts are", .enabled(if: PatchFiles.canValidate))
  func schemas() throws {
    let lines = try python(Self.validator, every: 4)
    #expect(lines.dropLast() == [])
    #expect(Int(lines.last ?? "") ?? 0 > 60)
  }

  /// Prints the parts that became invalid, and how many were looked at.
  private static let validator = """
    import sys, zipfile
    from lxml import etree
    cache = {}
    def schema(name):
        if name not in cache: cache[name] = etree.XMLSchema(etree.parse(sys.argv[2] + '/' + name))
        return cache[name]
    def fault(data):
        try: tree = etree.fromstring(data)
        except etree.XMLSyntaxError as e: return 'syntax: ' + str(e)
        for node in tree.iter(): node.attrib.pop('{http://www.w3.org/XML/1998/namespace}space', None)
        space = etree.QName(tree).namespace or ''
        file = ('ooxml/sml.xsd' if space.endswith('spreadsheetml/2006/main') else
                'opc/opc-contentTypes.xsd' if space.endswith('content-types') else
                'opc/opc-relationships.xsd' if space.endswith('package/2006/relationships') else None)
        if file is None or schema(file).validate(tree): return None
        return str(schema(file).error_log.last_error)
    looked = 0
    for line in open(sys.argv[1]):
        old, new, kind = line.split('\\t')[:3]
        try: a = zipfile.ZipFile(old)
        except zipfile.BadZipFile: continue
        b = zipfile.ZipFile(new)
        before = set(a.namelist())
        for name in b.namelist():
            if not name.lower().endswith(('.xml', '.rels')): continue
            try: data = b.read(name)
            except Exception: continue
            if name in before:
                was = a.read(name)
                if was == data or fault(was): continue
            looked += 1
            found = fault(data)
            if found: print(kind, old, name, found)
    print(looked)
    """

  @Test(
    "LibreOffice shows a dozen patched files with every other cell as before",
    .enabled(if: PatchFiles.hasLibreOffice))
  func libreOffice() throws {
    try PatchFiles.withTemporaryFolder { folder in
      try patch(into: folder, every: PatchPropertyTests.makesAll ? 1 : 24)
      let list = try PatchFiles.text(folder.appending(path: "list.tsv"))
        .split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }.prefix(12)
      try #require(list.count >= 8)
      // Two files of one name in one folder are one file: the originals get a folder and a number.
      let originals = folder.appending(path: "before")
      try FileManager.default.createDirectory(at: originals, withIntermediateDirectories: true)
      var before: [String] = []
      for line in list {
        let copy = originals.appending(path: URL(filePath: line[1]).lastPathComponent)
        try FileManager.default.copyItem(atPath: line[0], toPath: copy.path)
        before.append(copy.path)
      }
      let old = try convert(before, in: folder, to: "old")
      let new = try convert(list.map { $0[1] }, in: folder, to: "new")
      for (index, line) in list.enumerated() where !old[index].isEmpty {
        // The edited cell's line, which a text breaks in two.
        let lost = Self.beyond(old[index], new[index])
        let added = Self.beyond(new[index], old[index])
        #expect(lost <= 2 && added <= 2 && !new[index].isEmpty, "\(line)")
      }
    }
  }

  /// How many lines one text has that the other has not.
  private static func beyond(_ one: [Substring], _ other: [Substring]) -> Int {
    var left = Dictionary(other.map { ($0, 1) }, uniquingKeysWith: +)
    return one.count { line in
      left[line, default: 0] -= 1
      return left[line, default: 0] < 0
    }
  }

  /// The lines of the first sheet as CSV, empty where the program makes nothing of a file.
  private func convert(_ files: [String], in folder: URL, to name: String) throws -> [[Substring]] {
    let target = folder.appending(path: name)
    _ = PatchFiles.run(
      "soffice",
      [
        "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to", "csv",
        "--outdir", target.path,
      ] + files)
    return files.map { file in
      let stem = URL(filePath: file).deletingPathExtension().lastPathComponent
      let text = try? PatchFiles.text(target.appending(path: stem + ".csv"))
      return text?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    }
  }
}
