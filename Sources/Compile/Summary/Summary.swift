import Forms
import Grid
import Notation
package import Review
package import Workbook

/// What a summary counted, and the workbook that shows it.
package struct SummaryBook: Sendable {
  package var title: String
  package var evaluationYear: Int?
  package var groups: [GroupLine]
  package var indicators: [IndicatorLine]
  /// The grades of the form in its own order, empty where it has none.
  package var grades: [String]
  package var files: [String]
  /// Files that could not be read; their reasons stand in the book and in the inputs' `failure`.
  package var unreadFiles: [String]
  /// Indicators on which submissions disagree.
  package var conflictCount: Int
  package var book: NewBook
}

/// The planner's second job: the table for the mayor, one row per group.
package enum Summary {
  private static let gradeKey = "評価.区分"

  /// - Throws: `CompileError` when the inputs are of different forms or none could be read.
  package static func summarize(_ inputs: [Reviewed]) throws(CompileError) -> SummaryBook {
    let submissions = try Submissions(inputs)
    let all = submissions.read.enumerated().flatMap { index, read in
      PlanRow.rows(of: read.form, submission: index, file: read.file)
    }
    let rows = PlanOrder.sorted(all)
    let lines = indicatorLines(rows, submissions)
    let grades = gradeNames(rows, submissions.template)
    let groups = groupLines(rows, lines, hasGrades: !grades.isEmpty)
    let year = submissions.read.lazy.compactMap(\.form.evaluationYear).first
    var summary = SummaryBook(
      title: submissions.template.title, evaluationYear: year, groups: groups, indicators: lines,
      grades: grades, files: submissions.read.map(\.file),
      unreadFiles: submissions.unread.map(\.file), conflictCount: lines.count(where: \.conflicting),
      book: NewBook(sheets: []))
    let title = summary.title
    summary.book = NewBook(
      sheets: [
        SummarySheet(summary: summary).sheet(), IndicatorSheet(summary: summary).sheet(),
        SubmissionSheet(submissions: submissions, rows: all, title: title).sheet(),
      ], title: title + " 集計表", creator: "kensan")
    return summary
  }

  /// Every indicator once; where copies say different things, it is marked.
  private static func indicatorLines(
    _ rows: [PlanRow], _ submissions: Submissions
  ) -> [IndicatorLine] {
    let columns = MergeColumns(rows: rows, template: submissions.template)
    let values = columns.columns.filter {
      if case .value = $0.content { true } else { false }
    }
    var copies: [[String]: Set<[String]>] = [:]
    for row in rows where row.indicator != nil {
      let said = values.map { column in
        Normalization.n2(columns.entry(of: row, in: column).text).filter { !$0.isWhitespace }
      }
      copies[row.key, default: []].insert(said)
    }
    var done: Set<[String]> = []
    return rows.compactMap { row in
      guard let indicator = row.indicator, done.insert(row.key).inserted else { return nil }
      return IndicatorLine(
        row, indicator, year: submissions.read[row.submission].form.evaluationYear,
        conflicting: (copies[row.key]?.count ?? 1) > 1)
    }
  }

  private static func gradeField(_ row: PlanRow) -> Field? {
    row.fields.first { $0.key == gradeKey }
  }

  /// The template's choices; grades beyond them, as submitted, follow in their own order.
  private static func gradeNames(_ rows: [PlanRow], _ template: Template) -> [String] {
    let fields = rows.compactMap { gradeField($0) }
    guard let first = fields.first else { return [] }
    let listed = template.item(gradeKey)?.type.options ?? []
    var names = listed.isEmpty ? first.type.options : listed
    for field in fields where !field.isEmpty {
      let text = Normalization.n2(field.text)
      if !names.contains(text) { names.append(text) }
    }
    return names
  }

  private static func groupLines(
    _ rows: [PlanRow], _ lines: [IndicatorLine], hasGrades: Bool
  ) -> [GroupLine] {
    var groups: [GroupLine] = []
    var places: [String: Int] = [:]
    func place(_ name: String) -> Int {
      if let place = places[name] { return place }
      places[name] = groups.count
      groups.append(GroupLine(name: name))
      return groups.count - 1
    }
    var graded: Set<[String]> = []
    for row in rows {
      let index = place(row.group)
      guard hasGrades, let field = gradeField(row), !field.isEmpty else { continue }
      // One record gives one grade, however many indicators it has; copies that disagree on the
      // grade are each counted, so that the conflict shows.
      let grade = Normalization.n2(field.text)
      guard graded.insert(row.recordKey + [grade]).inserted else { continue }
      groups[index].grades[grade, default: 0] += 1
    }
    for line in lines { groups[place(line.group)].count(line) }
    return groups
  }
}
