import Compile
import Grid
import Rules

/// The base figures as a table, one row to each group of each level: what CSV holds.
struct FigureTable {
  let summary: Summary
  let language: Language

  private func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  var header: [String] {
    [say("区分の種類", "level"), say("コード", "code"), say("区分", "group"), say("指標数", "indicators")]
      + Outcome.allCases.map { $0.title.text(language) }
      + [
        say("達成の割合(%)", "share met (%)"), say("平均達成率(%)", "mean rate (%)"),
        say("平均の対象数", "rates"), say("順位", "rank"),
      ]
      + summary.bands.map { $0.title.text(language) }
      + [say("点数の合計", "points"), say("点数の平均", "mean points")]
      + Movement.allCases.map { say("前回より", "since last: ") + $0.title.text(language) }
      + [say("前回の平均達成率(%)", "mean rate before (%)"), say("平均達成率の差", "change of the mean")]
      + summary.questions.flatMap { question in
        question.options.map { "\(question.title):\($0)" }
      }
      + Severity.allCases.reversed().map { say("指摘:", "findings: ") + $0.label.text(language) }
  }

  var rows: [[String]] {
    let levels = summary.levels.flatMap { level in
      level.groups.map { group in
        row(
          level.title.text(language), group.code, group.name.isEmpty ? group.label : group.name,
          group.figures, quality: level.isOffice ? summary.findings(ofOffice: group.name) : nil)
      }
    }
    let all = Severity.allCases.reversed().map { severity in
      summary.quality.reduce(0) { $0 + $1.count(severity) }
    }
    return levels + [row(say("全体", "all"), "", say("全体", "all"), summary.total, quality: all)]
  }

  private func row(
    _ level: String, _ code: String, _ name: String, _ figures: Figures, quality: [Int]?
  ) -> [String] {
    let movements = Movement.allCases.map { "\(figures.count($0))" }
    return [level, code, name, "\(figures.total)"]
      + Outcome.allCases.map { "\(figures.count($0))" }
      + [text(figures.metShare), text(figures.meanRate), "\(figures.rates.count)"]
      + [figures.rank.map { "\($0)" } ?? ""]
      + summary.bands.indices.map { "\(figures.bands[$0] ?? 0)" }
      + [text(figures.pointSum), text(figures.meanPoints)]
      + (summary.hasMovement ? movements : movements.map { _ in "" })
      + [text(figures.lastMean), text(figures.meanChange)]
      + summary.questions.flatMap { question in
        question.options.map { "\(figures.answers[question.id]?[$0] ?? 0)" }
      }
      + (quality.map { $0.map { "\($0)" } } ?? Severity.allCases.map { _ in "" })
  }

  private func text(_ number: ExactDecimal?) -> String { number?.description ?? "" }
}

extension Summary {
  /// Errors, warnings and notes of an office.
  func findings(ofOffice name: String) -> [Int] {
    Severity.allCases.reversed().map { severity in
      quality.filter { $0.office == name }.reduce(0) { $0 + $1.count(severity) }
    }
  }
}
