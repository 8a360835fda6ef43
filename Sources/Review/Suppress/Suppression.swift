package import Forms
import Grid
package import Notation
package import Rules

/// One line by which somebody says that findings are known or do not apply: they are then listed
/// apart and count for nothing.
package struct Suppression: Hashable, Sendable, Codable {
  package enum Source: String, Sendable, Codable {
    /// A list of known findings beside the workbooks (`--baseline`).
    case baseline
    /// The sheet 検査除外 of the workbook itself.
    case sheet
    /// A note on the cell that begins with 検査除外.
    case note
  }

  package var source: Source
  /// Where it is written.
  package var place: Location
  /// The finding's own name; else what follows says which findings are meant.
  package var id = ""
  /// Ids or prefixes of ids; none means all rules.
  package var rules: [String] = []
  /// The name of the file the finding is in, without its folder; empty for any.
  package var file = ""
  package var cell: CellPlace?
  package var indicator = ""
  package var reason = ""
  package var owner = ""
  /// As it is written; empty for ever.
  package var until = ""

  package init(source: Source, place: Location) {
    self.source = source
    self.place = place
  }

  /// The last day it holds; nil where it never ends.
  package var lastDay: Period? { until.isEmpty ? nil : Period.parse(until) }

  /// A day that nobody can read might be over: the finding then counts.
  package func isOver(on today: Period?) -> Bool {
    guard !until.isEmpty else { return false }
    guard let lastDay, case .date = lastDay.kind else { return true }
    return today.map { lastDay < $0 } ?? false
  }

  package func covers(_ finding: Finding, in path: String) -> Bool {
    if !file.isEmpty, Self.fileName(path) != Self.fileName(file) { return false }
    if !id.isEmpty { return finding.id == id }
    if !rules.isEmpty, !names(finding.rule) { return false }
    if !indicator.isEmpty {
      let name = Normalization.withoutSpaces(finding.owner)
      guard name == Normalization.withoutSpaces(indicator) else { return false }
    }
    guard let cell else { return true }
    return [finding.location, finding.ruleLocation].compactMap(\.self).contains {
      $0.cell == cell.cell && (cell.sheet.isEmpty || cell.sheet == $0.sheet)
    }
  }

  /// Whether it is about a rule, or about all; capitals and widths do not matter.
  func names(_ rule: String) -> Bool {
    let id = Self.ruleId(rule)
    return rules.isEmpty || rules.contains { id.hasPrefix($0) }
  }

  /// An id as `rules` writes it.
  static func ruleId(_ text: String) -> String { Normalization.n2(text).uppercased() }

  /// Files are handed on from folder to folder, but seldom renamed.
  static func fileName(_ path: String) -> String {
    Normalization.n2(path.split(separator: "/").last.map(String.init) ?? path)
  }
}

/// A finding that does not count, and on whose word.
package struct SuppressedFinding: Sendable {
  package var finding: Finding
  package var suppression: Suppression
}
