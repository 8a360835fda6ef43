import Forms
import Grid

/// Which rule speaks when two would describe the same fact in one cell.
///
/// Source: rule catalogue, 1.3.
enum Precedence {
  static let sameCell: [(reported: String, suppressed: [String])] = [
    ("FIL-008", ["NUM-003", "REQ-002", "ACH-006", "ENM-001", "REF-003", "UNT-004"]),
    // 0 in a field for symbols or references is no symbol and no reference either.
    ("ENM-008", ["ENM-001", "ENM-002", "ENM-005", "REF-001", "REF-003", "UNT-004", "REQ-005"]),
    // What stands in the place of a heading is not outside the form as well.
    ("LAY-001", ["LAY-008"]),
    ("REQ-002", ["REQ-001", "ACH-006"]),
    ("REQ-004", ["REQ-001", "ACH-006"]),
    ("REQ-007", ["REQ-001"]),
    ("REQ-010", ["REQ-001"]),
    ("REQ-011", ["REQ-001"]),
    ("NUM-004", ["NUM-003"]),
    // Decimals where the unit allows none: the others need not be counted.
    ("NUM-013", ["NUM-008", "NUM-011"]),
    ("NUM-015", ["UNT-008"]),
    ("ACH-002", ["ACH-003"]),
    ("ACH-004", ["ACH-001", "ACH-005"]),
    ("TXT-006", ["UNT-009"]),
    ("CHR-004", ["ENM-001", "UNT-004"]),
    ("CHR-006", ["CHR-001"]),
    ("REF-001", ["REF-003", "ENM-001"]),
    ("REF-002", ["ENM-001"]),
    ("REF-003", ["ENM-001"]),
    ("REF-005", ["REF-012"]),
    ("ENM-007", ["ENM-001", "ENM-002"]),
    ("ENM-009", ["ENM-001"]),
    ("ENM-005", ["CHR-006", "CHR-001"]),
  ]

  /// A value that one rule finds wrong, and rules that hold it against the others of its indicator:
  /// decimals that nobody wrote on purpose need not be counted.
  static let sameValue: [(reported: String, suppressed: [String])] = [
    ("NUM-012", ["NUM-008"]), ("NUM-013", ["NUM-008"]),
    // Two things under one code: that their names differ is no second fault.
    ("REF-012", ["REF-002"]),
  ]

  /// The findings that are left when each fact is told once.
  ///
  /// - Parameters:
  ///   - unnamed: cells whose heading is missing. What stands in them is anyone's guess, so that only
  ///     LAY-001 speaks of them.
  ///   - undated: values that are under a wrong year.
  static func settled(
    _ findings: [Finding], unnamed: Set<Place> = [], undated: Set<Place> = []
  ) -> [Finding] {
    var rules: [Place: Set<String>] = [:]
    for finding in findings { rules[Place(finding), default: []].insert(finding.rule) }
    let shifted = shiftedRows(findings)
    return findings.filter { finding in
      let place = Place(finding)
      if unnamed.contains(place) || shifted.contains(place.cell.row), !isOfLayout(finding.rule) {
        return false
      }
      if !undated.isEmpty, UndatedValues.isJudged(by: finding.rule),
        undated.contains(place) || finding.related.contains(where: { undated.contains(Place($0)) })
      {
        return false
      }
      let others = finding.related.reduce(into: rules[place] ?? []) { others, location in
        others.formUnion(rules[Place(location)] ?? [])
      }
      return !isTold(finding.rule, by: rules[place] ?? [], in: sameCell)
        && !isTold(finding.rule, by: others, in: sameValue)
    }
  }

  private static func isTold(
    _ rule: String, by others: Set<String>, in list: [(reported: String, suppressed: [String])]
  ) -> Bool {
    list.contains { $0.suppressed.contains(rule) && others.contains($0.reported) }
  }

  /// The records of a CSV file whose fields are too many or too few: which column a field of theirs
  /// belongs to is anyone's guess as well.
  private static func shiftedRows(_ findings: [Finding]) -> Set<Int> {
    Set(
      findings.filter { $0.rule == Rule.raggedRecords.id }
        .flatMap { [$0.location] + $0.related }.map(\.cell.row))
  }

  private static func isOfLayout(_ rule: String) -> Bool {
    rule.hasPrefix("LAY-") || rule.hasPrefix("FIL-")
  }
}
