import Foundation
import Grid
import Review
import Rules
import Testing
import Workbook

@testable import Forms

/// Altered copies are corrected like the form itself: nothing gets worse, and everything can be undone.
///
/// `KENSAN_COPIES=200` makes as many copies of each form.
@Suite("Altered copies corrected")
struct AlteredCopyFixTests {
  static let copies =
    ProcessInfo.processInfo.environment["KENSAN_COPIES"].flatMap { Int($0) } ?? 2

  @Test(
    "come to rest, bring no finding, and go back to their bytes", arguments: Fixtures.templateNames)
  func properties(form name: String) throws {
    let templates = try Fixtures.templates()
    let template = try #require(templates.first { $0.id == name })
    let book = try Fixtures.book("fixtures/\(name).xlsx")
    let form = try FormReader.read(book, templates: [template], formID: name)
    let original = AlteredCopy(book, form)
    let kinds = Alteration.allCases.filter { $0 != .csv }
    var fixed = 0
    for seed in 0..<Self.copies {
      var random = SeededRandom(seed: seed * 11 + 3)
      var copy = original
      var next = kinds[seed % kinds.count]
      for _ in 0...(seed % 3) {
        while !next.apply(to: &copy, &random) {
          next = kinds.randomElement(using: &random) ?? .memos
        }
      }
      let file = InputFile(
        path: "\(name).xlsx", name: "\(name).xlsx", source: .bytes(try copy.file()))
      let label = "\(name) seed \(seed) \(copy.done)"
      fixed += try check(file, template, FixOptions(allowsUnsafe: seed % 2 == 1), label)
    }
    if Self.copies > 2 { print("\(name): \(fixed) corrections in \(Self.copies) copies") }
  }

  /// - Returns: how many corrections were made.
  private func check(
    _ file: InputFile, _ template: Template, _ options: FixOptions, _ label: String
  ) throws -> Int {
    let review = ReviewOptions(formID: template.id, check: CheckOptions())
    func fix(_ file: InputFile) -> FixOutcome {
      Review.fix(file, templates: [template], options: review, fixing: options)
    }
    let before = Review.check(file, templates: [template], options: review).findings
    let outcome = fix(file)
    #expect(outcome.failure == nil, "\(label): \(outcome.failure?.en ?? "")")
    var next = file
    next.source = outcome.source
    let again = fix(next)
    #expect(again.source == outcome.source, "\(label): fixing twice is fixing once")
    func key(_ finding: Finding) -> String { "\(finding.rule) \(finding.location)" }
    let known = Set(before.map(\.id) + before.map(key))
    let new = outcome.remaining.filter { !known.contains($0.id) && !known.contains(key($0)) }
    #expect(new.map(key) == [], "\(label): no finding is new")
    let log = ChangeLog(outcome, output: "out")
    #expect(
      try log.original(from: outcome.source) == file.source, "\(label): the log gives it back")
    return outcome.applied.count
  }
}
