import Forms
import Grid
import Testing

@testable import Rules

/// One example of one rule over several forms.
struct BatchExampleCase: CustomTestStringConvertible, Sendable {
  var rule: Rule
  var example: BatchExample

  var testDescription: String { "\(rule.id) \(example.title.en)" }

  static let all = Rule.all.flatMap { rule in
    rule.batchExamples.map { BatchExampleCase(rule: rule, example: $0) }
  }

  func context(
    _ kind: Book.Kind = .xlsx, rows: Int = 0, columns: Int = 0
  ) throws -> BatchContext {
    let template = try example.layout.template()
    func form(_ file: BatchExample.File) throws -> Form {
      let book = BookEditor.shifted(
        example.book(file, kind: kind), rows: rows, columns: columns)
      return try FormReader.read(
        book, templates: [template], formID: "example")
    }
    let expected = try example.lastYear.flatMap {
      ExpectedIndicator.all(of: try form($0), file: $0.name)
    }
    return BatchContext(
      submissions: try example.files.map { Submission(file: $0.name, form: try form($0)) },
      roster: example.rosterBook.flatMap {
        Roster($0, file: example.roster?.name ?? "", strictly: true)
      },
      expected: example.lastYear.isEmpty ? nil : expected,
      earlier: try example.lastYear.map { Submission(file: $0.name, form: try form($0)) })
  }

  func findings(_ context: BatchContext) -> [Finding] {
    BatchChecker.check(context, options: CheckOptions(select: [rule.id]))
  }

  func flagged(_ context: BatchContext) -> [String] {
    findings(context).map { "\($0.location.file ?? "") \($0.location.cell)" }.sorted()
  }
}

@Suite("Every example of every rule over several forms")
struct BatchExampleTests {
  @Test("flags exactly the marked cells", arguments: BatchExampleCase.all)
  func flagsTheMarkedCells(_ one: BatchExampleCase) throws {
    #expect(one.flagged(try one.context()) == one.example.flagged)
  }

  @Test("is fixed to its corrected grid", arguments: BatchExampleCase.all)
  func fixGivesTheCorrectedGrid(_ one: BatchExampleCase) throws {
    let found = one.findings(try one.context())
    for file in one.example.files {
      let edits = found.filter { $0.location.file == file.name }.flatMap { $0.fix?.edits ?? [] }
      var right = file
      right.grid = file.corrected ?? file.grid
      let fixed = try BookEditor.applied(edits, to: one.example.book(file))
      #expect(
        fixed.sheets[0].cells.map(\.value) == one.example.book(right).sheets[0].cells.map(\.value))
    }
  }

  @Test(
    "last year's number is offered in the cell's own notation",
    arguments: [
      ("8.4", CellValue.number(8.4), CellValue.number(8.2)),
      ("0.084{0.0%}", .number(0.084), .number(0.082)),
      ("\"８．４\"", .text("８．４"), .text("８．２")),
    ])
  func lastYearsNumber(_ written: String, _ from: CellValue, _ to: CellValue) throws {
    let rule = try #require(Rule.named("NUM-022"))
    var example = try #require(rule.batchExamples.first)
    example.files[0].grid = example.files[0].grid.replacing("↓8.4", with: written)
    let one = BatchExampleCase(rule: rule, example: example)
    let finding = try #require(one.findings(try one.context()).first)
    let fix = try #require(finding.fix)
    #expect(fix.safety == .unsafe)
    #expect(fix.edits.map(\.reference) == [finding.location.cell])
    #expect(fix.edits.map(\.from) == [from])
    #expect(fix.edits.map(\.to) == [to])
  }

  @Test("is judged the same as CSV", arguments: BatchExampleCase.all)
  func sameAsCSV(_ one: BatchExampleCase) throws {
    #expect(one.flagged(try one.context(.csv)) == one.example.flagged)
  }

  @Test("speaks of the same cells when rows and columns move", arguments: BatchExampleCase.all)
  func survivesShifting(_ one: BatchExampleCase) throws {
    let plain = one.findings(try one.context())
    let moved = one.findings(try one.context(rows: 3, columns: 2))
    let roster = one.example.roster?.name
    #expect(
      moved.map(\.location.cell)
        == plain.map { finding in
          let cell = finding.location.cell
          guard finding.location.file != roster else { return cell }
          return CellReference(row: cell.row + 3, column: cell.column + 2)
        })
    #expect(moved.map(\.id) == plain.map(\.id))
  }

  @Test("does not depend on the order of the files", arguments: BatchExampleCase.all)
  func sameInAnyOrder(_ one: BatchExampleCase) throws {
    let context = try one.context()
    let reversed = BatchContext(
      submissions: context.submissions.reversed(), roster: context.roster,
      expected: context.expected, earlier: context.earlier.reversed())
    #expect(one.flagged(reversed) == one.flagged(context))
  }

  @Test(
    "is judged the same where forms were let go and are read again", arguments: BatchExampleCase.all
  )
  func sameWhenReadAgain(_ one: BatchExampleCase) throws {
    let context = try one.context()
    func lean(_ submissions: [Submission]) throws -> [Submission] {
      try submissions.map {
        Submission(file: $0.file, form: try #require($0.form), keepsForm: false)
      }
    }
    let forms = Dictionary(
      context.submissions.map { ($0.file, $0.form) }, uniquingKeysWith: { first, _ in first })
    let letGo = BatchContext(
      submissions: try lean(context.submissions), roster: context.roster,
      expected: context.expected, earlier: try lean(context.earlier),
      readAgain: { forms[$0.file] ?? nil })
    #expect(letGo.submissions.allSatisfy { $0.form == nil })
    let (found, wanted) = (one.findings(letGo), one.findings(context))
    #expect(found.map(\.location) == wanted.map(\.location))
    #expect(found.map(\.message) == wanted.map(\.message))
    #expect(found.map(\.detail) == wanted.map(\.detail))
    #expect(found.map(\.related) == wanted.map(\.related))
  }
}
