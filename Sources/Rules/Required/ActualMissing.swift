import Forms
import Grid
import Notation

extension Rule {
  /// No actual for the year that is being evaluated.
  static let actualMissing = Rule(
    id: "REQ-002",
    title: Message(ja: "評価年度の実績値なし", en: "No actual for the evaluation year"),
    severity: .error,
    why: Message(
      ja: "実績がないと、達成したかどうかを判定できません。", en: "Without the actual no verdict is possible."),
    condition: Message(
      ja: "使っている指標の評価年度の実績が空欄（「-」「集計中」などの記号・語は空欄でない）。"
        + "目標と実績がともに空欄の年は、その指標の対象外とみる。",
      en: "The actual of the evaluation year is blank for an indicator in use (a mark such as - or "
        + "集計中 is no blank). A year whose target is blank too does not concern the indicator."),
    remedy: Message(
      ja: "実績を書いてください。まだ出ていなければ「集計中」などと書いてください。",
      en: "Write the actual, or 集計中 where it is not known yet."),
    source: "REQ-002（必須項目）",
    scope: .cell,
    examples: [
      Example("実績が空欄", "a blank actual", layout: .duties, grid: "説明会|市民課|参加者数|人|12.5|↓|-"),
      Example("集計中", "still being counted", layout: .duties, grid: "説明会|市民課|参加者数|人|12|集計中|-"),
      Example("目標も空欄なら対象外", "no target either", layout: .duties, grid: "説明会|市民課|参加者数|人|||-"),
      Example("実績がある", "an actual", layout: .duties, grid: "説明会|市民課|参加者数|人|12|10|-"),
    ],
    check: ActualMissing.check)
}

private enum ActualMissing {
  static func check(_ context: RuleContext) -> [Finding] {
    guard let year = context.form.evaluationYear else { return [] }
    let indicators = context.form.allIndicators
    // The name of a row without any value may be printed in a form that nobody has described.
    let asked = indicators.filter {
      $0.isNamed && !$0.isLeftOut(of: year)
        && !(context.form.template.isProposal && $0.values.allSatisfy { $0.status == .blank })
    }
    return asked.compactMap { indicator in
      let target = indicator.value(.target, year: year)
      guard
        let place = emptyPlace(indicator, year)
          ?? emptyRow(indicator, target, year, indicators, context)
      else { return nil }
      let inputs = Wording.inputs([target].compactMap { $0 })
      return context.finding(
        indicator, at: place, key: "actual",
        Message(ja: "評価年度の実績が空欄です", en: "The actual of the evaluation year is blank"),
        detail: [
          .written(ja: "\(indicator.name)　\(inputs.ja)", en: "\(indicator.name): \(inputs.en)"),
          .remedy(
            ja: "\(place.cell) に実績を書く（まだ出ていなければ「集計中」など）",
            en: "write the actual into \(place.cell), or 集計中 where it is not known yet"),
        ],
        related: [target?.location].compactMap { $0 })
    }
  }

  private static func emptyPlace(_ indicator: Indicator, _ year: Int) -> Location? {
    indicator.actual(in: year).flatMap { $0.status == .blank ? $0.location : nil }
  }

  /// Where actuals have a row of their own, nothing in it leaves no value at all: the place is as far
  /// from the target as in the other indicators.
  private static func emptyRow(
    _ indicator: Indicator, _ target: IndicatorValue?, _ year: Int, _ others: [Indicator],
    _ context: RuleContext
  ) -> Location? {
    guard let target, target.status == .value, indicator.actual(in: year) == nil else { return nil }
    for other in others where other.values.count >= indicator.values.count {
      guard let sample = other.value(.target, year: year)?.location,
        let actual = other.value(.actual, year: year)?.location,
        sample.sheetIndex == target.location.sheetIndex, actual.cell.row > sample.cell.row
      else { continue }
      var place = target.location
      place.range = nil
      place.cell.row += actual.cell.row - sample.cell.row
      place.cell.column += actual.cell.column - sample.cell.column
      guard (context.cell(at: place)?.value ?? .blank).isBlank else { return nil }
      return place
    }
    return nil
  }
}
