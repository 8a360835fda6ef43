import Forms
package import Grid
import Rules

/// One `--only ID[@CELL]`: which fixes may be applied.
package struct FixFilter: Sendable, Equatable {
  /// A rule id or the beginning of one.
  package var rule: String
  package var sheet: String?
  package var cell: CellReference?

  /// Reads `TXT`, `NUM-001@B7` or `NUM-001@指標!B7`; nil where the cell is no cell.
  package init?(_ text: String) {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    rule = String(parts[0])
    guard !rule.isEmpty else { return nil }
    guard parts.count == 2 else { return }
    var place = parts[1]
    if let mark = place.lastIndex(of: "!") {
      sheet = String(place[..<mark])
      place = place[place.index(after: mark)...]
    }
    guard let reference = CellReference(place) else { return nil }
    cell = reference
  }

  func allows(_ finding: Finding) -> Bool {
    guard finding.rule.hasPrefix(rule) else { return false }
    if let sheet, sheet != finding.location.sheet { return false }
    guard let cell else { return true }
    return cell == finding.location.cell
      || (finding.fix?.edits.contains { $0.reference == cell } ?? false)
  }

  /// Whoever names a whole rule or a cell has seen the suggestion; the beginning of an id only
  /// narrows the choice.
  func confirms(_ finding: Finding) -> Bool {
    allows(finding) && (cell != nil || rule == finding.rule)
  }
}
