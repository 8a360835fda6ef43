import Forms
import Grid
import Rules

/// What the layout rules say of an altered copy.
struct CopyFindings {
  /// Alterations told at their place.
  var named: [Alteration] = []
  /// Alterations that nothing is said of.
  var silent: [AlteredCopy.Mark] = []
  /// What is said of places where nothing was done.
  var elsewhere: [String] = []

  private let findings: [Finding]
  /// What is said of the form as it was.
  private let known: Set<String>

  init(_ copy: AlteredCopy, _ form: Form, known: Set<String>) {
    self.known = known
    findings = Checker.check(form, book: copy.book, options: CheckOptions(select: ["LAY"]))
      .filter { !known.contains($0.id) }
    var told: Set<Int> = []
    for mark in copy.marks {
      let here = findings.indices.filter { Self.tells(findings[$0], mark) }
      told.formUnion(here)
      if here.isEmpty { silent.append(mark) } else { named.append(mark.kind) }
    }
    elsewhere = findings.indices.filter { !told.contains($0) }.map {
      "\(findings[$0].rule) \(findings[$0].location) \(findings[$0].message.en)"
    }
  }

  /// Whether anything is said of a value's own row or column, or of its heading.
  func speak(of value: AlteredCopy.Place) -> Bool {
    findings.contains { finding in
      ([finding.location] + finding.related).contains {
        $0.sheetIndex == value.sheet
          && ($0.cell.row == value.cell.row || $0.cell.column == value.cell.column)
      }
    }
  }

  private static func tells(_ finding: Finding, _ mark: AlteredCopy.Mark) -> Bool {
    guard rules[mark.kind]?.contains(finding.rule) ?? false else { return false }
    return ([finding.location] + finding.related).contains { place in
      guard place.sheetIndex == mark.sheet else { return false }
      guard let cells = mark.cells else { return true }
      switch mark.lines {
      case .rows: return cells.rows.contains(place.cell.row)
      case .columns: return cells.columns.contains(place.cell.column)
      case nil: return place.cell == cells.first
      }
    }
  }

  /// The rules that may tell an alteration.
  private static let rules: [Alteration: Set<String>] = [
    .moreIndicators: ["LAY-003"], .deletedIndicator: ["LAY-003", "LAY-001"],
    .insertedRow: ["LAY-003", "LAY-010"], .deletedBlankRow: ["LAY-003"],
    .insertedColumn: ["LAY-003"], .deletedColumn: ["LAY-003", "LAY-001"],
    .movedBlock: ["LAY-003"], .retypedHeading: ["LAY-002", "LAY-001"],
    .unmerged: ["LAY-004"], .mergedOtherwise: ["LAY-004"], .renamedSheet: ["LAY-002"],
    .duplicatedSheet: ["LAY-008"], .lastYear: ["LAY-005"], .secondTable: ["LAY-008"],
    .memos: ["LAY-008"],
  ]
}
