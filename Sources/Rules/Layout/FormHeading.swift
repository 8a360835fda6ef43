import Forms
import Grid
import Notation

/// How rules speak of a heading as the form has it.
enum FormHeading {
  /// What the template writes for a year that moves with the edition.
  private static let year = "〈年〉"

  /// On one line, with 〈年度〉 for a year that moves with the edition.
  static func shown(_ expected: String) -> String {
    Wording.line(replacing(expected) { "〈年度〉" })
  }

  /// The form's own heading with the years that stand in the sheet; nil where they are not as many.
  static func restored(_ expected: String, from text: String) -> String? {
    let years = Period.find(in: text).map {
      String(decoding: Array(text.utf8)[$0.1], as: UTF8.self)
    }
    let places = expected.split(separator: year, omittingEmptySubsequences: false).count - 1
    guard places == 0 || places == years.count else { return nil }
    var next = 0
    return replacing(expected) {
      next += 1
      return years[next - 1]
    }
  }

  private static func replacing(_ expected: String, _ other: () -> String) -> String {
    let parts = expected.split(separator: year, omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts.first ?? "")) { $0 + other() + $1 }
  }

  /// `.62` as people read a likeness.
  static func percent(_ similarity: Double) -> String { "\(Int((similarity * 100).rounded()))%" }
}
