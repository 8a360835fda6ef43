import FoundationEssentials
import Grid
import Testing

@testable import Workbook

@Suite("the encodings of CSV")
struct CSVEncodingTests {
  private func cells(_ bytes: [UInt8]) throws -> CSVCells {
    try CSVDocument(bytes, isTSV: false, limits: .standard).cells(limit: .max)
  }

  private func encoded(_ text: String, _ name: String) throws -> [UInt8] {
    try #require(TextEncoding.convert(Array(text.utf8)[...], from: "UTF-8", to: name))
  }

  @Test("every code of CP932 is the character that the C library says, 9,604 of two bytes")
  func everyCode() throws {
    var pairs = 0
    for first in UInt8(0x80)...0xFF {
      for second in UInt8(0)...0xFF {
        let bytes = [first, second]
        // Bytes that no Japanese program writes are refused, though the C library takes them.
        let isForeign =
          bytes.contains { [0x80, 0xA0, 0xFD, 0xFE, 0xFF].contains($0) }
          && !(0x81...0x9F ~= first || 0xE0...0xFC ~= first)
          || (0xA1...0xDF ~= first && [0x80, 0xA0, 0xFD, 0xFE, 0xFF].contains(second))
        let wanted = isForeign ? nil : TextEncoding.convert(bytes[...], from: "CP932")
        let found =
          TextCheck(bytes.span, 0..<2, as: .cp932).fault == nil
          ? TextTable.cp932.utf8(bytes.span, 0..<2) : nil
        if found != wanted { Issue.record("\(bytes): \(String(describing: found))") }
        if let found, String(decoding: found, as: UTF8.self).unicodeScalars.count == 1 {
          pairs += 1
        }
      }
    }
    #expect(pairs == 9604)
  }

  @Test("every code of EUC-JP is the character that the C library says")
  func everyEUC() throws {
    var found: [UInt8] = []
    var all: [UInt8] = []
    for (lead, first) in [([UInt8](), UInt8(0x8E)...0xFE), ([0x8F], 0xA1...0xFE)] {
      for first in first {
        for second in UInt8(0xA1)...0xFE {
          let bytes: [UInt8] = lead + [first, second]
          guard TextCheck(bytes.span, 0..<bytes.count, as: .eucJP).fault == nil else { continue }
          all += bytes
          found += TextTable.eucJP.utf8(bytes.span, 0..<bytes.count)
        }
      }
    }
    #expect(found == TextEncoding.convert(all[...], from: "EUC-JP-MS"))
    #expect(String(decoding: found, as: UTF8.self).unicodeScalars.count == 6962 + 6173 + 63)
  }

  @Test("UTF-8 is checked as strictly as the standard library does", arguments: [UInt64(1), 2, 3])
  func strictUTF8(seed: UInt64) {
    var state = seed
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let parts: [[UInt8]] = [
      [0x41], Array("012345678901234567".utf8), Array("あ".utf8), Array("é".utf8),
      Array("😀".utf8), [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xF4, 0x8F, 0xBF, 0xBF],
    ]
    let faults: [[UInt8]] = [
      [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
      [0x80], [0xE3, 0x81], [0xF0, 0x80, 0x80, 0x80], [0xC3],
    ]
    for round in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<random(9) { bytes += parts[random(parts.count)] }
      let fault = round % 2 == 0 ? bytes.count : nil
      if fault != nil {
        bytes += faults[random(faults.count)]
        if random(2) == 0 { bytes += parts[random(2)] }
      }
      #expect(TextCheck(bytes.span, 0..<bytes.count, as: .utf8).fault == fault, "\(bytes)")
      #expect((String(validating: bytes, as: UTF8.self) == nil) == (fault != nil))
    }
  }

