import Grid
import Notation

/// Which targets are those of a year, and which the plan's last.
extension TableFinder {
  /// Whether the target of a year is the one that the plan is to reach in the end: it stands alone
  /// behind the last actual, apart from the targets of each year.
  static func isPlanEnd(
    _ year: Int, targets: [Int], actuals: [Int], hasBaseline: Bool
  ) -> Bool {
    guard hasBaseline, let last = actuals.max(), year > last,
      targets.count(where: { $0 > last }) == 1
    else { return false }
    return targets.count == 1 || year > last + 1
  }

  /// Which targets are those of a year, and which the one the plan is to reach in the end.
  func settleTargets(
    _ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>
  ) {
    // Without any actuals the target is the one the plan is to reach in the end.
    let hasActual = columns.contains {
      $0.kind == .rowRole || $0.holds(.actual) || $0.role == .rate
        || $0.kind == .value && $0.role == nil && $0.year != nil
    }
    if !hasActual, columns.contains(where: { $0.role == .baseline }),
      columns.count(where: { $0.role == .target }) == 1
    {
      for index in columns.indices where columns[index].role == .target {
        columns[index].role = .finalTarget
      }
    }
    // Beside targets that share their cells with the actuals of each year one alone is the plan's.
    let targets = columns.indices.filter { columns[$0].role == .target && columns[$0].pair.isEmpty }
    let actuals = columns.filter { $0.kind == .value && ($0.role == nil || $0.holds(.actual)) }
    for index in targets {
      guard let year = columns[index].year?.year ?? lastStatedYear(columns[index].number, body)
      else { continue }
      let isEnd = Self.isPlanEnd(
        year,
        targets: targets.compactMap {
          columns[$0].year?.year ?? lastStatedYear(columns[$0].number, body)
        },
        actuals: actuals.compactMap(\.year?.year),
        hasBaseline: columns.contains { $0.role == .baseline })
      if isEnd { columns[index].role = .finalTarget }
    }
    let hasRoles = columns.contains { $0.kind == .rowRole }
    // A second target for the same year, beside one over its actual, is the plan's own.
    for index in columns.indices.reversed()
    where columns[index].role == .target && columns[index].pair.isEmpty {
      let same =
        columns[..<index].contains { other in
          (other.role == .target || hasRoles && other.role == nil && other.kind == .value)
            && other.year?.year == columns[index].year?.year
            && other.year != nil && other.path.last?.region != columns[index].path.last?.region
        }
        || columns[..<index].contains { other in
          other.kind == .value && other.year != nil && other.year?.year == columns[index].year?.year
            && other.path.contains { $0.text.contains("上段") }
        }
      if same { columns[index].role = .finalTarget }
    }
  }

  /// The last of the years that cells with a year of their own say: 「250人（令和7年度）」.
  private func lastStatedYear(_ column: Int, _ body: ClosedRange<Int>) -> Int? {
    body.compactMap { NumberText.parse(grid.own($0, column))?.periodNote?.fiscalYear }.max()
  }
}
