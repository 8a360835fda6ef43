import Forms
import Grid
import Testing

@testable import Rules

@Suite("The sample forms")
struct TruthTests {
  @Test("give every known finding of these rules, in the known cell", arguments: Fixtures.names)
  func knownFindings(_ name: String) throws {
    let findings = try Fixtures.findings(Fixtures.named(name))
    for truth in try Truth.lines("\(name).findings") where Fixtures.ids.contains(truth.rule) {
      let told = findings.filter(truth.isTold)
      #expect(!told.isEmpty, "\(truth.rule) \(truth.cell ?? "")")
      let exact = told.contains {
        // No cell is named for what concerns the whole file.
        $0.rule == truth.rule
          && (truth.cell == nil || truth.cells.contains($0.location.cell.description))
          && $0.severity.rawValue == truth.severity
      }
      #expect(exact, "\(truth.rule) \(truth.cell ?? "") with its severity")
    }
  }

  @Test("give nothing that is known to be right", arguments: Fixtures.names)
  func nothingForbidden(_ name: String) throws {
    let findings = try Fixtures.findings(Fixtures.named(name))
    #expect(!findings.isEmpty)
    for truth in try Truth.lines("\(name).must_not") {
      for finding in findings where truth.isBroken(by: finding) {
        Issue.record("\(finding.rule) \(finding.location) \(finding.message.en)")
      }
    }
  }

  @Test("give nothing above a hint that is not known", arguments: Fixtures.names)
  func nothingElse(_ name: String) throws {
    let known = try Truth.lines("\(name).findings")
    for finding in try Fixtures.findings(Fixtures.named(name)) where finding.severity > .info {
      #expect(
        known.contains { $0.isTold(by: finding) },
        "\(finding.rule) \(finding.location) \(finding.message.en)")
    }
  }

  @Test("are clean while they are blank", arguments: Fixtures.blanks)
  func blankForms(_ name: String) throws {
    let findings = try Fixtures.findings(Fixtures.named(name))
    #expect(findings.map { "\($0.rule) \($0.location)" } == [])
  }

  @Test("give the same findings twice, in reading order", arguments: Fixtures.names)
  func sameTwice(_ name: String) throws {
    let book = try Fixtures.named(name)
    let first = try Fixtures.findings(book)
    let second = try Fixtures.findings(book)
    #expect(first.map(\.id) == second.map(\.id))
    #expect(first.map(\.message) == second.map(\.message))
    #expect(Set(first.map(\.id)).count == first.count)
    let places = first.map { ($0.location.sheetIndex, $0.location.cell, $0.rule) }
    for (left, right) in zip(places, places.dropFirst()) { #expect(left < right) }
  }

  @Test("lose what safe fixes settle and gain nothing", arguments: Fixtures.names)
  func safeFixesSettle(_ name: String) throws {
    let book = try soiled(Fixtures.named(name))
    let before = try Fixtures.findings(book)
    let fixable = before.filter { $0.fix?.safety == .safe }
    #expect(!fixable.isEmpty, "the soiled form has something to fix")
    var fixed = try BookEditor.applied(fixable.compactMap(\.fix).flatMap(\.edits), to: book)
    if fixable.contains(where: { $0.fix?.isToUTF8 == true }) { fixed.text?.notUTF8 = nil }
    let after = try Fixtures.findings(fixed)
    let leftOver = after.filter { $0.fix?.safety == .safe }
    #expect(leftOver.isEmpty)
    let known = Set(before.map { "\($0.rule) \($0.location.cell)" })
    for finding in after {
      #expect(known.contains("\(finding.rule) \(finding.location.cell)"), "\(finding.message.en)")
    }
    let remaining = Set(after.map(\.id))
    #expect(remaining.isSubset(of: before.map(\.id)))
  }

  /// A form with spaces behind every third text of its lower half, and nothing else changed.
  private func soiled(_ book: Book) throws -> Book {
    var book = book
    let form = try FormReader.read(
      book, templates: Fixtures.templates(), formID: nil)
    let fields = form.allFields.filter { !$0.isEmpty && !$0.filledDown && $0.location.range == nil }
    for (number, field) in fields.enumerated() where number % 3 == 0 {
      let index = field.location.sheetIndex
      guard let cell = book.sheets[index][field.location.cell], case .text(let text) = cell.value
      else { continue }
      book.sheets[index] = BookEditor.replacing(
        Cell(cell.reference, .text(text + " \u{3000}")), in: book.sheets[index])
    }
    return book
  }
}
