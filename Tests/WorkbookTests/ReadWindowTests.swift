import FoundationEssentials
import Grid
import Testing

@testable import Workbook

/// What reading a worksheet gave: its cells, and the fault at which it ended.
struct ReadOutcome: Equatable {
  var records: [CellTable.Record]
  var rows: [CellTable.Row]
  var texts: [UInt8]
  var formulas: [Int: Range<Int>]
  var error: WorkbookError?

  private static let options = CellTable.Options(keepsFormulas: true, texts: 1 << 30)

  private init(_ table: CellTable, _ error: WorkbookError?) {
    records = Array(table.records)
    rows = table.rows
    texts = table.texts
    formulas = Dictionary(table.formulas.map { ($0.record, $0.text) }) { $1 }
    self.error = error
  }

  /// By the general scanner alone, the whole part at once.
  static func general(_ bytes: [UInt8], _ strings: SharedStrings) -> ReadOutcome {
    var table = CellTable(strings: strings, options: options)
    var scanner = WorksheetScanner(part: "s", nesting: 200)
    do throws(WorkbookError) {
      while true {
        let event = try scanner.next(bytes.span)
        if event == .end { return ReadOutcome(table, nil) }
        if event == .cell { try table.append(scanner, bytes.span) }
      }
    } catch { return ReadOutcome(table, error) }
  }

  /// By both scanners, in windows.
  static func windows(of size: Int, _ bytes: [UInt8], _ strings: SharedStrings) -> ReadOutcome {
    var table = CellTable(strings: strings, options: options)
    var reader = WorksheetReader(part: "s", nesting: 200)
    var range = 0..<min(size, bytes.count)
    do throws(WorkbookError) {
      while true {
        let isLast = range.upperBound == bytes.count
        let consumed = try reader.read(
          bytes.span.extracting(range), isLast: isLast, into: &table)
        if isLast { return ReadOutcome(table, nil) }
        let start = range.lowerBound + consumed
        range = start..<min(bytes.count, range.upperBound + max(size, range.count - consumed))
      }
    } catch {
      var error = error
      error.offset = error.offset.map { $0 + range.lowerBound }
      return ReadOutcome(table, error)
    }
  }
}

@Suite("both scanners, at any window size")
struct ReadWindowTests {
  /// Cells and what may stand between them, from the usual to the strange and the broken.
  private static let pieces = [
    "<row r=\"1\" spans=\"1:9\">", "<row r=\"2\">", "<row>", "<row r='3'>",
    "<row r=\"12\" a=\">\">",
    "<row r=\"4\"/>", "<row r=\"0\">", "<row r=\"1048576\">", "</row>", "</row>", "</row>", "\n  ",
    "<c r=\"A1\"><v>1</v></c>", "<c r=\"B1\" s=\"3\"><v>-12.50</v></c>", "<c><v>7</v></c>",
    "<c r=\"C2\" t=\"s\"><v>0</v></c>", "<c r=\"D12\" s=\"1\" t=\"s\"><v>2</v></c>",
    "<c r=\"E1\" t=\"s\"><v>1</v></c>", "<c r=\"F2\" s=\"9\"/>", "<c r=\"G2\" s=\"9\"></c>",
    "<c r=\"H1\" t=\"b\"><v>1</v></c>", "<c r=\"I2\" t=\"b\"><v>true</v></c>",
    "<c r=\"J1\" t=\"e\"><v>#DIV/0!</v></c>", "<c r=\"K1\" t=\"str\"><v>あいう</v></c>",
    "<c r=\"L1\" t=\"str\"><f>A1&amp;B1</f><v>a&amp;b</v></c>",
    "<c r=\"M1\"><f>A1+1</f><v>2</v></c>",
    "<c r=\"M2\"><f>A2+1</f></c>", "<c r=\"N1\" t=\"inlineStr\"><is><t>ここ</t></is></c>",
    "<c r=\"O1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> x </t></is></c>",
    "<c r=\"P1\" t=\"inlineStr\"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c>",
    "<c r=\"Q1\" t=\"d\"><v>2024-04-01</v></c>", "<c t=\"n\" r=\"R1\"><v>5</v></c>",
    "<c  r=\"S1\" ><v>6</v ></c >", "<c r='T1'><v>1e3</v></c>", "<c r=\"U1\"><v>1E-7</v></c>",
    "<c r=\"V1\"><v>0.30000000000000004</v></c>", "<c r=\"XFD1\"><v>1</v></c>",
    "<c r=\"XFE1\"><v>1</v></c>", "<c r=\"W1\"><v>2 </v></c>", "<c r=\"X1\"><v/></c>",
    "<c r=\"Y1\"><v><!-- <v> -->3</v></c>", "<c r=\"Z1\" t=\"str\"><v><![CDATA[<&>]]></v></c>",
    "<x:c r=\"AA1\"><x:v>4</x:v></x:c>", "<c r=\"a1\"><v>8</v></c>", "<c r=\"A01\"><v>9</v></c>",
    "<c r=\"AB1\" t=\"str\"><v>_x0041__b</v></c>", "<c r=\"AC1\" t=\"t\"><v>x</v></c>",
    "<c r=\"AD1\" s=\"12345678901\" t=\"n\"><v>.5</v></c>", "<!-- <c r=\"A1\"> -->", "<?x y?>",
    "<c r=\"AE1\"><f t=\"shared\" si=\"0\" ref=\"AE1:AF1\">A1</f><v>1</v></c>",
    "<c r=\"AF1\"><f t=\"shared\" si=\"0\"/><v>1</v></c>", "<c r=\"AG1\"><v>abc</v></c>",
    "<c r=\"AH1\" t=\"str\"><v></v></c>", "<c r=\"AI1\" t=\"inlineStr\"><is><t> y</t></is></c>",
    "<c r=\"AJ1\"><v>99999999999999999999</v></c>", "<c r=\"AK1\"><is><t>z</t></is><v>1</v></c>",
    "<extLst><ext/></extLst>", "<c r=\"AL1\"><v>1</v><extLst><c/></extLst></c>",
  ]
  private static let broken = [
    "<c r=\"A1\"><v>&x;</v></c>", "<c r=\"A1\" t=\"s\"><v>99</v></c>", "<c", "<!DOCTYPE a>",
    "</worksheet>", "<c r=\"A1\" t=\"str\"><v>]]>&#x3042;</v></c>", "</c>", "<", "<c r=\"A1\"",
  ]

