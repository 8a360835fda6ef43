import Forms
import Grid
import Notation

/// Finds rows submitted more than once, in which columns their copies differ, and what of that has
/// been settled.
struct MergeComparison {
  struct Kept {
    var row: PlanRow
    /// Another copy of this row says something else.
    var conflicting: Bool
    /// What other copies say in columns where they were chosen, by the number of the column.
    var settled: [Int: MergeColumns.Entry] = [:]
  }

  private(set) var kept: [Kept] = []
  private(set) var conflicts: [MergeConflict] = []
  private(set) var duplicates: [MergeDuplicate] = []
  private(set) var decisions: [MergeDecision] = []
  private let decide: (MergeConflict, [Int]) -> MergeDecision?

  /// - Parameters:
  ///   - rows: in plan order; copies of one row need not be neighbours.
  ///   - decide: settles a conflict among statements of these submissions, or leaves it.
  init(
    rows: [PlanRow], columns: MergeColumns,
    decide: @escaping (MergeConflict, [Int]) -> MergeDecision?
  ) {
    self.decide = decide
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
    var open: [MergeConflict] = []
    var settled: [Int: MergeColumns.Entry] = [:]
    var spelling = false
    for (number, column) in columns.columns.enumerated() {
      let entries = copies.map { columns.entry(of: $0, in: column) }
      spelling = spelling || Set(entries.map(\.text)).count > 1
      // One number under two formats, 12 and 12.0, is no other value.
      guard Set(entries.map { Self.compared($0.text) }).count > 1,
        Set(entries.map(\.value)).count > 1
      else { continue }
      let statements = zip(copies, entries).map { row, entry in
        let place = entry.location ?? row.location
        return MergeConflict.Statement(
          file: row.file, sheet: place?.sheet ?? "", cell: place?.cell, text: entry.text)
      }
      let conflict = MergeConflict(
        group: first.group, row: label, column: Self.oneLine(column.heading),
        statements: statements)
      if let decision = decide(conflict, copies.map(\.submission)) {
        decisions.append(decision)
        settled[number] = entries[decision.chosen]
      } else {
        open.append(conflict)
      }
    }
    conflicts += open
    if !open.isEmpty {
      // Copies that agree with each other stay too: who said it matters.
      kept += copies.map { Kept(row: $0, conflicting: true, settled: settled) }
    } else {
      kept.append(Kept(row: first, conflicting: false, settled: settled))
      guard settled.isEmpty else { return }
      duplicates.append(
        MergeDuplicate(
          group: first.group, row: label, files: copies.map(\.file), spellingDiffers: spelling))
    }
  }

  /// Adds conflicts between rows of their own, and puts what was chosen into those rows.
  ///
  /// - Parameter places: the rows' submissions and cells, one to each statement.
  mutating func add(
    _ conflict: MergeConflict, at places: [CellPlace], columns: MergeColumns
  ) {
    guard let decision = decide(conflict, places.map(\.submission)) else {
      conflicts.append(conflict)
      mark(places, columns) { $0.conflicting = true }
      return
    }
    decisions.append(decision)
    guard let chosen = entry(at: places[decision.chosen], columns) else { return }
    for (index, number) in cells(at: places, columns) where kept[index].settled[number] == nil {
      kept[index].settled[number] = chosen
    }
  }

  /// A cell of one submission.
  struct CellPlace: Hashable {
    var submission: Int
    var sheet: String
    var cell: CellReference
  }

  private func entry(at place: CellPlace, _ columns: MergeColumns) -> MergeColumns.Entry? {
    cells(at: [place], columns).first.map {
      columns.entry(of: kept[$0.row].row, in: columns.columns[$0.column])
    }
  }

  private mutating func mark(
    _ places: [CellPlace], _ columns: MergeColumns, _ change: (inout Kept) -> Void
  ) {
    for (index, _) in cells(at: places, columns) { change(&kept[index]) }
  }

  private func cells(
    at places: [CellPlace], _ columns: MergeColumns
  ) -> [(row: Int, column: Int)] {
    let wanted = Set(places)
    var found: [(row: Int, column: Int)] = []
    for (index, kept) in kept.enumerated()
    where wanted.contains(where: { $0.submission == kept.row.submission }) {
      for (number, column) in columns.columns.enumerated() {
        guard let place = columns.entry(of: kept.row, in: column).location,
          wanted.contains(
            CellPlace(submission: kept.row.submission, sheet: place.sheet, cell: place.cell))
        else { continue }
        found.append((index, number))
      }
    }
    return found
  }

  private static func compared(_ text: String) -> String {
    Normalization.n2(text).filter { !$0.isWhitespace }
  }

  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined()
  }
}
