import Forms
package import Grid
import Notation
package import Review
import Rules

/// What was counted over all submissions: by level of the plan and office, with the lists behind it.
package struct Summary: Sendable {
  package var title: String
  package var municipality: String
  package var evaluationYear: Int?
  /// Of all files, the earliest first: forms of several editions may have come together.
  package var evaluationYears: [Int]
  package private(set) var levels: [SummaryLevel] = []
  package private(set) var total = Figures()
  package private(set) var indicators: [IndicatorLine] = []
  package private(set) var rated: [RatedLine] = []
  package private(set) var questions: [RatingQuestion] = []
  /// From the lowest to the highest.
  package private(set) var bands: [RateBand]
  /// The bands are those of the template's own scheme.
  package var hasScheme: Bool
  /// How rates were worked out.
  package var convention: Message
  package private(set) var quality: [QualityLine]
  package private(set) var rules: [QualityRule]
  package var files: [String]
  /// Files that could not be read, with the reasons.
  package var unreadFiles: [(file: String, reason: Message)]

  let submissions: Submissions
  let rows: [PlanRow]
  let context: BatchContext

  /// Indicators on which submissions disagree.
  package var conflictCount: Int { indicators.count(where: \.conflicting) }
  package var hasOutOfScope: Bool { total.count(.outOfScope) > 0 }
  package var hasMovement: Bool { indicators.contains { $0.movement != nil } }
  package var hasPoints: Bool { indicators.contains { $0.points != nil } }

  /// The unmet ones, the lowest rate first.
  package var unmet: [IndicatorLine] {
    indicators.enumerated().filter { $0.element.outcome == .unmet }.sorted { left, right in
      let rates = [left, right].map { $0.element.rate }
      guard let one = rates[0], let other = rates[1], one != other else {
        return (rates[0] == nil ? 1 : 0, left.offset) < (rates[1] == nil ? 1 : 0, right.offset)
      }
      return one < other
    }.map(\.element)
  }

  /// - Parameters:
  ///   - files: the submissions with their findings.
  ///   - lastYear: last year's forms, for the movement.
  ///   - references: the roster, where there is one.
  /// - Throws: `CompileError` when the inputs are of different forms or none could be read.
  package init(
    _ files: [Reviewed], lastYear: [Reviewed] = [],
    against references: BatchReferences = BatchReferences()
  ) throws(CompileError) {
    submissions = try Submissions(files)
    context = Review.batch(files, against: references)
    let template = submissions.template
    title = template.title
    municipality = template.municipality
    evaluationYear = submissions.read.lazy.compactMap(\.form.evaluationYear).first
    evaluationYears = Set(submissions.read.compactMap(\.form.evaluationYear)).sorted()
    let scheme = template.schemes.first { $0.isCalculated && $0.isOfIndicators }
    hasScheme = scheme != nil
    bands = scheme.map(RateBand.bands(of:)) ?? RateBand.usual
    self.files = submissions.read.map(\.file)
    unreadFiles = submissions.unread.map { ($0.file, $0.reason) }
    let judges = submissions.read.map { IndicatorJudge($0.form, scheme: scheme) }
    convention = Self.convention(judges)
    let known = files.filter { $0.form != nil }
    quality = QualityLine.all(known, names: submissions.read.map(\.file))
    rules = QualityRule.all(files)
    rows = PlanOrder.sorted(
      submissions.read.enumerated().flatMap { index, read in
        PlanRow.rows(of: read.form, submission: index, file: read.file, indicatorsOnly: true)
      })
    var finder = SummaryLevels()
    indicators = Self.indicators(
      rows, submissions, judges, LastYear(lastYear), &finder)
    let rated = Self.rated(submissions, judges, &finder)
    (self.rated, questions) = (rated.lines, rated.questions)
    levels = finder.finished()
    count()
  }

  private static func convention(_ judges: [IndicatorJudge]) -> Message {
    guard let first = judges.first?.convention else { return Message(ja: "", en: "") }
    return Message(
      ja: "\(first.method.formula.ja)、\(first.message.ja)",
      en: "\(first.method.formula.en), \(first.message.en)")
  }

  /// Every indicator once; where copies say different things, it is marked.
  private static func indicators(
    _ rows: [PlanRow], _ submissions: Submissions, _ judges: [IndicatorJudge],
    _ lastYear: LastYear, _ finder: inout SummaryLevels
  ) -> [IndicatorLine] {
    var copies: [[String]: Set<[String]>] = [:]
    var numbers: [[String]: Int] = [:]
    // Two of one name in the same file are two, in two files they are copies.
    let keys = rows.map { row -> [String] in
      let key = row.key + [row.table]
      numbers[key + ["\(row.submission)"], default: 0] += 1
      return key + ["\(numbers[key + ["\(row.submission)"]] ?? 0)"]
    }
    for (row, key) in zip(rows, keys) {
      if let indicator = row.indicator { copies[key, default: []].insert(said(indicator)) }
    }
    var done: Set<[String]> = []
    return zip(rows, keys).compactMap { row, key in
      let form = submissions.read[row.submission].form
      guard let indicator = row.indicator, done.insert(key).inserted,
        let record = form.record(at: row.record.path)
      else { return nil }
      var line = judges[row.submission].line(
        indicator, places: finder.places(of: record), record: record, file: row.file,
        conflicting: (copies[key]?.count ?? 1) > 1)
      if let now = line.actual?.value, line.isJudged, !line.conflicting,
        let last = lastYear.value(indicator, record, before: form.evaluationYear)
      {
        line.remember(last, now: now, indicator.direction)
      }
      return line
    }
  }

  private static func said(_ indicator: Indicator) -> [String] {
    indicator.values.map { value in
      let text = Normalization.withoutSpaces(indicator.text(of: value))
      return "\(value.role.rawValue) \(value.period?.label ?? "") \(text)"
    }
  }

  /// What the records are rated; a copy that says the same counts once.
  private static func rated(
    _ submissions: Submissions, _ judges: [IndicatorJudge], _ finder: inout SummaryLevels
  ) -> (lines: [RatedLine], questions: [RatingQuestion]) {
    var lines: [RatedLine] = []
    var questions: [RatingQuestion] = []
    var seen: Set<[String]> = []
    for (read, judge) in zip(submissions.read, judges) {
      let reader = RatingReader(judge)
      var numbers: [[String]: Int] = [:]
      for record in read.form.allRecords {
        guard var rated = reader.line(record, file: read.file) else { continue }
        rated.line.places = finder.places(of: record)
        let steps = record.planSteps.flatMap { [$0.number, $0.name] }
        let names = record.indicators.map(\.shortName)
        var key = (steps + names).map(Normalization.withoutSpaces)
        // Where nothing of the plan is named, two offices rate two things.
        if steps.isEmpty { key.append(rated.line.office.isEmpty ? read.file : rated.line.office) }
        numbers[key, default: 0] += 1
        let answers = rated.line.answers.map { "\($0.key)=\($0.value)" }.sorted()
        guard seen.insert(key + ["\(numbers[key] ?? 0)"] + answers).inserted else { continue }
        lines.append(rated.line)
        for question in rated.questions { add(question, rated.line, to: &questions) }
      }
    }
    return (lines, named(questions))
  }

  private static func add(
    _ question: RatingQuestion, _ line: RatedLine, to questions: inout [RatingQuestion]
  ) {
    let index = questions.firstIndex { $0.id == question.id } ?? questions.endIndex
    if index == questions.endIndex { questions.append(question) }
    let answer = line.answers[question.id] ?? ""
    if !questions[index].options.contains(answer) { questions[index].options.append(answer) }
  }

  /// 取組方針 of measures and of projects are two questions, and are told apart by their names.
  private static func named(_ questions: [RatingQuestion]) -> [RatingQuestion] {
    let titles = Frequency(questions.map(\.title)).ordered
    return questions.map { question in
      var question = question
      let subject = question.id.prefix { $0 != "." }
      if titles.contains(where: { $0.value == question.title && $0.count > 1 }), !subject.isEmpty {
        question.title = "\(subject)の\(question.title)"
      }
      return question
    }
  }

  private mutating func count() {
    for line in indicators {
      total.count(line)
      for level in levels.indices { add(line.places, level) { $0.count(line) } }
    }
    for line in rated {
      total.count(line)
      for level in levels.indices { add(line.places, level) { $0.count(line) } }
    }
    // A level that only repeats the list of indicators, or has none, says nothing of its own.
    levels.removeAll { level in
      let named = level.groups.filter { $0.figures.total > 0 && !$0.isNone }
      return named.isEmpty
        || !level.isOffice && named.count > 1 && named.allSatisfy { $0.figures.total == 1 }
    }
    for level in levels.indices { levels[level].sort() }
  }

  /// What stands outside a level is counted there too, so that every table has the same total.
  private mutating func add(
    _ places: [String: Int], _ level: Int, _ change: (inout Figures) -> Void
  ) {
    guard let group = places[levels[level].subject] else {
      levels[level].add(outside: change)
      return
    }
    change(&levels[level].groups[group].figures)
  }
}

extension Summary {
  /// The label of the group that a line stands in.
  package func label(_ places: [String: Int], at level: SummaryLevel) -> String {
    guard let group = places[level.subject] else { return SummaryLevels.noGroup.ja }
    return level.labels[group] ?? SummaryLevels.noGroup.ja
  }

  /// The label of the innermost group of the plan that a line stands in.
  package func innermost(_ places: [String: Int]) -> String {
    for level in levels.reversed() where !level.isOffice && places[level.subject] != nil {
      return label(places, at: level)
    }
    return ""
  }
}
