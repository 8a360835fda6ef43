import Grid
import Testing

@testable import Workbook

@Suite("Patching CSV")
struct PatchCSVTests {
  private func patched(
    _ bytes: [UInt8], _ edits: [(String, CellValue, CellValue)]
  ) throws -> [UInt8] {
    let book = try Workbook(.bytes(bytes), name: "表.csv")
    return try book.patched(
      edits.map {
        CellEdit(sheet: "表", reference: CellReference($0.0)!, from: $0.1, to: $0.2)
      }
    ).file
  }

  @Test("quotes, line ends and ragged records stay as they were")
  func layout() throws {
    let before = "a,\"b\",c\r\n\"1\n2\",x\n\n9"
    let after = try patched(
      Array(before.utf8),
      [
        ("B1", .text("b"), .text("q\"r")), ("C1", .text("c"), .text("d,e")),
        ("B2", .text("x"), .number(0.5)), ("D2", .blank, .text("z")), ("A4", .text("9"), .blank),
      ])
    #expect(
      String(decoding: after, as: UTF8.self)
        == "a,\"q\"\"r\",\"d,e\"\r\n\"1\n2\",0.5,,z\n\n")
  }

  @Test("what changed meanwhile, and a record that is not there, refuse the patch")
  func refused() throws {
    let file = Array("a,b\n".utf8)
    #expect(throws: WorkbookError(.changedMeanwhile(expected: "x", found: "b"), cell: "B1")) {
      try patched(file, [("B1", .text("x"), .text("y"))])
    }
    #expect(throws: WorkbookError(.unsupportedEdit("no such record"), cell: "A9")) {
      try patched(file, [("A9", .blank, .text("y"))])
    }
  }

  @Test("a CP932 file changes in its one field, in CP932")
  func cp932() throws {
    let bytes = try PatchFiles.fixture("nasushiobara.csv")
    let book = try Workbook(.bytes(bytes), name: "nasushiobara.csv")
    let sheet = try book.book().sheets[0]
    let cell = try #require(sheet.cells.first { $0.value.raw.contains("自治会") })
    let edit = CellEdit(
      sheet: sheet.name, reference: cell.reference, from: cell.value, to: .text("①㈱髙〜～ソ表"))
    let after = try book.patched([edit]).file
    guard case .csv(let file) = book.container else { return }
    let document = try file.cells(limit: .max)
    let field = try #require(document.field(at: cell.reference))
    #expect(document.encoding.label == "CP932")
    #expect(after.starts(with: bytes[..<field.range.lowerBound]))
    #expect(after.reversed().starts(with: bytes[field.range.upperBound...].reversed()))
    let read = try Workbook(.bytes(after), name: "nasushiobara.csv").book()
    #expect(read.encoding == "CP932")
    // Both wave dashes have one place in CP932.
    #expect(read.sheets[0][cell.reference]?.value.raw.hasPrefix("①㈱髙") == true)
    #expect(read.sheets[0].cells.count == sheet.cells.count)
  }

  @Test(
    "what CP932 cannot hold is an error, the yen sign of Latin-1 too", arguments: ["😀", "¥", "é"])
  func unencodable(character: String) throws {
    let bytes: [UInt8] = [0x95, 0x5C, 0x2C, 0x8E, 0xA1, 0x0A]
    #expect(throws: WorkbookError(.unencodable(character: character), cell: "A1")) {
      try patched(bytes, [("A1", .text("表"), .text("a" + character))])
    }
  }

  @Test("UTF-16 and a byte order mark survive")
  func otherEncodings() throws {
    func utf16(_ text: String) -> [UInt8] {
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
    let edits: [(String, CellValue, CellValue)] = [("B1", .text("い"), .text("😀"))]
    #expect(try patched(utf16("あ,い\r\n"), edits) == utf16("あ,😀\r\n"))
    #expect(
      try patched(Array(utf16("あ,い\r\n").dropFirst(2)), edits)
        == Array(utf16("あ,😀\r\n").dropFirst(2)))
    let wide = try #require(
      TextEncoding.convert(Array("\u{FEFF}あ,い\n".utf8)[...], from: "UTF-8", to: "UTF-32BE"))
    let wider = try #require(
      TextEncoding.convert(Array("\u{FEFF}あ,😀\n".utf8)[...], from: "UTF-8", to: "UTF-32BE"))
    #expect(try patched(wide, edits) == wider)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(try patched(mark + Array("あ,い".utf8), edits) == mark + Array("あ,😀".utf8))
  }

  @Test(
    "one edit of any field changes that field and no other byte", arguments: [UInt64(1), 2, 3, 4])
  func property(seed: UInt64) throws {
    var state = seed
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    func text(_ alphabet: [String], _ limit: Int) -> String {
      (0..<random(limit)).map { _ in alphabet[random(alphabet.count)] }.joined()
    }
    var refused = 0
    defer { #expect(refused < 60) }
    for _ in 0..<300 {
      let bytes = Array(text(["a", "あ", ",", "\"", "\n", "\r\n", " ", ";"], 40).utf8)
      let delimiter = CSVDelimiter.found(in: bytes, from: 0, isTSV: false)
      let before = PlainCSVParser(bytes, delimiter: delimiter)
      guard before.unclosed == nil, !before.records.isEmpty else { continue }
      let row = random(before.records.count)
      let column = random(before.records[row].count)
      let field = before.records[row][column]
      let new = text(["x", "\"", ",", "\n", "い", ";"], 6)
      let old = String(decoding: field.text, as: UTF8.self)
      let address = CellReference(row: row, column: column).description
      let edit: (String, CellValue, CellValue) = (
        address, old.isEmpty ? .blank : .text(old), new.isEmpty ? .blank : .text(new)
      )
      let after: [UInt8]
      do {
        after = try patched(bytes, [edit])
      } catch let error as WorkbookError {
        // In so little text one more comma can make another delimiter the likelier one.
        #expect(error.reason == .unsupportedEdit(.readsOtherwise))
        refused += 1
        continue
      }
      #expect(after.starts(with: bytes[..<field.range.lowerBound]))
      #expect(after.reversed().starts(with: bytes[field.range.upperBound...].reversed()))
      var wanted = before.records.map { $0.map(\.text) }
      wanted[row][column] = Array(new.utf8)
      // An empty last line is no line.
      let read = PlainCSVParser(after, delimiter: delimiter).records.map { $0.map(\.text) }
      #expect(read == wanted || read + [[[]]] == wanted, "\(bytes) \(address) \(new)")
    }
  }
}
