import Foundation
import Grid
import Rules

@testable import Forms

/// How well many altered copies of one form were read.
///
/// `KENSAN_COPIES=200` makes as many of each form; `KENSAN_COPIES_SHOWN=1` prints the figures per kind
/// of alteration and every copy that was not read entirely right.
struct CopyTally {
  static let asked = number("KENSAN_COPIES")
  static let isVerbose = number("KENSAN_COPIES_SHOWN") != nil

  private(set) var copies = 0
  private(set) var entirely = 0
  private(set) var values = 0
  private(set) var right = 0
  private(set) var wrong = 0
  private(set) var invented = 0
  private(set) var unsaid = 0
  private(set) var named = 0
  private(set) var silent = 0
  private(set) var elsewhere = 0

  private static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
  }

  private mutating func add(_ result: CopyResult) {
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

  /// Copies of a form by seed, each read with the form's template.
  ///
  /// - Parameters:
  ///   - form: the book as it reads unaltered.
  ///   - first: the kind of alteration that has the first turn.
  static func of(
    _ name: String, _ book: Book, _ form: Form, copies: Int, alterations: Int, first: Int = 0
  ) -> CopyTally {
    let original = AlteredCopy(book, form)
    let known = Set(
      Checker.check(form, book: book, options: CheckOptions(select: ["LAY"])).map(\.id))
    var all = CopyTally()
    var tallies: [String: CopyTally] = [:]
    for seed in 0..<copies {
      var random = SeededRandom(seed: seed * 7 + alterations)
      var copy = original
      var kinds: [Alteration] = []
      // Every kind has its turn; where the form offers no place for it, another one has.
      var next = Alteration.allCases[(first + seed) % Alteration.allCases.count]
      while kinds.count < alterations {
        if next.apply(to: &copy, &random) { kinds.append(next) }
        next = Alteration.allCases.randomElement(using: &random) ?? .memos
      }
      let result = CopyResult(copy, form.template, known: known)
      all.add(result)
      for kind in kinds { tallies[kind.rawValue, default: CopyTally()].add(result) }
      if isVerbose { show(result, copy, "\(alterations) \(name) seed \(seed)") }
    }
    if isVerbose {
      print(name, alterations, "all", all.line)
      for (kind, tally) in tallies.sorted(by: { $0.key < $1.key }) {
        print(name, alterations, kind, tally.line)
      }
    }
    return all
  }

  private static func show(_ result: CopyResult, _ copy: AlteredCopy, _ label: String) {
    if let findings = result.findings, !findings.silent.isEmpty || !findings.elsewhere.isEmpty {
      print(
        "++ \(label) \(copy.done) not named \(findings.silent.map { "\($0.kind)" }) "
          + "elsewhere \(findings.elsewhere.prefix(4))")
    }
    guard !result.isEntirelyRight else { return }
    print(
      "-- \(label) \(copy.done): missing \(result.missing.count) \(result.missing.prefix(2)), "
        + "wrong \(result.wrong.count) \(result.wrong.prefix(2)), "
        + "invented \(result.invented.count) \(result.invented.prefix(2)), "
        + "unsaid \(result.unsaid.prefix(2))")
  }
}
