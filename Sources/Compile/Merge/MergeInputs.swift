import Forms
import Grid
import Review
import Rules

/// The submissions of a merge with what holds between whole files: which are copies of one another,
/// which was taken, what no row of theirs shows.
struct MergeInputs {
  let submissions: Submissions
  let context: BatchContext
  let resolution: Resolution?
  /// How late each of `submissions.read` came.
  let ranks: [Int]
  /// Each form has a sheet of its own in the merged book.
  let isSheetwise: Bool
  /// Files that another one of the same form stands for: numbers in `submissions.read`.
  private(set) var dropped: Set<Int> = []
  private(set) var conflicts: [MergeConflict] = []
  private(set) var duplicates: [MergeDuplicate] = []
  private(set) var decisions: [MergeDecision] = []

  init(_ submissions: Submissions, _ context: BatchContext, _ resolution: Resolution?) {
    self.submissions = submissions
    self.context = context
    self.resolution = resolution
    let order = Dictionary(
      context.submissions.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { $1 })
    ranks = submissions.read.map { order[$0.path] ?? 0 }
    isSheetwise = submissions.read.first.map { Self.isSheetwise($0.form) } ?? false
    if isSheetwise { for set in context.twins { settle(set.compactMap { number(of: $0) }) } }
  }

  /// The number among the read files of a submission of the batch.
  func number(of submission: Int) -> Int? {
    submissions.read.firstIndex { $0.path == context.submissions[submission].file }
  }

  func decide(_ conflict: MergeConflict, _ files: [Int]) -> MergeDecision? {
    resolution?.choice(conflict, ranks: files.map { ranks[$0] }).map {
      MergeDecision(conflict: conflict, chosen: $0.statement, reason: $0.reason)
    }
  }

  /// Of several files of one form either one is taken, or all stay and what differs is listed.
  private mutating func settle(_ files: [Int]) {
    guard files.count > 1 else { return }
    let reads = files.map { submissions.read[$0] }
    let identity = FormIdentity(reads[0].form)
    let changes = zip(files.dropFirst(), reads.dropFirst()).map { file, read in
      (file, FormComparison.changes(from: reads[0].form, to: read.form))
    }
    let differing = changes.filter { $0.1.contains { $0.kind != .respelled } }
    guard !differing.isEmpty else {
      dropped.formUnion(files.dropFirst())
      duplicates.append(
        MergeDuplicate(
          group: "", row: identity.label, files: reads.map(\.file),
          spellingDiffers: changes.contains { !$0.1.isEmpty }))
      return
    }
    let whole = MergeConflict(
      group: "", row: identity.label, column: "提出ファイル",
      statements: files.map { file in
        let read = submissions.read[file]
        let submission = context.submissions[ranks[file]]
        let key = submission.keyLocation
        return MergeConflict.Statement(
          file: read.file, sheet: key?.sheet ?? "", cell: key?.cell,
          text: submission.day.map { "\($0) の提出" } ?? read.file)
      })
    if let decision = decide(whole, files) {
      decisions.append(decision)
      dropped.formUnion(files.enumerated().filter { $0.offset != decision.chosen }.map(\.element))
    } else {
      conflicts.append(whole)
    }
    // The texts; values stand in rows of their own and are compared there.
    for (file, changes) in differing {
      for change in changes where change.kind != .respelled {
        guard case .text = change.subject else { continue }
        let sides = [(files[0], change.old), (file, change.new)]
        conflicts += decisions.last?.conflict == whole ? [] : [text(change, sides, identity)]
      }
    }
  }

  private func text(
    _ change: FormChange, _ sides: [(Int, FormChange.Side?)], _ identity: FormIdentity
  ) -> MergeConflict {
    MergeConflict(
      group: identity.label, row: change.owner, column: MergeComparison.oneLine(change.heading),
      statements: sides.map { file, side in
        MergeConflict.Statement(
          file: submissions.read[file].file, sheet: side?.location?.sheet ?? "",
          cell: side?.location?.cell, text: side?.text ?? "")
      }, needsPerson: true)
  }

  /// Whether a form is a sheet about one thing, and no list: no single table holds most of it. The
  /// template's `まとめ方` (シート, 一覧) goes before.
  private static func isSheetwise(_ form: Form) -> Bool {
    switch form.template.settings.string("まとめ方") {
    case "シート": return true
    case "一覧": return false
    default: break
    }
    let sheets = form.sheetRecords
    let all = Set(sheets.flatMap(\.withDescendants).flatMap(keys))
    let tables = Dictionary(grouping: sheets.flatMap(\.children), by: \.group)
    let most =
      tables.values.map { records in
        Set(records.flatMap(\.withDescendants).flatMap(keys)).count
      }.max() ?? 0
    return most * 10 < all.count * 6
  }

  private static func keys(_ record: Record) -> [String] {
    record.fields.map(\.key)
      + record.indicators.flatMap(\.values).map { "指標." + $0.role.rawValue }
  }
}