  private func strings() throws -> SharedStrings {
    let part = PartFile(
      path: "t", bytes: Array("<sst><si><t>一</t></si><si><t/></si><si><t>二</t></si></sst>".utf8))
    return try SharedStrings(
      PartStream(.folder([part]), "t", options: PartStream.Options(), limits: .standard), part: "t",
      limits: .standard)
  }

  @Test("cells of every shape are the same by both scanners, in windows down to 64 bytes")
  func shapes() throws {
    let strings = try strings()
    var state: UInt64 = 1
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var cells = 0
    var faults = 0
    for round in 0..<400 {
      var xml = "<?xml version=\"1.0\"?><worksheet><dimension ref=\"A1\"/><sheetData>"
      for _ in 0..<(5 + random(60)) {
        // Most rounds are sound, so that they are read to their end.
        let list = round % 3 == 0 && random(40) == 0 ? Self.broken : Self.pieces
        xml += list[random(list.count)]
      }
      xml += "</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>"
      let open = xml.ranges(of: "<row").count - xml.ranges(of: "<row r=\"4\"/>").count
      let missing = open - xml.ranges(of: "</row").count
      if missing > 0 {
        let ends = String(repeating: "</row>", count: missing)
        xml.replace("</sheetData>", with: ends + "</sheetData>")
      }
      let bytes = Array(xml.utf8)
      let wanted = ReadOutcome.general(bytes, strings)
      cells += wanted.records.count
      if wanted.error != nil { faults += 1 }
      for size in [64, 65 + random(200), 1000, bytes.count] {
        let found = ReadOutcome.windows(of: size, bytes, strings)
        #expect(found == wanted, "round \(round), windows of \(size): \(xml)")
        if found != wanted { return }
      }
    }
    #expect(cells > 3_000)
    #expect(faults > 20)
  }

  @Test("the fast scanner alone reads what programs usually write")
  func usual() throws {
    var xml = ""
    for row in 1...40 {
      xml += "<row r=\"\(row)\" spans=\"1:4\"><c r=\"A\(row)\" s=\"2\"><v>\(row).25</v></c>"
      xml += "<c r=\"B\(row)\" t=\"s\"><v>0</v></c><c r=\"C\(row)\" s=\"1\"/></row>\n"
    }
    let bytes = Array((xml + String(repeating: " ", count: 200)).utf8)
    var table = CellTable(strings: try strings(), options: CellTable.Options(texts: 0))
    var scanner = CellScanner(part: "s", nesting: 200, stopsAtRows: false)
    let place = try scanner.scan(bytes.span, from: CellScanner.Place(), into: &table)
    #expect(place.position > xml.utf8.count)
    #expect(table.records.count == 80)
    #expect(table.rows.map(\.number) == Array(0..<40))
  }

  @Test(
    "the worksheets of the corpus are the same by both scanners",
    .enabled(if: ReadFiles.exists(ReadFiles.corpus)))
  func corpus() throws {
    var compared = 0
    let names = try FileManager.default.subpathsOfDirectory(atPath: ReadFiles.corpus.path).sorted()
    for name in names where name.hasSuffix(".xlsx") {
      let bytes = try ReadFiles.bytes(ReadFiles.corpus.appending(path: name))
      guard bytes.count < 60_000, let workbook = try? Workbook(.bytes(bytes), name: name),
        let reader = try? workbook.cellReader()
      else { continue }
      for sheet in workbook.sheets where sheet.isWorksheet {
        var inflated = 0
        guard let part = try? workbook.sheetBytes(sheet, &inflated), part.count < 300_000 else {
          continue
        }
        let wanted = ReadOutcome.general(part, reader.table.strings)
        #expect(ReadOutcome.windows(of: 777, part, reader.table.strings) == wanted, "\(name)")
        #expect(
          ReadOutcome.windows(of: part.count, part, reader.table.strings) == wanted, "\(name)")
        compared += wanted.records.count
      }
    }
    #expect(compared > 20_000)
  }
}