  @Test(
    "UTF-16 and UTF-32 are read in both byte orders, UTF-16 without a mark too where it is certain",
    arguments: ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"])
  func wide(name: String) throws {
    let text = "名前,値\r\n上一😀,\"1\n2\"\r\n"
    let bytes = try encoded("\u{FEFF}" + text, name)
    let unmarked = try encoded(text, name)
    for file in name.hasPrefix("UTF-16") ? [bytes, unmarked] : [bytes] {
      let found = try cells(file)
      #expect(found.encoding.label == name)
      #expect(found["A2"] == .text("上一😀"))
      #expect(found["B2"] == .text("1\n2"))
      #expect(found.rowCount == 2)
    }
  }

  @Test("UTF-8 with a NUL stays UTF-8, the NUL a character of its field")
  func nul() throws {
    for text in ["a\0,b\n", "a,\0,b\nc,d,e\n", "x\0\ny,z\n1,2\n"] {
      let found = try cells(Array(text.utf8))
      #expect(found.encoding.label == "UTF-8")
      #expect(found.text(row: 0, column: 0).utf8.count == (text.hasPrefix("a,") ? 1 : 2))
    }
    #expect(throws: WorkbookError(.unknownEncoding)) { try cells(try encoded("あaaaa", "UTF-16LE")) }
  }

  @Test("bytes that are not of the encoding are told with line and column")
  func faults() throws {
    func thrown(_ bytes: [UInt8]) -> WorkbookError? {
      do throws(WorkbookError) {
        _ = try CSVDocument(bytes, isTSV: false, limits: .standard).cells(limit: .max)
        return nil
      } catch { return error }
    }
    let head = "名前,値\r\n\"二行\n三行\",表"
    // A half-width letter ends the field, so that the stray byte starts no pair.
    let cp932 = try encoded(head, "CP932")
    #expect(
      thrown(cp932 + [0xFD, 0x0A])
        == WorkbookError(
          .malformedText(encoding: "CP932", line: 3, column: 6), offset: cp932.count))
    let utf8 = Array(head.utf8)
    #expect(
      thrown(utf8 + [0xE3, 0x81])
        == WorkbookError(.malformedText(encoding: "UTF-8", line: 3, column: 6), offset: utf8.count))
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(
      thrown(mark + utf8 + [0x93])
        == WorkbookError(
          .malformedText(encoding: "UTF-8 BOM", line: 3, column: 6), offset: utf8.count + 3))
    let utf16 = try encoded("\u{FEFF}" + head, "UTF-16LE")
    #expect(
      thrown(utf16 + [0x00, 0xD8, 0x41, 0x00])
        == WorkbookError(
          .malformedText(encoding: "UTF-16LE", line: 3, column: 6), offset: utf16.count))
    #expect(thrown(utf16 + [0x41])?.offset == utf16.count)
    let error = WorkbookError(.malformedText(encoding: "CP932", line: 3, column: 6))
    #expect(error.message.ja.hasPrefix("3 行 6 文字目に CP932 の文字でないバイトがあります。"))
    #expect(error.message.en.hasPrefix("Line 3, column 6 holds bytes that are no CP932 text."))
  }

  @Test(
    "the corpus's CSV files are of the encodings they were saved in",
    .enabled(if: ReadFiles.exists(ReadFiles.corpus)),
    arguments: [
      ("csv-validator/bom.csv", "UTF-8 BOM", 2), ("csv-spectrum/empty.csv", "UTF-8", 9),
      ("phpspreadsheet/premiere.utf16bebom.csv", "UTF-16BE", 6),
      ("phpspreadsheet/encoding.utf16be.csv", "UTF-16BE", 4),
      ("phpspreadsheet/premiere.utf32lebom.csv", "UTF-32LE", 6),
      ("phpspreadsheet/utf16be.line_break_in_enclosure.csv", "UTF-16BE", 18),
      ("exceldatareader/utf16le_bom.csv", "UTF-16LE", 9),
      ("synth/jp_cp932.csv", "CP932", 24), ("synth/jp_utf8_lf.csv", "UTF-8", 24),
    ])
  func corpus(file: (name: String, encoding: String, fields: Int)) throws {
    let url = ReadFiles.corpus.appending(path: "files").appending(path: file.name)
    let found = try cells(try ReadFiles.bytes(url))
    #expect(found.encoding.label == file.encoding)
    #expect(found.count == file.fields)
  }

  @Test("a quote never closed is told with the columns of its encoding")
  func unclosed() throws {
    let bytes = try encoded("一行\r二行,ｶﾅ,\"三", "CP932")
    #expect(
      throws: WorkbookError(
        .malformedCSV("quote never closed", line: 2, column: 7), offset: 13, cell: "A2")
    ) { try cells(bytes) }
  }

  @Test("a large file is checked the same by two threads as by one")
  func threads() throws {
    let line = "二〇二四年,ソ表十,\"ｶﾅ\r\n\",12.5\r\n"
    let many = try encoded(String(repeating: line, count: 140_000), "CP932")
    let document = try CSVDocument(many, isTSV: false, limits: .standard)
    #expect(many.count > CSVScan.worthTwoThreads)
    let (one, two) = (
      try document.cells(typed: true, limit: .max),
      try document.cells(
        typed: true, limit: .max, threads: 2)
    )
    for cells in [one, two] {
      #expect(cells.rowCount == 140_000)
      #expect(cells.count == 560_000)
      #expect(cells[row: 139_999, column: 3] == .number(12.5))
      #expect(cells.text(row: 77_777, column: 2) == "ｶﾅ\r\n")
    }
    var broken = many
    broken[many.count - 20] = 0xFF
    broken[many.count - 19] = 0xFF
    let damaged = try CSVDocument(broken, isTSV: false, limits: .standard)
    let errors = [1, 2].map { threads -> WorkbookError? in
      do throws(WorkbookError) {
        _ = try damaged.cells(limit: .max, threads: threads)
        return nil
      } catch { return error }
    }
    #expect(errors[0] != nil)
    #expect(errors[0] == errors[1])
  }

  @Test("a field of a million characters is one field")
  func longField() throws {
    let long = String(repeating: "あ\n", count: 1 << 20)
    let found = try cells(Array("a,\"\(long)\",b\r\nc".utf8))
    #expect(found.text(row: 0, column: 1) == long)
    #expect(found.text(row: 0, column: 2) == "b")
    #expect(found.rowCount == 2)
  }

  @Test("CR, LF and CR LF each end a line, mixed in one file")
  func mixedLineEnds() throws {
    let found = try cells(Array("a\rb\nc\r\nd\n\re".utf8))
    #expect((0..<6).map { found.text(row: $0, column: 0) } == ["a", "b", "c", "d", "", "e"])
    #expect(found.rowCount == 6)
  }
}
