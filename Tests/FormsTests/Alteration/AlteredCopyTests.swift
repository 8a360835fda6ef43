import Testing

@testable import Forms

/// Copies of the five forms, altered as departments alter them, by seed.
///
/// `KENSAN_COPIES=200` makes as many of each; `KENSAN_COPIES_SHOWN=1` prints the figures per kind of
/// alteration and every copy that was not read entirely right.
@Suite("altered copies of the five forms")
struct AlteredCopyTests {
  static let copies = CopyTally.asked ?? Alteration.allCases.count

  @Test(
    "of copies with one alteration 99 in 100 are read entirely right, and the alteration is named",
    arguments: Fixtures.templateNames)
  func one(form name: String) throws {
    let all = try measure(name, alterations: 1)
    #expect(all.entirely * 100 >= all.copies * 99, "\(all.line)")
    #expect(all.wrong == 0, "\(all.line)")
    #expect(all.unsaid == 0, "\(all.line)")
    #expect(all.named * 100 >= (all.named + all.silent) * 95, "\(all.line)")
    #expect(all.elsewhere * 10 <= all.copies, "\(all.line)")
  }

  @Test(
    "of copies with three alterations 99 in 100 values and 9 in 10 copies are read right",
    arguments: Fixtures.templateNames)
  func three(form name: String) throws {
    let all = try measure(name, alterations: 3)
    #expect(all.right * 100 >= all.values * 99, "\(all.line)")
    #expect(all.entirely * 10 >= all.copies * 9, "\(all.line)")
    #expect(all.unsaid == 0, "\(all.line)")
  }

  private func measure(_ name: String, alterations: Int) throws -> CopyTally {
    let template = try #require(Fixtures.templates().first { $0.id == name })
    let book = try Fixtures.book("fixtures/\(name).xlsx")
    let form = try FormReader.read(book, templates: [template], formID: name)
    return CopyTally.of(
      name, book, form, copies: Self.copies, alterations: alterations)
  }
}
