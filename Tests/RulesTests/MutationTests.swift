import Forms
import Grid
import Testing

@testable import Rules

@Suite("Damaged forms")
struct MutationTests {
  @Test("five hundred random changes never trap, and every finding is complete")
  func randomCells() throws {
    let templates = try Fixtures.templates()
    var random = SplitMix(state: 20_240_401)
    let books = try ["nasushiobara", "isesaki", "isesaki-csv"].map(Fixtures.named)
    var said = 0
    for round in 0..<125 {
      var book = books[round % books.count]
      for _ in 0..<4 { book = mutated(book, &random) }
      guard
        let form = try? FormReader.read(
          book, fileName: "form", templates: templates,
          formID: round % books.count == 0 ? "nasushiobara" : "isesaki")
      else { continue }
      for finding in Checker.check(form, book: book) {
        said += 1
        #expect(!finding.message.ja.isEmpty && !finding.message.en.isEmpty)
        #expect(book.sheets[finding.location.sheetIndex].name == finding.location.sheet)
        for edit in finding.fix?.edits ?? [] {
          let cell = book.sheet(named: edit.sheet)?[edit.reference]
          #expect((cell?.value ?? .blank) == edit.from, "a fix speaks of what is there")
        }
      }
    }
    #expect(said > 200, "the damaged forms were read and judged")
  }

  private func mutated(_ book: Book, _ random: inout SplitMix) -> Book {
    var book = book
    let index = Int(random.next() % UInt64(book.sheets.count))
    let sheet = book.sheets[index]
    guard !sheet.cells.isEmpty else { return book }
    let cell = sheet.cells[Int(random.next() % UInt64(sheet.cells.count))]
    let value = Self.values[Int(random.next() % UInt64(Self.values.count))]
    let new = Cell(cell.reference, value, numberFormat: cell.numberFormat)
    book.sheets[index] = BookEditor.replacing(new, in: sheet)
    return book
  }

  private static let values: [CellValue] = [
    .blank, .number(0), .number(-1e300), .number(.nan), .number(1e-300), .number(88.45),
    .boolean(true), .error("#REF!"), .text(""), .text("　"), .text("-"), .text("—"),
    .text("１２３．４５"), .text("△35人"), .text("99999999999999999999999"), .text("0.0000000000000001"),
    .text("33.2.%"), .text("全0校中0校"), .text("全999999999999999999999校中25校"),
    .text("情報\n充実"), .text("➁①①"), .text("Ｂ"), .text("e\u{301}👩‍👩‍👧"), .text("全"),
    .text("191自治会（全216自治会）"), .text("(1,234"), .text("約10～20%程度 "), .text("{{指標.名称}}"),
    .text(String(repeating: "実施 12% ", count: 300)),
  ]
}

/// A small seeded generator, so that a failure can be repeated.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
