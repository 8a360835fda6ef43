import Foundation
import Testing

private enum Shared {
  static let workbooks = Program.project.deletingLastPathComponent()
    .appending(path: "shared/workbooks")
}

/// What a clerk reads about the shared workbooks. Needs them beside the project; counted as skipped
/// where they are not.
@Suite(
  "Every message over the shared workbooks",
  .enabled(if: FileManager.default.fileExists(atPath: Shared.workbooks.path)))
struct MessageTests {
  /// The findings as the text report tells them: the headline and the lines below it.
  private func findings(_ language: String) throws -> [[String]] {
    let run = try Program.run(
      ["check", ".", "--roster", "batch/roster.csv", "--lang", language], in: Shared.workbooks)
    #expect(run.code == 2 || run.code == 1)
    var found: [[String]] = []
    for line in run.lines.dropLast() {
      if line.hasPrefix("  ") { found[found.count - 1].append(line) } else { found.append([line]) }
    }
    return found
  }

  @Test("each says where, what, and what to do, in both languages", arguments: ["ja", "en"])
  func parts(_ language: String) throws {
    let all = try findings(language)
    #expect(all.count > 100)
    for finding in all {
      let rule = finding[0].firstMatch(of: /[A-Z]{3}-[0-9]{3}/).map { String($0.0) } ?? ""
      let last = finding.last ?? ""
      #expect(!rule.isEmpty, "\(finding)")
      #expect(last.hasPrefix(language == "ja" ? "  直し方: " : "  Remedy: "), "\(finding)")
      #expect(last.hasSuffix("kensan explain \(rule)"), "\(finding)")
      for line in finding {
        for word in ["nil", "Optional(", "{{", "}}", "sheetIndex", "()"] {
          #expect(!line.contains(word), "\(line)")
        }
      }
    }
  }

  @Test("each that compares numbers shows both")
  func numbers() throws {
    let comparing = [
      "ACH-001", "ACH-002", "ACH-004", "NUM-008", "NUM-016", "NUM-017", "NUM-018", "NUM-019",
      "TXT-001", "TXT-003", "TXT-004", "MRG-004",
    ]
    var seen = 0
    for finding in try findings("ja") {
      guard let rule = comparing.first(where: { finding[0].contains($0) }) else { continue }
      seen += 1
      let text = finding.joined(separator: " ").replacingOccurrences(of: rule, with: "")
      let numbers = Set(text.matches(of: /[0-9][0-9,]*(\.[0-9]+)?/).map { String($0.0) })
      #expect(numbers.count >= 2, "\(finding)")
    }
    #expect(seen > 20)
  }
}
