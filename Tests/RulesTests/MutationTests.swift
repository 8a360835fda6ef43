import Forms
import Grid
import Testing

@testable import Rules

@Suite("Damaged forms")
struct MutationTests {
  private static let names = [
    "sano", "tokorozawa", "chuo", "nasushiobara", "nasushiobara-csv", "isesaki", "isesaki-csv",
  ]

  /// Half of the forms get a few changes, where rules still understand most of the sheet; the other
  /// half so many that headings go as well.
  private static func changes(in round: Int) -> Int { round.isMultiple(of: 2) ? 6 : 34 }

  @Test("ten thousand random changes never trap, and every finding speaks of what is there")
  func randomCells() throws {
    let templates = try Self.templates()
    let books = try Self.names.map(Fixtures.named)
    var random = SplitMix(state: 20_240_401)
    var (changed, said) = (0, 0)
    for round in 0..<500 {
      let number = round % books.count
      let book = mutated(books[number], Self.changes(in: round), &random)
      changed += Self.changes(in: round)
      guard let findings = Self.findings(book, Self.names[number], templates) else { continue }
      said += findings.count
      for finding in findings { try expectComplete(finding, in: book, before: books[number]) }
      if round.isMultiple(of: 10) {
        let again = try #require(Self.findings(book, Self.names[number], templates))
        #expect(
          again.map(Self.text) == findings.map(Self.text), "the same input, the same findings")
      }
    }
    #expect(changed == 10_000)
    #expect(said > 2_000, "the damaged forms were read and judged")
  }

  /// The place is in the book, the words are there, and a fix speaks of what stands in its cells.
  private func expectComplete(_ finding: Finding, in book: Book, before: Book) throws {
    #expect(!finding.message.ja.isEmpty && !finding.message.en.isEmpty, "\(finding.rule)")
    for place in [finding.location] + finding.related {
      let sheet = try #require(
        book.sheets.indices.contains(place.sheetIndex) ? book.sheets[place.sheetIndex] : nil)
      #expect(sheet.name == place.sheet, "\(finding.rule)")
      // What is missing is told where the template expects it, which may lie past the last row.
      let isExpected = finding.rule.hasPrefix("LAY") || finding.rule == "REQ-001"
      let isThere = Self.holds(
        before.sheets[place.sheetIndex], place.cell, margin: isExpected ? 20 : 0)
      #expect(isThere, "\(finding.rule) \(place)")
    }
    for edit in finding.fix?.edits ?? [] {
      let cell = book.sheet(named: edit.sheet)?[edit.reference]
      #expect((cell?.value ?? .blank) == edit.from, "\(finding.rule) \(edit.reference)")
    }
  }

  /// Within what the sheet uses, its merged cells and its drop-downs included.
  private static func holds(_ sheet: Sheet, _ place: CellReference, margin: Int) -> Bool {
    let corners =
      sheet.cells.map(\.reference)
      + (sheet.merges + sheet.validations.flatMap(\.ranges)).map(\.last)
    let row = (corners.map(\.row).max() ?? 0) + margin
    let column = (corners.map(\.column).max() ?? 0) + margin
    return (0...row).contains(place.row) && (0...column).contains(place.column)
  }

  private static func templates() throws -> [Template] {
    try ["chuo", "isesaki", "nasushiobara", "sano", "tokorozawa"].map {
      try Template.read(Fixtures.book("templates/\($0).xlsx"), name: $0)
    }
  }

  private static func findings(
    _ book: Book, _ name: String, _ templates: [Template]
  ) -> [Finding]? {
    let id = name.hasSuffix("-csv") ? String(name.dropLast(4)) : name
    let form = try? FormReader.read(book, templates: templates, formID: id)
    return form.map { Checker.check($0, book: book) }
  }

  private static func text(_ finding: Finding) -> String {
    "\(finding.id) \(finding.location) \(finding.severity) \(finding.message.ja) "
      + finding.detail.map(\.ja).joined(separator: "\n")
      + finding.related.map(\.description).joined(separator: " ")
  }

  private func mutated(_ book: Book, _ changes: Int, _ random: inout SplitMix) -> Book {
    var book = book
    var new: [Int: [CellReference: Cell]] = [:]
    for _ in 0..<changes {
      let index = Int(random.next() % UInt64(book.sheets.count))
      let sheet = book.sheets[index]
      guard !sheet.cells.isEmpty else { continue }
      let cell = sheet.cells[Int(random.next() % UInt64(sheet.cells.count))]
      let other = sheet.cells[Int(random.next() % UInt64(sheet.cells.count))]
      let choice = Int(random.next() % UInt64(Self.values.count + 4))
      // Now and then what stands elsewhere in the sheet, as when a row is copied to the wrong place.
      let value = choice < Self.values.count ? Self.values[choice] : other.value
      new[index, default: [:]][cell.reference] = Cell(
        cell.reference, value, numberFormat: cell.numberFormat)
    }
    for (index, cells) in new {
      book.sheets[index] = BookEditor.replacing(Array(cells.values), in: book.sheets[index])
    }
    return book
  }

  private static let values: [CellValue] = [
    .blank, .number(0), .number(-1e300), .number(.nan), .number(1e-300), .number(88.45),
    .number(0.123456789012345), .number(1e15), .number(-999_999_999_999_999),
    .boolean(true), .error("#REF!"), .text(""), .text("　"), .text("-"), .text("—"),
    .text("１２３．４５"), .text("△35人"), .text("99999999999999999999999"), .text("0.0000000000000001"),
    .text("999999999999999999%"), .text("0.000000000000000001"), .text("100%"), .text("100.0％"),
    .text("33.2.%"), .text("全0校中0校"), .text("全999999999999999999999校中25校"),
    .text("情報\n充実"), .text("➁①①"), .text("Ｂ"), .text("e\u{301}👩‍👩‍👧"), .text("全"),
    .text("191自治会（全216自治会）"), .text("(1,234"), .text("約10～20%程度 "), .text("{{指標.名称}}"),
    .text("■ 全て達成\n■ 一部未達成\n□ 全て未達成"), .text("□ 全て達成"), .text("↘"), .text("集計中"),
    .text("「加入率」は、目標70%に対し実績58.2%で目標は達成した。中止となり実施できなかった。"),
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
