package import Compile
import Forms
import Grid
import Rules

/// The whole summary for other programs: figures by level, and the lists they were counted over.
package struct SummaryJSON: Sendable {
  package static let schemaVersion = 1

  package var toolVersion: String

  package init(toolVersion: String) { self.toolVersion = toolVersion }

  package func document(_ summary: Summary) -> String {
    JSON.object([
      ("schema", .integer(Self.schemaVersion)),
      ("tool", .object([("name", .string("kensan")), ("version", .string(toolVersion))])),
      ("title", .string(summary.title)),
      ("year", summary.evaluationYear.map(JSON.integer) ?? .null),
      ("files", .array(summary.files.map(JSON.string))),
      (
        "unread",
        .array(
          summary.unreadFiles.map { unread in
            .object([("file", .string(unread.file)), ("reason", .string(unread.reason.ja))])
          })
      ),
      ("conflicts", .integer(summary.conflictCount)),
      ("bands", .array(summary.bands.map { .string($0.title.ja) })),
      ("total", .object(figures(summary.total, summary))),
      ("levels", .array(summary.levels.map { level($0, summary) })),
      ("indicators", .array(summary.indicators.map { indicator($0, summary) })),
      ("ratings", .array(summary.rated.map { rated($0, summary) })),
      ("quality", .array(summary.quality.map(quality))),
      ("rules", .array(summary.rules.map(rule))),
    ]).line + "\n"
  }

  private func level(_ level: SummaryLevel, _ summary: Summary) -> JSON {
    .object([
      ("level", .string(level.subject)),
      (
        "groups",
        .array(
          level.groups.map { group in
            .object(
              [
                ("code", .string(group.code)), ("name", .string(group.name)),
                ("label", .string(group.label)),
              ] + figures(group.figures, summary))
          })
      ),
    ])
  }

  private func figures(_ figures: Figures, _ summary: Summary) -> [(String, JSON)] {
    let outcomes = Outcome.allCases.map { ($0.rawValue, JSON.integer(figures.count($0))) }
    let movements = Movement.allCases.map { ($0.rawValue, JSON.integer(figures.count($0))) }
    let answers = summary.questions.map { question in
      let counts = question.options.map { option in
        (option, JSON.integer(figures.answers[question.id]?[option] ?? 0))
      }
      return (question.title, JSON.object(counts))
    }
    return [("indicators", .integer(figures.total))] + outcomes + [
      ("share_met", number(figures.metShare)), ("mean_rate", number(figures.meanRate)),
      ("rates", .integer(figures.rates.count)),
      ("rank", figures.rank.map(JSON.integer) ?? .null),
      ("bands", .array(summary.bands.indices.map { .integer(figures.bands[$0] ?? 0) })),
      ("points", number(figures.pointSum)), ("mean_points", number(figures.meanPoints)),
      ("movement", summary.hasMovement ? .object(movements) : .null),
      ("mean_rate_before", number(figures.lastMean)),
      ("mean_rate_change", number(figures.meanChange)),
      ("ratings", .object(answers)),
    ]
  }

  private func places(_ places: [String: Int], _ summary: Summary) -> JSON {
    .object(
      summary.levels.map { ($0.subject, .string(summary.label(places, at: $0))) })
  }

  private func indicator(_ line: IndicatorLine, _ summary: Summary) -> JSON {
    .object([
      ("groups", places(line.places, summary)), ("indicator", .string(line.name)),
      ("unit", .string(line.unit)), ("baseline", value(line.baseline)),
      ("target", value(line.target)), ("actual", value(line.actual)),
      ("rate", number(line.rate)), ("outcome", .string(line.outcome.rawValue)),
      ("why_not", .optional(line.whyNot?.ja)),
      ("band", line.band.map { .string(summary.bands[$0].title.ja) } ?? .null),
      ("points", number(line.points)),
      ("series", .array(line.series.map(year))),
      (
        "last",
        line.last.map {
          year(IndicatorLine.YearValue(year: $0.year, value: $0.value, rate: $0.rate))
        } ?? .null
      ),
      ("movement", .optional(line.movement?.rawValue)),
      ("reason", line.reasonText.isEmpty ? .null : .string(line.reasonText)),
      ("file", .string(line.file)), ("sheet", .optional(line.location?.sheet)),
      ("cell", .optional(line.location?.cell.description)),
    ])
  }

  private func year(_ value: IndicatorLine.YearValue) -> JSON {
    .object([
      ("year", .integer(value.year)), ("value", number(value.value)), ("rate", number(value.rate)),
    ])
  }

  private func rated(_ line: RatedLine, _ summary: Summary) -> JSON {
    let answers = summary.questions.compactMap { question in
      line.answers[question.id].map { (question.title, JSON.string($0)) }
    }
    return .object([
      ("groups", places(line.places, summary)), ("name", .string(line.name)),
      ("answers", .object(answers)), ("indicator_points", number(line.indicatorPoints)),
      ("answer_points", number(line.answerPoints)), ("points", number(line.total)),
      ("file", .string(line.file)), ("cell", .optional(line.location?.cell.description)),
    ])
  }

  private func quality(_ line: QualityLine) -> JSON {
    let counts = Severity.allCases.reversed().map { ($0.rawValue, JSON.integer(line.count($0))) }
    return .object([("office", .string(line.office)), ("file", .string(line.file))] + counts)
  }

  private func rule(_ rule: QualityRule) -> JSON {
    .object([
      ("rule", .string(rule.id)), ("title", .string(rule.title.ja)),
      ("severity", .string(rule.severity.rawValue)), ("count", .integer(rule.count)),
      ("files", .integer(rule.files)),
    ])
  }

  private func number(_ number: ExactDecimal?) -> JSON {
    number.map { .number($0.description) } ?? .null
  }

  private func value(_ value: IndicatorValue?) -> JSON {
    guard let value else { return .null }
    return value.value.map { .number($0.description) } ?? .string(value.shown)
  }
}
