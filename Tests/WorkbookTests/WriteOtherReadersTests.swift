@preconcurrency @unsafe import Glibc
import Grid
import Testing

@testable import Workbook

/// Runs Python, which brings other people's readers; absent, the tests count as skipped.
private enum Python {
  /// What a script prints, nil where it fails or there is no Python.
  static func output(_ script: String, _ arguments: [String] = []) -> String? {
    let quoted = ([script] + arguments).map {
      "'"
        + $0.split(
          separator: "'", omittingEmptySubsequences: false
        ).joined(separator: "'\\''") + "'"
    }
    let command = "python3 -c " + quoted.joined(separator: " ") + " 2>/dev/null"
    guard let pipe = unsafe popen(command, "r") else { return nil }
    var bytes: [UInt8] = []
    var window = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = unsafe fread(&window, 1, window.count, pipe)
      guard count > 0 else { break }
      bytes += window[..<count]
    }
    guard unsafe pclose(pipe) == 0 else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func has(_ module: String) -> Bool { output("import \(module)") != nil }

  static let schemas =
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/../shared/schemas"

  static var canValidate: Bool { unsafe access(schemas, R_OK) == 0 && has("lxml") }
}

@Suite("What we write, as others read it")
struct WriteOtherReadersTests {
  private func withSample(_ body: (String) throws -> Void) throws {
    let bytes = try WriteBookTests.sample().bytes()
    let path = "/tmp/kensan-write-\(getpid())-\(UInt64.random(in: 0...UInt64.max)).xlsx"
    let opened = unsafe fopen(path, "wb")
    guard let file = unsafe opened else {
      Issue.record("no place for the sample")
      return
    }
    defer { unsafe _ = unlink(path) }
    let written = unsafe fwrite(bytes, 1, bytes.count, file)
    #expect(written == bytes.count)
    unsafe fclose(file)
    try body(path)
  }

  @Test("openpyxl sees values, styles and print set-up", .enabled(if: Python.has("openpyxl")))
  func openpyxl() throws {
    try withSample { path in
      let script = """
        import sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        cached = openpyxl.load_workbook(sys.argv[1], data_only=True)
        s = book.worksheets[0]
        print(s['A1'].value, s['A1'].font.b, s['A1'].fill.fgColor.rgb, s['B5'].value)
        print(cached.worksheets[0]['B5'].value, s['B5'].number_format, s.freeze_panes)
        print(s.print_title_rows, s.page_setup.orientation, s.page_setup.paperSize)
        print(s.auto_filter.ref, list(map(str, s.merged_cells.ranges)), len(s._charts))
        print(s['A3'].hyperlink.target, s['A2'].hyperlink.location)
        print(book.properties.title, s.sheet_properties.pageSetUpPr.fitToPage)
        """
      let lines = (Python.output(script, [path]) ?? "").split(separator: "\n").map(String.init)
      #expect(
        lines == [
          "区分 True FF1F4E79 =SUM(B2:B4)", "6 #,##0.0 B2", "$1:$1 landscape 9",
          "A1:C4 ['A7:C7'] 2", "https://example.jp/?a=1&b=2 '二枚目'!B2", "題名 & 副題 True",
        ])
    }
  }

  @Test("calamine sees the same texts and numbers", .enabled(if: Python.has("python_calamine")))
  func calamine() throws {
    try withSample { path in
      let script = """
        import sys, python_calamine
        rows = python_calamine.load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()
        print([rows[0], rows[1], rows[4][:2], rows[6][0]])
        """
      let output = Python.output(script, [path])
      #expect(
        output == "[['区分', '達成', '未達成'], ['第1節 <&>\\n \"二行目\" ', 1.0, 0.1], "
          + "['合計', 6.0], '結合']\n")
    }
  }

  @Test("every part is valid by the schemas", .enabled(if: Python.canValidate))
  func schemas() throws {
    try withSample { path in
      // xml:space on texts is what Excel itself writes, though the schema does not name it.
      let script = """
        import sys, zipfile
        from lxml import etree
        def schema(name): return etree.XMLSchema(etree.parse(sys.argv[2] + '/' + name))
        kinds = [('[Content_Types]', 'opc/opc-contentTypes.xsd'), ('.rels', 'opc/opc-relationships.xsd'),
          ('xl/charts/', 'ooxml/dml-chart.xsd'), ('xl/drawings/', 'ooxml/dml-spreadsheetDrawing.xsd'),
          ('xl/', 'ooxml/sml.xsd'), ('docProps/app', 'ooxml/shared-documentPropertiesExtended.xsd')]
        schemas = {name: schema(name) for _, name in kinds}
        archive = zipfile.ZipFile(sys.argv[1])
        assert archive.testzip() is None
        seen = 0
        for name in archive.namelist():
            tree = etree.fromstring(archive.read(name))
            for node in tree.iter(): node.attrib.pop('{http://www.w3.org/XML/1998/namespace}space', None)
            for key, file in kinds:
                if key in name:
                    seen += 1
                    if not schemas[file].validate(tree): print(name, schemas[file].error_log.last_error)
                    break
        print(seen)
        """
      #expect(Python.output(script, [path, Python.schemas]) == "14\n")
    }
  }
}
