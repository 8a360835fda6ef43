import Forms
import Grid

extension Rule {
  /// Rates of one table with different decimals.
  static let rateDecimalsMixed = Rule(
    id: "ACH-003",
    title: Message(ja: "表示桁の不統一", en: "Different decimals among the rates"),
    severity: .warning,
    why: Message(
      ja: "桁がそろっていないと、100% がちょうど100なのか丸めたものかが分かりません。",
      en: "With mixed decimals a reader cannot tell whether 100% was rounded."),
    condition: Message(
      ja: "1つの表の達成率で、見えている小数の桁数が違う。100%のものどうしと、それ以外どうしで比べる。"
        + "基準は最も多い桁数（100%以外は様式の設定の桁数）。",
      en: "The rates of one table are shown with different decimals; those of exactly 100 and the "
        + "others are compared among themselves. The standard is the most frequent number (for the "
        + "others the form's setting)."),
    remedy: Message(
      ja: "達成率の表示桁数をそろえてください（表示形式だけを変えます）。",
      en: "Show all rates with the same decimals; only the number format changes."),
    source: "ACH-003（達成率）",
    fixSafety: .safe,
    scope: .form,
    examples: [
      Example(
        "100%の表示が混ざる", "100 in two ways", layout: .rates.with(("達成率の上限", "100")),
        grid: "団体|団体|↗|1|10|10|1{0%}|\n講座|回|↗|1|4|5|↓1{0.0%}|\n見学|回|↗|1|2|2|1{0%}|",
        corrected: "団体|団体|↗|1|10|10|1{0%}|\n講座|回|↗|1|4|5|1{0%}|\n見学|回|↗|1|2|2|1{0%}|"),
      Example(
        "ちょうど割り切れた率の桁", "a rate that divides evenly", layout: .rates,
        grid: "団体|団体|↗|1|10|9|↓0.9{0%}|\n講座|回|↗|1|3|2|0.667{0.0%}|",
        corrected: "団体|団体|↗|1|10|9|0.9{0.0%}|\n講座|回|↗|1|3|2|0.667{0.0%}|"),
      Example(
        "割合のままの率の桁", "a share without a percent sign", layout: .rates,
        grid: "団体|団体|↗|1|10|9|↓0.9{0.0}|\n講座|回|↗|1|3|2|0.667{0.000}|",
        corrected: "団体|団体|↗|1|10|9|0.9{0.000}|\n講座|回|↗|1|3|2|0.667{0.000}|"),
      Example(
        "100%だけ整数で書く", "only 100 is written short", layout: .rates,
        grid: "団体|団体|↗|1|10|10|100%|\n講座|回|↗|1|3|2|66.7%|\n見学|回|↗|1|4|3|75.0%|"),
    ],
    check: RateDecimalsMixed.check)
}

private enum RateDecimalsMixed {
  /// Rates of one kind of record on one sheet stand in one table.
  private struct Table: Hashable {
    var sheet: Int
    var group: String
    var isHundred: Bool
  }

  static func check(_ context: RuleContext) -> [Finding] {
    var tables: [Table: [RateCase]] = [:]
    for rate in context.rates {
      // What is wrong or rounded otherwise is said already, with the decimals it should have.
      switch rate.judgement.outcome {
      case .wrong, .roundedOtherwise: continue
      case .correct, .withinInputs, .undefined: break
      }
      let group = context.form.record(of: rate.stated.indicator)?.group ?? ""
      let table = Table(
        sheet: rate.location.sheetIndex, group: group, isHundred: rate.shown == ExactDecimal(100))
      tables[table, default: []].append(rate)
    }
    return tables.flatMap { table, rates in
      [finding(rates.sorted { $0.location < $1.location }, table, context)].compactMap { $0 }
    }.sorted { $0.location < $1.location }
  }

  private static func finding(
    _ rates: [RateCase], _ table: Table, _ context: RuleContext
  ) -> Finding? {
    let stated = table.isHundred ? nil : context.form.template.settings.achievementDecimals
    guard Set(rates.map(\.shown.scale)).count > 1,
      let standard = stated ?? Frequency(rates.map(\.shown.scale)).mostFrequent
    else { return nil }
    let deviating = rates.filter { $0.shown.scale != standard }
    guard let first = deviating.first else { return nil }
    let counts = Frequency(rates.map(\.shown.scale)).ordered.sorted { $0.value < $1.value }
    let fix = fix(deviating, standard, context)
    return context.finding(
      at: first.location, key: "rate decimals", owner: table.group + (table.isHundred ? "100" : ""),
      Message(
        ja: "達成率の表示桁数がそろっていません（\(Wording.shown(first.stated.value))、ほかは小数\(standard)桁）",
        en: "The rates are shown with different decimals (\(Wording.shown(first.stated.value)); "
          + "elsewhere \(standard))"),
      detail: [
        .written(
          ja: counts.map { "小数\($0.value)桁 \($0.count)件" }.joined(separator: "・"),
          en: counts.map { "\(Message.counted($0.value, "decimal")): \($0.count)" }.joined(
            separator: ", ")),
        .cause(ja: "セルごとに表示形式が違う", en: "number formats that differ from cell to cell"),
        .remedy(
          ja: fix == nil
            ? "小数\(standard)桁で書き直す" : "表示形式を小数\(standard)桁にそろえる（値は変えない）",
          en: fix == nil
            ? "write \(Message.counted(standard, "decimal")) everywhere"
            : "show \(Message.counted(standard, "decimal")) everywhere; the values stay"),
      ],
      evidence: [Evidence("standard", "\(standard)")]
        + deviating.map { Evidence("stated", "\($0.shown)") },
      related: rates.map(\.location).filter { $0 != first.location }, fix: fix)
  }

  /// Only where the stored values bear the decimals: 0.86 does not become 86.0%.
  private static func fix(
    _ deviating: [RateCase], _ standard: Int, _ context: RuleContext
  ) -> Fix? {
    var edits: [CellEdit] = []
    for rate in deviating {
      let stored = rate.stated.storedPercent(share: rate.convention.writesShares)
      let bears = stored?.rescaled(standard) == rate.judgement.expected?.rescaled(standard)
      guard bears, let edit = rate.cell(context).show(decimals: standard)
      else { return nil }
      edits.append(edit)
    }
    return Fix(.safe, edits)
  }
}
