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
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(try patched(mark + Array("あ,い".utf8), edits) == mark + Array("あ,😀".utf8))
  }
}
