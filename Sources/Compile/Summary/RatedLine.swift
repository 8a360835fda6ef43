package import Forms
package import Grid
import Notation

/// A rating that people or the template's scheme give, and the answers it may have.
package struct RatingQuestion: Sendable {
  package var id: String
  package var title: String
  package var options: [String]
  /// The template calculates it.
  package var isCalculated: Bool
}

/// One thing that is rated: a measure, a project.
package struct RatedLine: Sendable {
  package var places: [String: Int]
  package var office: String
  package var name: String
  /// By the id of the question.
  package var answers: [String: String] = [:]
  /// The sum of the points of its indicators; nil where the template gives none.
  package var indicatorPoints: ExactDecimal?
  /// The points that its own answers give.
  package var answerPoints: ExactDecimal?
  /// Nil where something that is needed has no points yet.
  package var total: ExactDecimal?
  package var file: String
  package var location: Location?
}

/// Reads what the records of a form are rated.
struct RatingReader {
  private let form: Form
  private let template: Template
  private let judge: IndicatorJudge
  private let scopes: IndicatorScopes

  static let undecided = "未定"

  init(_ judge: IndicatorJudge) {
    self.judge = judge
    form = judge.form
    template = judge.form.template
    scopes = IndicatorScopes(judge.form)
  }

  /// The rating of a record with what its id and title are made of; nil where nothing is rated.
  func line(
    _ record: Record, file: String
  ) -> (line: RatedLine, questions: [RatingQuestion])? {
    let fields = record.fields.filter { !$0.filledDown && !$0.isEmpty && isRating($0) }
    guard !fields.isEmpty, !isUnused(record, fields) else { return nil }
    let step = record.planSteps.last
    let name = [step?.number ?? "", step?.name ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    var line = RatedLine(
      places: [:], office: record.office.map { SummaryLevels.oneLine($0.text) } ?? "",
      name: SummaryLevels.oneLine(name), file: file, location: fields[0].location)
    var questions: [RatingQuestion] = []
    func add(_ key: String, _ answer: String, _ options: [String], isCalculated: Bool) {
      let id = (step?.subject ?? "") + "." + key
      line.answers[id] = answer
      questions.append(
        RatingQuestion(id: id, title: title(key), options: options, isCalculated: isCalculated))
    }
    for field in fields { add(field.key, answer(field), options(field), isCalculated: false) }
    for (scheme, answer) in score(record, &line) {
      add(scheme.rating, answer, scheme.classes.map(\.label), isCalculated: true)
    }
    return (line, questions)
  }

  /// A slot for something to be rated that nobody has used.
  private func isUnused(_ record: Record, _ fields: [Field]) -> Bool {
    !record.path.isEmpty && record.ownNames.isEmpty
      && fields.allSatisfy { $0.ticks.map { $0.ticked.isEmpty } ?? false }
  }

  private func isRating(_ field: Field) -> Bool {
    guard field.subject == "判定" || field.subject == "評価" else { return false }
    return !options(field).isEmpty || field.key == "評価.区分"
  }

  private func options(_ field: Field) -> [String] {
    let listed = template.item(field.key)?.type.options ?? []
    if !listed.isEmpty { return listed }
    if !field.type.options.isEmpty { return field.type.options }
    return template.scheme(of: field.key)?.classes.map(\.label).filter { !$0.isEmpty } ?? []
  }

  private func answer(_ field: Field) -> String {
    let answers = field.answers
    if !answers.isEmpty { return answers.joined(separator: "・") }
    // Boxes of which none is ticked are an answer that nobody gave.
    if field.ticks != nil { return "記入なし" }
    return String(Normalization.n2(SummaryLevels.oneLine(field.text)).prefix(30))
  }

  private func title(_ key: String) -> String {
    let heading = template.item(key)?.heading ?? ""
    return heading.isEmpty ? String(key.drop { $0 != "." }.dropFirst()) : heading
  }

  // MARK: points

  /// What the template's schemes come to where the form has no cells for them.
  private func score(
    _ record: Record, _ line: inout RatedLine
  ) -> [(scheme: ScoringScheme, answer: String)] {
    let sums = template.schemes.filter { $0.needsPoints }
    guard !sums.isEmpty, !sums.contains(where: { record[$0.rating]?.isEmpty == false })
    else { return [] }
    var scored = record
    scored.children = []
    let indicators = (scopes.near(record) ?? []).filter(isJudged)
    for scheme in template.schemes where !scheme.needsPoints && scheme.isCalculated {
      guard record[scheme.rating] == nil else { continue }
      if scheme.isOfIndicators {
        let points = indicators.map { self.points(of: $0, scheme) }
        scored.fields += points.map { field(scheme.rating, $0) }
        line.indicatorPoints = points.compactMap { $0 }.reduce(.zero, +)
      } else {
        var subject = ScoringSubject(record, in: form, convention: judge.convention)
        subject.indicators = indicators
        let points = scheme.result(for: subject).only?.points
        scored.fields.append(field(scheme.rating, points))
        if let points { line.answerPoints = (line.answerPoints ?? .zero) + points }
      }
    }
    let subject = ScoringSubject(scored, in: form, convention: judge.convention)
    line.total =
      sums[0].classes.first.flatMap { subject.numbers($0.basis)?.first }?.rounded(1)?
      .normalized
    return sums.compactMap { scheme in
      switch scheme.result(for: subject) {
      case .total: return nil
      case .classes(let classes): return (scheme, classes.last?.label ?? Self.undecided)
      case .open: return scheme.total == nil ? (scheme, Self.undecided) : nil
      }
    }
  }

  private func points(of indicator: Indicator, _ scheme: ScoringScheme) -> ExactDecimal? {
    let subject = ScoringSubject(
      indicators: [indicator], convention: judge.convention, settings: template.settings,
      year: form.evaluationYear)
    guard case .classes(let classes) = scheme.result(for: subject) else { return nil }
    return classes.last?.points
  }

  private func isJudged(_ indicator: Indicator) -> Bool {
    !indicator.shortName.isEmpty
      && indicator.values.contains { $0.role == .target || $0.role == .finalTarget }
  }

  /// A cell that the form does not have; without points it reads as no number.
  private func field(_ key: String, _ points: ExactDecimal?) -> Field {
    Field(
      key: key,
      location: Location(sheetIndex: 0, sheet: "", cell: CellReference(row: 0, column: 0)),
      raw: points?.description ?? "未定")
  }
}

extension ScoringScheme {
  /// Chosen by what single indicators have reached.
  var isOfIndicators: Bool {
    classes.contains { one in
      switch one.basis {
      case .rate, .progress, .proRata: one.condition.isCalculated
      case .none: one.condition.isCalculated
      case .meanRate, .sum, .mean, .field: false
      }
    }
  }

  /// A total of points, or a class by such a total.
  var needsPoints: Bool {
    classes.contains { one in
      switch one.basis {
      case .sum, .mean: true
      default: false
      }
    }
  }
}
