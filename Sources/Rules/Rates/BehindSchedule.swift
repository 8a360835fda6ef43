import Forms
import Grid

extension Rule {
  /// Most of the plan's years gone, little of the way.
  static let behindSchedule = Rule(
    id: "ACH-012",
    title: Message(ja: "進捗が経過年数に対して遅れ", en: "Behind the plan's pace"),
    severity: .warning,
    why: Message(
      ja: "このままの速さでは、計画の最終年度に目標へ届きません。",
      en: "At this pace the target will not be reached when the plan ends."),
    condition: Message(
      ja: "基準から目標までの進み具合（（実績−基準）÷（目標−基準））が、計画期間のうち過ぎた年数の割合の60％（パラメータ 割合）に"
        + "満たない。「検査」シートか設定、--select で求めたときだけ調べる。",
      en:
        "The progress from baseline to target is less than 60 % (parameter 割合) of the share of the "
        + "plan's years that have passed. Run only where the sheet 検査, the settings or --select ask."
    ),
    remedy: Message(
      ja: "実績を確かめ、正しければ改善策を書いてください。",
      en: "Check the actual; if it holds, say what will be done."),
    source: "ACH-012（達成率）",
    scope: .indicator,
    examples: [
      Example(
        "7年のうち5年で4分の1", "a quarter of the way in five of seven years", layout: .pace,
        grid: "参加者数|人|100|200|↓125"),
      Example(
        "減らす指標の遅れ", "too little less", layout: .pace, grid: "焼却量|t|200|100|↓190"),
      Example(
        "逆の向き", "the other way", layout: .pace, grid: "参加者数|人|100|200|↓90"),
      Example("ほぼ予定どおり", "nearly on time", layout: .pace, grid: "参加者数|人|100|200|160"),
      Example(
        "割合を30％に", "a share of 30 %", layout: .pace.asking("ACH-012", "割合=30"),
        grid: "参加者数|人|100|200|125"),
      Example("維持が目標", "to be kept", layout: .pace, grid: "満足度|%|80|80|79"),
      Example("基準値がない", "no baseline", layout: .pace, grid: "参加者数|人|-|200|25"),
    ],
    check: BehindSchedule.check
  ).onRequest
}

private enum BehindSchedule {
  static func check(_ context: RuleContext) -> [Finding] {
    let least = context.parameters["割合"].flatMap { ExactDecimal($0) } ?? ExactDecimal(60)
    let settings = context.form.template.settings
    return context.form.allIndicators.compactMap { indicator in
      guard let year = context.form.evaluationYear,
        let actual = indicator.value(.actual, year: year),
        let target = indicator.planTarget,
        let inputs = RateInputs(indicator, actual: actual, target: target, settings: settings),
        // In the last year it is the target itself that is missed.
        let elapsed = inputs.elapsed, elapsed < ExactFraction(1),
        let pace = ExactRate(.proRata, inputs).value(inputs),
        let limit = ExactFraction(least), pace < limit,
        let way = ExactRate(.progress, inputs).value(inputs)?.rounded(1, .halfUp),
        let passed = elapsed.multiplied(by: ExactFraction(100))?.rounded(1, .halfUp)
      else { return nil }
      return context.finding(
        actual, of: indicator,
        Message(
          ja: "計画期間の\(passed)%が過ぎましたが、目標までの進み具合は\(way)%です",
          en: "\(passed)% of the plan's years have passed, but only \(way)% of the way is done"),
        inputs: inputs.values,
        detail: [
          .cause(
            ja: "取り組みの遅れ、または基準・目標・実績の書き間違い",
            en: "the work is behind, or baseline, target or actual is wrong"),
          .remedy(
            ja: "\(actual.location.cell) を確かめ、正しければ改善策を書く",
            en: "check \(actual.location.cell); if it holds, say what will be done"),
        ],
        evidence: [Evidence("progress", "\(way)"), Evidence("elapsed", "\(passed)")])
    }
  }
}

extension ExampleLayout {
  /// A plan of seven years, looked at in its fifth.
  fileprivate static let pace = ExampleLayout(
    name: "例", headings: "指標名|単位|基準値(H29)|最終目標値(R6)|実績値(R4)",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.基準@H29}}|{{指標.最終目標@R6}}|{{指標.実績@R4}}{{/指標}}",
    settings: [("評価年度", "2022")])
}
