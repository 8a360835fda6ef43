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
    return context.form.allIndicators.filter { $0.isNamed && !$0.isLeftOut(of: year) }
      .compactMap { indicator in
        guard let actual = indicator.actual(in: year), actual.status == .blank else { return nil }
        let target = indicator.value(.target, year: year)
        let place = actual.location.cell
        return context.finding(
          actual, of: indicator,
          Message(ja: "評価年度の実績が空欄です", en: "The actual of the evaluation year is blank"),
          inputs: [target].compactMap { $0 },
          detail: [
            .remedy(
              ja: "\(place) に実績を書く（まだ出ていなければ「集計中」など）",
              en: "write the actual into \(place), or 集計中 where it is not known yet")
          ])
      }
  }
}
