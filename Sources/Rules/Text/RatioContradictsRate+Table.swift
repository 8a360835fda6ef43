import Forms
import Grid
import Notation

/// Counts beside the percentages of the same record's table.
extension RatioContradictsRate {
  static func withTable(_ context: RuleContext) -> [Finding] {
    context.form.allRecords.flatMap { record -> [Finding] in
      let narratives = record.fields.filter { isNarrative($0) && mayCountAll($0.raw) }
      guard !narratives.isEmpty else { return [] }
      let indicators = record.withDescendants.flatMap(\.indicators)
      // With a value that cannot be read, or in another unit, nobody knows what the counts belong to.
      guard
        indicators.allSatisfy({ indicator in
          indicator.values.allSatisfy { $0.role == .rate || isPercent($0) && !$0.isUnreadable }
        })
      else { return [] }
      let values = indicators.flatMap(\.amounts).filter { $0.value != nil }
      guard !values.isEmpty, indicators.allSatisfy({ isReported($0, context) }) else { return [] }
      return narratives.compactMap { field in
        let wrong = RatioText.find(in: field.raw).filter { ratio in
          ratio.isOfAll(in: field.raw, of: indicators) && !ratio.isRest(in: field.raw)
            && !values.contains { agrees(ratio, $0) }
        }
        return wrong.first.map { finding(field, record, $0, values, context) }
      }
    }
  }

  private static func mayCountAll(_ text: String) -> Bool {
    text.contains("全") || text.contains("内")
  }

  private static func isNarrative(_ field: Field) -> Bool {
    (field.type == .text || field.type == .longText) && !field.filledDown
  }

  /// Not one whose actual is missing: the counts may be its.
  private static func isReported(_ indicator: Indicator, _ context: RuleContext) -> Bool {
    let actuals = indicator.values.filter { $0.role == .actual }
    guard let year = context.form.evaluationYear, actuals.contains(where: { $0.period != nil })
    else {
      return actuals.isEmpty || actuals.contains { $0.value != nil }
    }
    return actuals.isEmpty || indicator.actual(in: year)?.value != nil
  }

  private static func isPercent(_ value: IndicatorValue) -> Bool {
    let unit = value.unit ?? value.declaredUnit ?? ""
    return Units.canonicalSpelling(unit) == "%"
  }

  /// Equal to the value at the value's own decimals.
  private static func agrees(_ ratio: RatioText, _ value: IndicatorValue) -> Bool {
    guard let number = value.value, let share = ratio.percent(decimals: number.scale)
    else { return true }
    return share == number
  }

  private static func finding(
    _ field: Field, _ record: Record, _ ratio: RatioText, _ values: [IndicatorValue],
    _ context: RuleContext
  ) -> Finding {
    let compared = values.filter { $0.role == .actual }
    let shown = compared.isEmpty ? values : compared
    let rate = ratio.percent(decimals: 1).map { "\($0)%" } ?? "-"
    let inputs = Wording.inputs(shown)
    let quote = ratio.text(in: field.raw)
    return context.finding(
      at: field.location.stretch(ratio.range), key: field.key, owner: record.owner,
      Message(
        ja: "文章の「\(quote)」と表の率が合いません",
        en: "\"\(quote)\" in the text does not agree with the rate in the table"),
      detail: [
        .written(
          ja: "\(inputs.ja)　計算 \(rate)（\(ratio.part.value)÷\(ratio.whole.value)）",
          en: "\(inputs.en); calculated \(rate) (\(ratio.part.value) ÷ \(ratio.whole.value))"),
        .cause(
          ja: "数か率の書き間違い、または別の時点の数",
          en: "count or rate mistyped, or counts of another date"),
        .remedy(
          ja:
            "\(field.location.cell) の数と \(shown.map { "\($0.location.cell)" }.joined(separator: "、")) の率を確かめる",
          en: "check the counts in \(field.location.cell) and the rate in "
            + shown.map { "\($0.location.cell)" }.joined(separator: ", ")),
      ],
      evidence: [
        Evidence("part", "\(ratio.part.value)"), Evidence("whole", "\(ratio.whole.value)"),
        Evidence("rate", rate),
      ] + Wording.evidence(shown),
      related: shown.map(\.location))
  }
}
