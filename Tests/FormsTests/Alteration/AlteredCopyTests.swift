import Glibc
import Testing

@testable import Forms

@Suite("altered copies of the five forms")
struct AlteredCopyTests {
  /// By seed; `KENSAN_COPIES=200` measures as the figures in the documentation were.
  static let copies: Int =
    unsafe getenv("KENSAN_COPIES").flatMap { unsafe Int(String(cString: $0)) } ?? 4
  static let isVerbose = unsafe getenv("KENSAN_COPIES_SHOWN") != nil

  struct Tally {
    var copies = 0
    var entirely = 0
    var values = 0
    var right = 0
    var wrong = 0
    var invented = 0

    mutating func add(_ result: CopyResult) {
      copies += 1
      if result.isEntirelyRight { entirely += 1 }
      values += result.total
      right += result.right
      wrong += result.wrong.count
      invented += result.invented.count
    }

    var line: String {
      "\(entirely)/\(copies) copies, \(right)/\(values) values, wrong \(wrong), invented \(invented)"
    }
  }

  @Test("copies with one alteration", arguments: Fixtures.templateNames)
  func one(form name: String) throws {
    let tallies = try measure(name, alterations: 1)
    for (kind, tally) in tallies.sorted(by: { $0.key < $1.key }) { print(name, kind, tally.line) }
  }

  @Test("copies with three alterations", arguments: Fixtures.templateNames)
  func three(form name: String) throws {
    let tallies = try measure(name, alterations: 3)
    for (kind, tally) in tallies.sorted(by: { $0.key < $1.key }) { print(name, kind, tally.line) }
  }

  private func measure(_ name: String, alterations: Int) throws -> [String: Tally] {
    let template = try #require(Fixtures.templates().first { $0.id == name })
    let book = try Fixtures.book("fixtures/\(name).xlsx")
    let form = try FormReader.read(book, fileName: name, templates: [template], formID: name)
    let original = AlteredCopy(book, form)
    var tallies: [String: Tally] = [:]
    for seed in 0..<Self.copies {
      var random = SeededRandom(seed: seed * 7 + alterations)
      var copy = original
      var kinds: [Alteration] = []
      while kinds.count < alterations {
        let all = Alteration.allCases
        let kind =
          alterations == 1 && kinds.isEmpty && copy.done.isEmpty
          ? all[(seed + tallies.count * 0) % all.count]
          : all.randomElement(using: &random) ?? .memos
        if kind.apply(to: &copy, &random) {
          kinds.append(kind)
        } else if alterations == 1 {
          guard let other = all.randomElement(using: &random), other.apply(to: &copy, &random)
          else { continue }
          kinds.append(other)
        }
      }
      let result = CopyResult(copy, template)
      tallies["all", default: Tally()].add(result)
      for kind in kinds { tallies[kind.rawValue, default: Tally()].add(result) }
      if Self.isVerbose, !result.isEntirelyRight {
        print(
          "-- \(name) seed \(seed) \(copy.done): missing \(result.missing.count) "
            + "\(result.missing.prefix(2)), wrong \(result.wrong.count) \(result.wrong.prefix(2)), "
            + "invented \(result.invented.count) \(result.invented.prefix(2))")
      }
    }
    return tallies
  }
}
