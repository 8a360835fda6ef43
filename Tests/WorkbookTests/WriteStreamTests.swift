import Grid
import Testing

@testable import Workbook

@Suite("Writing row by row")
struct WriteStreamTests {
  /// Rows enough for several windows, with every kind of value.
  private static func write(
    rows: Int, namesEveryCell: Bool = true, to sink: @escaping Writer.Sink
  ) throws(WorkbookError) {
    var settings = NewBook(sheets: [])
    settings.namesEveryCell = namesEveryCell
    var writer = try Writer(settings, to: sink)
    let date = try writer.style(NewStyle().with { $0.numberFormat = "yyyy/mm/dd" })
    try writer.open(NewSheet(name: "一覧"))
    try writer.row(["番号", "名前", "値", "日付", "空"].map { .text($0) })
    for index in 1...rows {
      try writer.row(index + 2)
      try writer.cell(.number(Double(index)))
      try writer.cell(.text("名前 \(index % 5_000)"))
      try writer.cell(.number(Double(index * 37 % 1_000) / 8))
      try writer.cell(.number(45_000 + Double(index % 300)), style: date)
      try writer.cell(index % 2 == 0 ? .boolean(true) : .blank, column: 6)
      try writer.cell(formula: "A\(index + 3)*2", result: .number(Double(index * 2)), column: 30)
    }
    try writer.close()
    try writer.finish()
  }

