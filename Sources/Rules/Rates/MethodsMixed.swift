import Forms
import Grid

extension Rule {
  /// Most rates of a table follow one formula, some another.
  static let methodsMixed = Rule(
    id: "ACH-010",
    title: Message(ja: "算定方式の混在", en: "Rates of one table by different formulas"),
    severity: .warning,
    why: Message(
      ja: "計算方法の違う達成率は、並べても平均しても比べられません。",
      en: "Rates made in different ways can be neither compared nor averaged."),
    condition: Message(
      ja: "1つの表で、ほとんどの達成率（2件以上）は同じ計算方法に合い、残りは別の計算方法（A1～A4・A7）にだけ合う。"
        + "1つの表につき1件。合わない行が1つだけなら情報。",
      en:
        "In one table most rates (two or more) follow one formula, and the rest follow another one "
        + "(A1–A4, A7) only. One finding for each table; information where it is a single row."),
    remedy: Message(
      ja: "様式の計算方法で計算し直してください。", en: "Work them all out by the form's method."),
    source: "ACH-010（達成率）",
    scope: .form,
    examples: [
      Example(
        "2行だけ進捗率", "two rows by progress", layout: .rates,
        grid: "団体|団体|↗|10|22|11|50.0%|\n講座|回|↗|1|4|3|75.0%|\n見学|回|↗|3|8|5|62.5%|\n"
          + "参加者|人|↗|100|200|155|↓55.0%|\n登録者|人|↗|100|300|225|62.5%|"),
      Example(
        "1行だけ目標÷実績", "one row turned round", layout: .rates,
        grid: "団体|団体|↗|10|22|11|50.0%|\n講座|回|↗|1|4|3|75.0%|\n見学|回|↗|3|8|7|↓114.3%|"),
      Example(
        "増やす指標と減らす指標", "some rise, some fall", layout: .rates,
        grid: "団体|団体|↗|10|22|11|50.0%|\n講座|回|↗|1|4|3|75.0%|\n焼却量|万t|↘|6.5|5.8|4.9|118.4%|"),
      Example(
        "どの方式にも合わない", "follows no formula", layout: .rates,
        grid: "団体|団体|↗|10|22|11|50.0%|\n講座|回|↗|1|4|3|75.0%|\n見学|回|↗|3|8|5|33.3%|"),
      Example(
        "上限100%", "capped at 100", layout: .rates.with(("達成率の上限", "100")),
        grid: "団体|団体|↗|10|22|11|50.0%|\n講座|回|↗|1|4|3|75.0%|\n見学|回|↗|1|8|10|100.0%|"),
    ],
    check: MethodsMixed.check)
}

private enum MethodsMixed {
  private struct Table: Hashable {
    var sheet: Int
    var group: String
  }

  private struct Deviation {
    var rate: RateCase
    var method: AchievementMethod
  }

  static func check(_ context: RuleContext) -> [Finding] {
    let tables = Dictionary(grouping: context.rates) { rate in
      Table(
        sheet: rate.location.sheetIndex,
        group: context.form.record(of: rate.stated.indicator)?.group ?? "")
    }
    return tables.compactMap { table, rates in
      finding(rates.sorted { $0.location < $1.location }, table, context)
    }.sorted { $0.location < $1.location }
  }

  private static func finding(
    _ rates: [RateCase], _ table: Table, _ context: RuleContext
  ) -> Finding? {
    let deviating = rates.compactMap { rate -> Deviation? in
      guard rate.judgement.outcome == .wrong, !rate.contradictsWeakDirection(context) else {
        return nil
      }
      return otherMethod(rate).map { Deviation(rate: rate, method: $0) }
    }
    // What is capped at 100 follows any method.
    let regular = rates.filter { isExplained($0) && $0.shown != ExactDecimal(100) }
    guard let first = deviating.first, regular.count >= 2, regular.count > deviating.count,
      let usual = regular.first?.judgement.method
    else { return nil }
    let rows = deviating.map { one in
      let formula = one.method.formula
      return Message(
        ja: "\(one.rate.location.cell) \(one.rate.shown)% は \(formula.ja)",
        en: "\(one.rate.location.cell) \(one.rate.shown)% is \(formula.en)")
    }
    return context.finding(
      at: first.rate.location, key: "method", owner: table.group,
      severity: deviating.count == 1 ? .info : nil,
      Message(
        ja: "達成率の計算方法が混ざっています（\(regular.count)件は \(usual.formula.ja)、\(deviating.count)件は別の方法）",
        en: "The rates follow different formulas (\(regular.count): \(usual.formula.en); "
          + "\(deviating.count): others)"),
      detail: [
        .written(
          ja: rows.map(\.ja).joined(separator: "・"), en: rows.map(\.en).joined(separator: ", ")),
        .cause(ja: "行によって別の計算式を使った", en: "another formula in some rows"),
        .remedy(ja: "\(usual.formula.ja) で計算し直す", en: "work them out as \(usual.formula.en)"),
      ],
      evidence: [Evidence("usual", usual.rawValue)]
        + deviating.map { Evidence("method", $0.method.rawValue) },
      related: first.rate.related
        + deviating.dropFirst().flatMap { [$0.rate.location] + $0.rate.related })
  }

  private static func isExplained(_ rate: RateCase) -> Bool {
    switch rate.judgement.outcome {
    case .correct, .roundedOtherwise, .withinInputs: true
    case .wrong, .undefined: false
    }
  }

  /// The formula that gives the stated rate digit for digit, nil where none or several do; a rate of
  /// two digits may come about by chance.
  private static func otherMethod(_ rate: RateCase) -> AchievementMethod? {
    guard rate.shown.units.magnitude >= 100 else { return nil }
    let own = rate.convention.methods(for: rate.inputs.direction)
    let others: [AchievementMethod] = [.ratioUp, .ratioDown, .progress, .mirror, .proRata]
    let fitting = others.filter { method in
      guard !own.contains(method), !rate.inputs.signsDiffer(for: method),
        let exact = ExactRate(method, rate.inputs).value(rate.inputs)
      else { return false }
      return rate.convention.shown(exact, decimals: rate.shown.scale) == rate.shown
    }
    // Where all years have passed, the progress is the same by A7.
    let distinct = fitting.contains(.progress) ? fitting.filter { $0 != .proRata } : fitting
    return distinct.count == 1 ? distinct[0] : nil
  }
}
