import Forms
import Grid
import Notation

/// Finds rows submitted more than once, and in which columns their copies differ.
struct MergeComparison {
  struct Kept {
    var row: PlanRow
    /// Another copy of this row says something else.
    var conflicting: Bool
  }

  private(set) var kept: [Kept] = []
  private(set) var conflicts: [MergeConflict] = []
  private(set) var duplicates: [MergeDuplicate] = []

  /// - Parameter rows: in plan order; copies of one row need not be neighbours.
  init(rows: [PlanRow], columns: MergeColumns) {
    var copies: [[String]: [Int]] = [:]
    for (index, row) in rows.enumerated() { copies[row.key, default: []].append(index) }
    var done: Set<[String]> = []
    for row in rows where done.insert(row.key).inserted {
      add((copies[row.key] ?? []).map { rows[$0] }, columns)
    }
  }

  private mutating func add(_ copies: [PlanRow], _ columns: MergeColumns) {
    guard copies.count > 1 else {
      kept += copies.map { Kept(row: $0, conflicting: false) }
      return
    }
    let first = copies[0]
    let label = [first.name, first.indicator?.shortName ?? ""].filter { !$0.isEmpty }
      .joined(separator: "／")
    var differs = false
    var spelling = false
    for column in columns.columns {
      let entries = copies.map { columns.entry(of: $0, in: column) }
      spelling = spelling || Set(entries.map(\.text)).count > 1
      guard Set(entries.map { Self.compared($0.text) }).count > 1 else { continue }
      differs = true
      let statements = zip(copies, entries).map { row, entry in
        let place = entry.location ?? row.location
        return MergeConflict.Statement(
          file: row.file, sheet: place?.sheet ?? "", cell: place?.cell, text: entry.text)
      }
      conflicts.append(
        MergeConflict(
          group: first.group, row: label, column: Self.oneLine(column.heading),
          statements: statements))
    }
    if differs {
      // Copies that agree with each other stay too: who said it matters.
      kept += copies.map { Kept(row: $0, conflicting: true) }
    } else {
      kept.append(Kept(row: first, conflicting: false))
      duplicates.append(
        MergeDuplicate(
          group: first.group, row: label, files: copies.map(\.file), spellingDiffers: spelling))
    }
  }

  private static func compared(_ text: String) -> String {
    Normalization.n2(text).filter { !$0.isWhitespace }
  }

  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined()
  }
}