  private static func bytes(rows: Int, namesEveryCell: Bool = true) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try write(rows: rows, namesEveryCell: namesEveryCell) { bytes += $0 }
    return bytes
  }

  @Test(
    "what is streamed through many windows is read back cell for cell", arguments: [true, false])
  func readBack(namesEveryCell: Bool) throws {
    let bytes = try Self.bytes(rows: 20_000, namesEveryCell: namesEveryCell)
    let sheet = try Workbook(.bytes(bytes), name: "n.xlsx").book().sheets[0]
    #expect(sheet.cells.count == 5 + 20_000 * 5 + 10_000)
    for index in [1, 2, 777, 19_999, 20_000] {
      let row = sheet.cells(inRow: index + 2)
      let places = row.map(\.reference.column)
      #expect(places == (index % 2 == 0 ? [0, 1, 2, 3, 6, 30] : [0, 1, 2, 3, 30]))
      #expect(row.first?.value == .number(Double(index)))
      #expect(row.dropFirst().first?.value == .text("名前 \(index % 5_000)"))
      #expect(row.dropFirst(3).first?.numberFormat == "yyyy/mm/dd")
      #expect(row.last?.formula == "A\(index + 3)*2")
    }
  }

  @Test("the same rows give the same bytes, in pieces that are only appended")
  func deterministic() throws {
    var pieces = 0
    var bytes: [UInt8] = []
    try Self.write(rows: 20_000) {
      pieces += 1
      bytes += $0
    }
    #expect(pieces > 20)
    #expect(bytes == (try Self.bytes(rows: 20_000)))
  }

  @Test("a sheet given whole and one given row by row differ in the named extent alone")
  func sameAsWhole() throws {
    var sheet = NewSheet(name: "同じ")
    sheet.rowHeights = [1: 30, 5: 12.5]
    sheet.merges = [CellRange("A4:B4")!]
    let bold = NewStyle().with { $0.bold = true }
    let settings = sheet
    sheet[0, 0] = NewCell(.text("見出し"), style: bold)
    sheet[1, 1] = NewCell(.number(0.1))
    sheet[3, 0] = NewCell(.text("終"), formula: "\"終\"")
    var streamed: [UInt8] = []
    var writer = try Writer { streamed += $0 }
    let style = try writer.style(bold)
    try writer.open(settings)
    try writer.row()
    try writer.cell(.text("見出し"), style: style)
    try writer.row()
    try writer.cell(.number(0.1), column: 1)
    try writer.row(3)
    try writer.cell(formula: "\"終\"", result: .text("終"))
    try writer.finish()
    let parts = try [NewBook(sheets: [sheet]).bytes(), streamed].map { bytes in
      let archive = try Archive(bytes, limits: .standard)
      return try archive.entries.map { entry in
        let text = String(
          decoding: try archive.inflated(entry, limits: .standard), as: UTF8.self)
        return text.split(separator: "<dimension ref=\"A1:B4\"/>").joined()
      }
    }
    #expect(parts[0] == parts[1])
  }

  @Test("a sheet's own rows stand among those that are streamed")
  func ownRows() throws {
    var bytes: [UInt8] = []
    var writer = try Writer { bytes += $0 }
    var sheet = NewSheet(name: "混ぜる")
    for row in [0, 2, 9] { sheet[row, 0] = NewCell(.text("自\(row)")) }
    try writer.open(sheet)
    try writer.row(1)
    try writer.cell(.text("流1"))
    try writer.row(5)
    try writer.cell(.text("流5"))
    try writer.finish()
    let read = try Workbook(.bytes(bytes), name: "n.xlsx").book().sheets[0]
    #expect(
      read.cells.map { "\($0.reference) \($0.value.raw)" }
        == ["A1 自0", "A2 流1", "A3 自2", "A6 流5", "A10 自9"])
  }

  @Test("a table is added when its rows have been written, its headings taken from the first row")
  func lateTable() throws {
    var bytes: [UInt8] = []
    var writer = try Writer { bytes += $0 }
    try writer.open(NewSheet(name: "表"))
    try writer.row([.text("名"), .text("値")])
    try writer.row([.text("甲"), .number(1)])
    try writer.add(NewTable(name: "表1", range: CellRange("A1:B2")!))
    try writer.finish()
    let archive = try Archive(bytes, limits: .standard)
    let entry = try #require(archive.entry(named: "xl/tables/table1.xml"))
    let text = String(decoding: try archive.inflated(entry, limits: .standard), as: UTF8.self)
    #expect(text.contains("<tableColumn id=\"1\" name=\"名\"/><tableColumn id=\"2\" name=\"値\"/>"))
  }

  @Test("what the sink throws comes out as it is")
  func sinkError() {
    let error = #expect(throws: WorkbookError.self) {
      var left = 3
      try Self.write(rows: 20_000) { (_: ArraySlice<UInt8>) throws(WorkbookError) in
        left -= 1
        if left < 0 { throw WorkbookError(.notWritten(errno: 28)) }
      }
    }
    #expect(error == WorkbookError(.notWritten(errno: 28)))
  }

  @Test("numbers are written as their shortest decimal text")
  func numbers() {
    var random = SystemRandomNumberGenerator()
    var samples: [Double] = [
      0, -0.0, 1, -1, 0.1, 1e15, 1e15 - 1, 999_999_999_999_999, 1e16, 123_456_789.123_456_7, 1e-4,
      9.999e-5, 1e-5, 0.000_123, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
      4_503_599_627_370_497.5,
      99_999_999.999_999_99, 0.3, 2.675, 1_234_567.891, 12_345_678.9, 100.0 / 3, 1e8 + 0.5,
    ]
    for _ in 0..<20_000 {
      samples.append(Double(bitPattern: random.next()))
      samples.append(Double(Int64.random(in: -10_000_000_000...10_000_000_000)) / 100)
      samples.append(Double(Int64.random(in: -1_000_000...1_000_000)) / 100_000)
      samples.append(Double.random(in: -1_000...1_000))
    }
    for number in samples where number.isFinite {
      let bytes = [UInt8](capacity: 32) { NumberBytes.append(number, to: &$0) }
      let text = String(decoding: bytes, as: UTF8.self)
      if text != ExactDecimal.shortestText(of: number) {
        Issue.record("\(number) became \(text)")
      }
    }
  }

  @Test("sizes beyond the limit of 32 bits stand in 64-bit fields that other readers follow")
  func wideArchive() throws {
    var bytes: [UInt8] = []
    // A limit of 100 bytes stands for 4 GiB.
    var zip = ZipWriter(largest: 100) { bytes += $0 }
    let text = (0..<60_000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
    zip.begin("流.bin")
    try zip.write(text)
    try zip.end(Array(text.prefix(10)))
    zip.begin("小.bin")
    try zip.write([1, 2, 3])
    try zip.end([])
    try zip.finish()
    let archive = try Archive(bytes, limits: .standard)
    let contents = try archive.entries.map { try archive.inflated($0, limits: .standard) }
    #expect(archive.entries.map(\.path) == ["流.bin", "小.bin"])
    #expect(contents == [text + text.prefix(10), [1, 2, 3]])
    #expect(bytes.contains(0x06) && bytes.starts(with: [0x50, 0x4B, 3, 4, 20, 0, 8, 8, 8, 0]))
  }

  @Test("monotonous rows, packed a thousandfold, are read back")
  func monotonous() throws {
    var bytes: [UInt8] = []
    var writer = try Writer { bytes += $0 }
    try writer.open(NewSheet(name: "同"))
    for _ in 0..<30_000 { try writer.row([CellValue](repeating: .number(7), count: 20)) }
    try writer.finish()
    let read = try Workbook(.bytes(bytes), name: "n.xlsx").book().sheets[0]
    #expect(read.cells.count == 600_000)
  }
}
