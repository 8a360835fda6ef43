import Grid
import Testing

@testable import Workbook

@Suite("Writing new workbooks")
struct WriteBookTests {
  /// A book that uses everything the writer can do.
  static func sample() -> NewBook {
    let heading = NewStyle().with {
      $0.bold = true
      $0.color = "FFFFFF"
      $0.fill = "1F4E79"
      $0.borders = .init(all: .init(.thin, color: "BFBFBF"))
      $0.wrap = true
    }
    var sheet = NewSheet(name: "概要 'A' & B")
    for (column, text) in ["区分", "達成", "未達成"].enumerated() {
      sheet[0, column] = NewCell(.text(text), style: heading)
    }
    for row in 1...3 {
      sheet[row, 0] = NewCell(.text("第\(row)節 <&>\n \"二行目\" "))
      sheet[row, 1] = NewCell(.number(Double(row)))
      sheet[row, 2] = NewCell(.number(0.1 * Double(row)))
    }
    sheet[4, 1] = NewCell(
      .number(6), style: NewStyle().with { $0.numberFormat = "#,##0.0" }, formula: "SUM(B2:B4)")
    sheet[4, 0] = NewCell(.text("合計"), formula: "\"合\"&\"計\"")
    sheet[5, 0] = NewCell(.boolean(true))
    sheet[5, 1] = NewCell(.error("#N/A"))
    sheet[6, 0] = NewCell(.text("結合"), style: heading)
    sheet.merge(CellRange("A7:C7")!)
    sheet.columnWidths = [0: 30, 1: 10]
    sheet.rowHeights = [0: 24, 9: 40]
    sheet.freeze = CellReference("B2")
    sheet.autoFilter = CellRange("A1:C4")
    sheet.printSetup.repeatedRows = 0...0
    sheet.printSetup.area = CellRange("A1:H30")
    sheet.printSetup.footer = "&C&P / &N"
    sheet.tabColor = "1F4E79"
    sheet.links = [
      NewLink(
        CellReference("A2")!, to: .cell(sheet: "二枚目", reference: CellReference("B2")!)),
      NewLink(CellReference("A3")!, to: .address("https://example.jp/?a=1&b=2")),
    ]
    func source(_ range: String) -> NewChart.Source {
      NewChart.Source(sheet: "概要 'A' & B", range: CellRange(range)!)
    }
    var chart = NewChart(
      kind: .stackedBar, title: "達成の状況", categories: source("A2:A4"),
      series: [
        .init(
          name: source("B1"), values: source("B2:B4"), color: "1F4E79",
          labels: .init(color: "FFFFFF")),
        .init(name: source("C1"), values: source("C2:C4"), color: "D9D9D9"),
      ], anchor: CellRange("A10:F25")!)
    chart.valueAxis.title = "指標の数"
    var other = chart
    other.kind = .bar
    other.orientation = .vertical
    other.anchor = CellRange("A27:F40")!
    sheet.charts = [chart, other]
    var second = NewSheet(name: "二枚目")
    second[1, 1] = NewCell(.text("本文"))
    second[2, 1] = NewCell(.text("カ\u{3099}"))
    second[3, 1] = NewCell(.text("ガ"))
    var book = NewBook(sheets: [sheet, second], title: "題名 & 副題", creator: "kensan")
    book.definedNames = ["年度": "'二枚目'!$B$2"]
    return book
  }

  @Test("the same content gives the same bytes")
  func deterministic() throws {
    let bytes = try Self.sample().bytes()
    #expect(bytes == (try Self.sample().bytes()))
    #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
  }

  @Test("our own reader gets back every cell as it was put in")
  func readBack() throws {
    let book = Self.sample()
    let read = try Workbook(.bytes(try book.bytes()), name: "neu.xlsx").book()
    #expect(read.sheets.map(\.name) == book.sheets.map(\.name))
    for (written, sheet) in zip(book.sheets, read.sheets) {
      for (reference, cell) in written.cells where !cell.value.isBlank {
        let back = sheet[reference]
        #expect(back?.value.raw == cell.value.raw, "\(written.name)!\(reference)")
        #expect(back?.formula == cell.formula, "\(written.name)!\(reference)")
      }
    }
    #expect(read.sheets[0].merges == [CellRange("A7:C7")!])
    #expect(read.sheets[0][CellReference("B5")!]?.shown == "6.0")
  }

  @Test("spellings that Unicode calls equal stay as they were written")
  func canonicalEquivalents() throws {
    let read = try Workbook(.bytes(try Self.sample().bytes()), name: "neu.xlsx").book()
    let texts = read.sheets[1].cells.map { Array($0.value.raw.unicodeScalars).count }
    #expect(texts == [2, 2, 1])
  }

