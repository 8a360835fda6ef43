import Forms
import Grid
import Testing

@testable import Rules

/// One example of one rule, named for the test's report.
struct ExampleCase: CustomTestStringConvertible, Sendable {
  var rule: Rule
  var example: Example

  var testDescription: String { "\(rule.id) \(example.title.en)" }

  static let all = Rule.all.flatMap { rule in
    rule.examples.map { ExampleCase(rule: rule, example: $0) }
  }

  /// Those that are told by their grid alone.
  static let grids = all.filter { $0.example.file == nil }

  func findings(_ book: Book) throws -> [Finding] {
    let template = try example.layout.template()
    let form = try FormReader.read(
      book, templates: [template], formID: "example")
    return Checker.check(
      form, book: book, name: example.file?.name ?? "", options: CheckOptions(select: [rule.id]))
  }

  func flagged(_ book: Book) throws -> [CellReference] {
    try findings(book).map(\.location.cell)
  }
}

@Suite("Every example of every rule")
struct ExampleTests {
  @Test("flags exactly the marked cells", arguments: ExampleCase.all)
  func flagsTheMarkedCells(_ one: ExampleCase) throws {
    #expect(try one.flagged(one.example.book()) == one.example.flagged)
  }

  @Test("is fixed to its corrected grid, which is clean", arguments: ExampleCase.all)
  func fixGivesTheCorrectedGrid(_ one: ExampleCase) throws {
    let book = one.example.book()
    let fixes = try one.findings(book).compactMap(\.fix)
    let edits = fixes.flatMap(\.edits)
    guard let corrected = one.example.correctedBook() else {
      #expect(fixes.isEmpty, "a fix without a corrected grid")
      return
    }
    var fixed = try BookEditor.applied(
      fixes.flatMap(\.sheetEdits), to: BookEditor.applied(edits, to: book))
    if fixes.contains(where: \.isToUTF8) { fixed.text?.notUTF8 = nil }
    #expect(contents(fixed) == contents(corrected))
    #expect(Set(fixed.sheets[0].merges) == Set(corrected.sheets[0].merges))
    if one.rule.fixSafety == .unsafe { #expect(fixes.allSatisfy { $0.safety == .unsafe }) }
    #expect(try one.findings(fixed).isEmpty)
    #expect(try one.findings(corrected).isEmpty)
  }

  @Test(
    "speaks of the same cells when rows and columns move",
    // That they moved is what LAY-003 is about.
    arguments: ExampleCase.grids.filter { $0.rule.id != "LAY-003" })
  func survivesShifting(_ one: ExampleCase) throws {
    let plain = try one.findings(one.example.book())
    let moved = try one.findings(BookEditor.shifted(one.example.book(), rows: 3, columns: 2))
    #expect(
      moved.map(\.location.cell)
        == plain.map {
          CellReference(row: $0.location.cell.row + 3, column: $0.location.cell.column + 2)
        })
    // What has no name but its cell is another finding elsewhere.
    guard one.rule.id != "FIL-008" else { return }
    #expect(moved.map(\.id) == plain.map(\.id))
  }

  @Test("is judged the same as CSV", arguments: ExampleCase.grids)
  func sameAsCSV(_ one: ExampleCase) throws {
    // A CSV file has no cell types, so nothing in it is a number stored as text; and neither
    // merges, drop-downs nor formulas.
    let needsWorkbook = ["NUM-001", "LAY-004", "LAY-006", "LAY-007"]
    let expected = needsWorkbook.contains(one.rule.id) ? [] : one.example.flagged
    #expect(try one.flagged(one.example.book(kind: .csv)) == expected)
  }

  @Test(
    "is judged the same with full-width digits",
    arguments: ExampleCase.all.filter {
      ["NUM-003", "NUM-008", "NUM-017", "VRD-003", "UNT-002"].contains($0.rule.id)
        || $0.rule.id.hasPrefix("ACH") || $0.rule.id.hasPrefix("TXT")
    })
  func sameWithFullWidthDigits(_ one: ExampleCase) throws {
    var book = one.example.book(kind: .csv)
    let wide = book.sheets[0].cells.map { cell in
      guard cell.reference.row > 0 else { return cell }
      return Cell(cell.reference, .text(fullWidth(cell.value.raw)))
    }
    book.sheets = [Sheet(name: book.sheets[0].name, cells: wide)]
    #expect(try one.flagged(book) == one.example.flagged)
  }

  private func fullWidth(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
      (0x30...0x39).contains(scalar.value)
        ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private func contents(_ book: Book) -> [String] {
    book.sheets[0].cells.map { "\($0.reference) \($0.value) \($0.numberFormat ?? "General")" }
  }
}
