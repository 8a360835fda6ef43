import Glibc
import Rules
import Testing

@testable import Forms

/// Copies of the five forms, altered as departments alter them, by seed.
///
/// `KENSAN_COPIES=200` makes as many of each; `KENSAN_COPIES_SHOWN=1` prints the figures per kind of
/// alteration and every copy that was not read entirely right.
@Suite("altered copies of the five forms")
struct AlteredCopyTests {
  static let copies = number("KENSAN_COPIES") ?? Alteration.allCases.count
  static let isVerbose = number("KENSAN_COPIES_SHOWN") != nil

  private static func number(_ variable: String) -> Int? {
    unsafe getenv(variable).flatMap { unsafe Int(String(cString: $0)) }
  }

  private struct Tally {
    var copies = 0
    var entirely = 0
    var values = 0
    var right = 0
    var wrong = 0
    var invented = 0
    var unsaid = 0
    var named = 0
    var silent = 0
    var elsewhere = 0

    mutating func add(_ result: CopyResult) {
      copies += 1
      if result.isEntirelyRight { entirely += 1 }
      values += result.total
      right += result.right
      wrong += result.wrong.count
      invented += result.invented.count
      unsaid += result.unsaid.count
      named += result.findings?.named.count ?? 0
      silent += result.findings?.silent.count ?? 0
      elsewhere += result.findings?.elsewhere.count ?? 0
    }

    var line: String {
      "\(entirely)/\(copies) copies, \(right)/\(values) values, wrong \(wrong), invented \(invented), "
        + "unsaid \(unsaid); alterations named \(named), not named \(silent), said elsewhere \(elsewhere)"
    }
  }

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

  private func measure(_ name: String, alterations: Int) throws -> Tally {
    let template = try #require(Fixtures.templates().first { $0.id == name })
    let book = try Fixtures.book("fixtures/\(name).xlsx")
    let form = try FormReader.read(book, templates: [template], formID: name)
    let original = AlteredCopy(book, form)
    let known = Set(
      Checker.check(form, book: book, options: CheckOptions(select: ["LAY"])).map(\.id))
    var all = Tally()
    var tallies: [String: Tally] = [:]
    for seed in 0..<Self.copies {
      var random = SeededRandom(seed: seed * 7 + alterations)
      var copy = original
      var kinds: [Alteration] = []
      // Every kind has its turn; where the form offers no place for it, another one has.
      var next = Alteration.allCases[seed % Alteration.allCases.count]
      while kinds.count < alterations {
        if next.apply(to: &copy, &random) { kinds.append(next) }
        next = Alteration.allCases.randomElement(using: &random) ?? .memos
      }
      let result = CopyResult(copy, template, known: known)
      all.add(result)
      for kind in kinds { tallies[kind.rawValue, default: Tally()].add(result) }
      if Self.isVerbose, let findings = result.findings,
        !findings.silent.isEmpty || !findings.elsewhere.isEmpty
      {
        print(
          "++ \(alterations) \(name) seed \(seed) \(copy.done) not named "
            + "\(findings.silent.map { "\($0.kind)" }) elsewhere \(findings.elsewhere.prefix(4))")
      }
      if Self.isVerbose, !result.isEntirelyRight {
        print(
          "-- \(name) seed \(seed) \(copy.done): missing \(result.missing.count) "
            + "\(result.missing.prefix(2)), wrong \(result.wrong.count) \(result.wrong.prefix(2)), "
            + "invented \(result.invented.count) \(result.invented.prefix(2))")
      }
    }
    if Self.isVerbose {
      print(name, alterations, "all", all.line)
      for (kind, tally) in tallies.sorted(by: { $0.key < $1.key }) {
        print(name, alterations, kind, tally.line)
      }
    }
    return all
  }
}
