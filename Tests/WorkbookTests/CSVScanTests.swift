import Grid
import Testing

@testable import Workbook

@Suite("the fast reading of CSV")
struct CSVScanTests {
  /// Bytes of the given alphabet, the same for the same seed.
  private func random(_ count: Int, of alphabet: [UInt8], _ state: inout UInt64) -> [UInt8] {
    (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return alphabet[Int((state >> 33) % UInt64(alphabet.count))]
    }
  }

  private struct Outcome: Equatable {
    var records: [[PlainCSVParser.Field]] = []
    var unclosed: Int?
  }

  private func plain(_ bytes: [UInt8]) -> Outcome {
    let parser = PlainCSVParser(bytes, delimiter: UInt8(ascii: ","))
    return parser.unclosed.map { Outcome(unclosed: $0) } ?? Outcome(records: parser.records)
  }

  private func fast(_ bytes: [UInt8], splitAt middle: Int?) -> Outcome {
    let scan = CSVScan(
      content: bytes, start: 0, delimiter: UInt8(ascii: ","), typed: true, limit: .max)
    do throws(CSVScanner.Fault) {
      let blocks =
        if let middle { try scan.blocks(splitAt: middle) } else { try scan.blocks(threads: 1) }
      let cells = CSVCells(
        content: bytes, encoding: CSVEncoding(.utf8), delimiter: scan.delimiter, blocks: blocks)
      return Outcome(
        records: (0..<cells.rowCount).map { row in
          (0..<cells.columnCount(inRow: row)).compactMap { column in
            cells.field(at: CellReference(row: row, column: column)).map {
              .init(range: $0.range, text: Array(cells.text(of: $0).utf8))
            }
          }
        })
    } catch {
      guard case .unclosed(let offset) = error else { return Outcome() }
      return Outcome(unclosed: offset)
    }
  }

  @Test(
    "one thread and two find the fields that reading byte by byte finds",
    arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func property(seed: UInt64) {
    var state = seed
    let alphabets = ["a,\"\n", "ab\",\r\n\r\n", "1234567,,\n\"", "abcdefghijklmno,\"\"\r\n\0"]
    for alphabet in alphabets {
      for count in [0, 1, 2, 5, 17, 63, 64, 65, 127, 128, 200, 700] {
        let bytes = random(count, of: Array(alphabet.utf8), &state)
        let wanted = plain(bytes)
        #expect(fast(bytes, splitAt: nil) == wanted)
        guard count > 4 else { continue }
        for middle in [1, 2, count / 3, count / 2, count - 1] {
          #expect(fast(bytes, splitAt: middle) == wanted, "\(bytes) split at \(middle)")
        }
      }
    }
  }

  @Test("blocks of many fields join without a seam, one record over several blocks too")
  func blocks() {
    let record = (0..<7).map { "\($0)" }.joined(separator: ",") + "\r\n"
    let wide = String(repeating: "x,", count: 70_000) + "\n"
    let bytes = Array((String(repeating: record, count: 20_000) + wide + record).utf8)
    let wanted = plain(bytes)
    #expect(fast(bytes, splitAt: nil) == wanted)
    #expect(fast(bytes, splitAt: 140_000) == wanted)
  }

  @Test("numbers are what JSON writes as such; codes, dates and quoted digits are text")
  func numbers() throws {
    let numbers: [(text: String, value: Double)] = [
      ("0", 0), ("-0.5", -0.5), ("12345678", 12_345_678), ("1234.567", 1234.567), ("0.285", 0.285),
      ("123456789012345", 123_456_789_012_345), ("1e5", 1e5), ("-1.5E-3", -0.0015),
      ("0.1234567890123456789", 0.1234567890123456789), ("99.99999", 99.99999), ("1.0", 1),
      ("-9129.826", -9129.826), ("0.30000000000000004", 0.30000000000000004), ("1E400", .nan),
    ]
    let texts = [
      "007", "00", "-", "-.5", ".5", "5.", "1.2.3", "1234567890123456", "2024-04-01", "2024/4/1",
      "1,234", "TRUE", "+5", " 5", "5 ", "1e", "1e+", "12:30", "5-3", "0x10", "-01", "0.", "１",
      "/", "-5e", "NaN", "12345678a", "1234567a", "123456a8",
    ]
    // Each stands first in the file too, where fewer than eight bytes lie before its end.
    for (text, value) in numbers {
      for before in ["", "見出し,\n"] {
        let cells = try typed(before + text)
        let (row, column) = (cells.rowCount - 1, 0)
        let found = cells.number(row: row, column: column)
        #expect(found?.bitPattern == (value.isNaN ? nil : value.bitPattern), "\(text)")
        #expect(cells.text(row: row, column: column) == text)
      }
    }
    for text in texts {
      let quoted = text.contains(",") ? "\"\(text)\"" : text
      for before in ["", "見出し,\n"] {
        let cells = try typed(before + quoted)
        #expect(cells[row: cells.rowCount - 1, column: 0] == .text(text))
      }
    }
    #expect(try typed("\"5\"")[row: 0, column: 0] == .text("5"))
  }

  private func typed(_ text: String) throws -> CSVCells {
    try CSVDocument(Array(text.utf8), isTSV: false, limits: .standard)
      .cells(typed: true, limit: .max)
  }

  @Test("random numbers are read to the last bit", arguments: [UInt64(7), 8])
  func numberProperty(seed: UInt64) throws {
    var state = seed
    var texts: [String] = []
    for count in 1...18 {
      for _ in 0..<200 {
        let digits = random(count, of: Array("0123456789".utf8), &state)
        let point = Int(state >> 40) % (count + 1)
        let text = String(decoding: digits, as: UTF8.self)
        texts.append(
          point == 0 || point == count ? text : text.prefix(point) + "." + text.dropFirst(point))
        texts.append("-" + texts[texts.count - 1])
      }
    }
    let cells = try typed(texts.joined(separator: "\n"))
    for (row, text) in texts.enumerated() {
      let bare = text.drop { $0 == "-" }
      let isCode =
        (bare.hasPrefix("0") && bare.count > 1 && !bare.hasPrefix("0."))
        || (!bare.contains(".") && bare.count > 15)
      let wanted = isCode ? nil : Double(text)
      #expect(cells.number(row: row, column: 0) == wanted, "\(text)")
    }
  }

  @Test("a limit of fields stops a file of nothing but delimiters")
  func limit() throws {
    let bytes = [UInt8](repeating: UInt8(ascii: ","), count: 1000)
    let document = try CSVDocument(bytes, isTSV: false, limits: .standard)
    #expect(throws: WorkbookError(.limit(name: "fields", value: 100))) {
      try document.cells(limit: 100)
    }
    #expect(try document.cells(limit: 1001).count == 1001)
  }
}