  @Test(
    "control characters, and text that looks like their escape, survive",
    arguments: ["\u{1}", "a\u{8}b", "_x000D_", "__x0041__", "a\rb", "\r\n", "_x41_", " \t ", "𠮷野家"])
  func escapes(text: String) throws {
    var sheet = NewSheet(name: "字")
    sheet[0, 0] = NewCell(.text(text))
    let bytes = try NewBook(sheets: [sheet]).bytes()
    let read = try Workbook(.bytes(bytes), name: "neu.xlsx").book()
    let back = read.sheets[0][CellReference(row: 0, column: 0)]?.value.raw ?? ""
    #expect(Array(back.utf8) == Array(text.utf8))
  }

  @Test("the escape of a control character is the standard's")
  func escapeSequence() {
    func escaped(_ text: String) -> String {
      var bytes: [UInt8] = []
      MarkupEscape.append(text.utf8, as: .cell, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(escaped("a\u{B}b") == "a_x000B_b")
    #expect(escaped("_x000B_") == "_x005F_x000B_")
    #expect(escaped("_x00_") == "_x00_")
    #expect(escaped("\u{FFFE}<ï&\u{FFFF}") == "_xFFFE_&lt;ï&amp;_xFFFF_")
  }

  @Test(
    "a sheet name that Excel refuses is refused",
    arguments: ["", "a/b", "a:b", "[x]", "'a", String(repeating: "長", count: 32)])
  func sheetNames(name: String) {
    #expect(throws: WorkbookError.self) { try NewBook(sheets: [NewSheet(name: name)]).bytes() }
  }

  @Test("two sheets of one name, a book without sheets, and too long a text are refused")
  func refusals() {
    let twice = [NewSheet(name: "A"), NewSheet(name: "a")]
    #expect(throws: WorkbookError.self) { try NewBook(sheets: twice).bytes() }
    #expect(throws: WorkbookError.self) { try NewBook(sheets: []).bytes() }
    var sheet = NewSheet(name: "長い")
    sheet[4, 1] = NewCell(.text(String(repeating: "あ", count: 32_768)))
    let error = #expect(throws: WorkbookError.self) { try NewBook(sheets: [sheet]).bytes() }
    #expect(error?.cell == "B5")
  }

  @Test("any text can be made into a sheet name that differs from the others")
  func madeNames() {
    #expect(NewBook.sheetName("政策/施策[1]") == "政策・施策・1・")
    let long = String(repeating: "長", count: 40)
    let first = NewBook.sheetName(long)
    let second = NewBook.sheetName(long, taken: [first])
    #expect(first.count == 31)
    #expect(second.count <= 31 && second != first)
  }

  @Test("wrapped Japanese text is counted in lines of its column's width")
  func lineCount() {
    #expect(NewSheet.lines(of: "あいうえお", width: 11) == 1)
    #expect(NewSheet.lines(of: "あいうえおか", width: 11) == 2)
    #expect(NewSheet.lines(of: "あ\nい\n", width: 11) == 3)
  }

  @Test("a picture's size is read from its header")
  func pictures() throws {
    let png = try PictureFile(WriteDemonstration.picture)
    #expect([png.width, png.height] == [2, 2] && png.fileExtension == "png")
    let head: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC2, 0, 17, 8]
    let jpeg = try PictureFile(head + [0, 16, 1, 32, 3, 1, 0x22, 0])
    #expect([jpeg.width, jpeg.height] == [288, 16] && jpeg.type == "image/jpeg")
    #expect(throws: WorkbookError(.impossible(.picture))) { try PictureFile(head) }
    #expect(throws: WorkbookError(.impossible(.picture))) { try PictureFile([]) }
  }

  @Test("what an address of the web cannot hold is encoded, the rest stays")
  func addresses() throws {
    var sheet = NewSheet(name: "先")
    let address = "https://example.jp/様式 [1].xlsx?a=50%25&b=\"c\""
    sheet.links = [NewLink(CellReference("A1")!, to: .address(address))]
    let archive = try Archive(NewBook(sheets: [sheet]).bytes(), limits: .standard)
    let entry = try #require(archive.entry(named: "xl/worksheets/_rels/sheet1.xml.rels"))
    let text = String(decoding: try archive.inflated(entry, limits: .standard), as: UTF8.self)
    #expect(text.contains("\"https://example.jp/様式%20%5B1%5D.xlsx?a=50%25&amp;b=%22c%22\""))
  }

  @Test("columns are made as wide as what they show, full width counted twice")
  func fittedColumns() {
    var sheet = NewSheet(name: "幅")
    sheet[0, 0] = NewCell(.text("全角六文字だ"))
    sheet[1, 0] = NewCell(.text("half"))
    sheet[0, 1] = NewCell(
      .number(1_234_567.8), style: NewStyle().with { $0.numberFormat = "#,##0.0" })
    sheet[0, 2] = NewCell(.text(String(repeating: "長", count: 99)))
    sheet.fitColumns(0...2, within: 8...40)
    #expect(sheet.columnWidths == [0: 14, 1: 13, 2: 40])
  }
}
