import Foundation
import Testing

@testable import Rules

/// The catalogue says of every rule what may be put right; here it is held against the rules and their
/// examples, of which each corrected one is carried out by `ExampleTests` and `ExampleFileTests`.
@Suite("The fix levels of the catalogue")
struct FixLevelTests {
  struct Line: Sendable, CustomTestStringConvertible {
    var id: String
    var wave: String
    var fix: String

    var testDescription: String { id }
    var isFixed: Bool { !fix.hasPrefix("none") }
  }

  private static let catalogue = Fixtures.root.deletingLastPathComponent()
    .appending(path: "shared/spec/rules.md")
  private static let text = (try? String(contentsOf: catalogue, encoding: .utf8)) ?? ""

  /// The rows of the tables of rules: id, wave, severity, title, scope, condition, tolerance, fix.
  static let lines: [Line] = text.split(separator: "\n").compactMap { row in
    let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    guard cells.count > 8, cells[0].wholeMatch(of: /[A-Z]{3}-\d{3}/) != nil else { return nil }
    return Line(id: cells[0], wave: cells[1], fix: cells[7])
  }

  /// Section 3.3: safe in themselves, off until a template switches them on.
  static let optional: Set<String> = {
    guard let start = text.range(of: "### 3.3"), let end = text.range(of: "### 3.4") else {
      return []
    }
    return Set(
      text[start.upperBound..<end.lowerBound].matches(of: /[A-Z]{3}-\d{3}/).map { String($0.0) })
  }()

  /// Done by the exporter, which leaves the columns out; nothing in the workbook is wrong.
  private static let exported: Set<String> = ["OPD-020"]

  @Test("of wave 1 are those of the rules", .enabled(if: !lines.isEmpty))
  func levels() throws {
    let first = Self.lines.filter { $0.wave == "1" && $0.isFixed }
    #expect(first.count > 50, "the tables were read")
    for line in first where !Self.exported.contains(line.id) {
      let rule = try #require(Rule.named(line.id), "\(line.id) is a rule of wave 1")
      let level = try #require(rule.fixSafety, "\(line.id) is to be corrected: \(line.fix)")
      let says = line.fix.split { !$0.isLetter }.map(String.init)
      switch level {
      case .safe: #expect(says.contains("safe"), "\(line.id) \(line.fix)")
      case .unsafe:
        #expect(
          says.contains("unsafe") || Self.optional.contains(line.id), "\(line.id) \(line.fix)")
      }
      #expect(
        rule.examples.contains { $0.corrected != nil }
          || rule.tableExamples.contains { $0.corrected != nil },
        "\(line.id) shows in an example what it corrects")
    }
  }

  @Test(
    "none is exceeded: what only a person can put right is left alone", .enabled(if: !lines.isEmpty)
  )
  func none() {
    for line in Self.lines where !line.isFixed {
      #expect(Rule.named(line.id)?.fixSafety == nil, "\(line.id) \(line.fix)")
    }
  }
}
