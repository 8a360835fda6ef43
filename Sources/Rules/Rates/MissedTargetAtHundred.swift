import Forms
import Grid

extension Rule {
  /// A target that was missed, shown with 100% or more.
  static let missedTargetAtHundred = Rule(
    id: "ACH-005",
    title: Message(ja: "未達成なのに100%", en: "Target missed, but 100%"),
    severity: .warning,
    why: Message(
      ja: "100%と書かれていれば達成と読まれます。", en: "100% is read as: target reached."),
    condition: Message(
      ja: "実績が目標に届いていないのに、達成率が100%以上と書かれている（99.96%の四捨五入も含む。"
        + "様式の設定が許すときを除く）。",
      en: "The actual misses the target, but the rate is 100% or more (99.96% rounded up, too, "
        + "unless the form allows it)."),
    remedy: Message(
      ja: "未達成と分かるように切り捨てて書くか、目標・実績を確かめてください。",
      en: "Round down so that the miss shows, or check target and actual."),
    source: "ACH-005（達成率）",
    fixSafety: .unsafe,
    scope: .indicator,
    examples: [
      Example(
        "四捨五入で100%になった", "rounded up to 100", layout: .rates,
        grid: "参加者|人|↗|9000|10000|9996|↓100.0%|",
        corrected: "参加者|人|↗|9000|10000|9996|99.9%|"),
      Example(
        "達成している", "reached", layout: .rates, grid: "参加者|人|↗|9000|10000|10000|100.0%|"),
      Example(
        "100%と丸めてよい様式", "a form that allows it",
        layout: .rates.with(("未達成の100%", "許す")), grid: "参加者|人|↗|9000|10000|9996|100.0%|"),
      Example(
        "切り捨ててある", "rounded down", layout: .rates, grid: "参加者|人|↗|9000|10000|9996|99.9%|"),
    ],
    check: MissedTargetAtHundred.check)
}

private enum MissedTargetAtHundred {
  static func check(_ context: RuleContext) -> [Finding] {
    context.rates.compactMap { rate in
      // Against a pro-rata target 100% may well come before the target itself.
      guard rate.judgement.method != .proRata, rate.inputs.attainment == .unmet,
        rate.shown >= ExactDecimal(100), let expected = rate.judgement.expected,
        // The form may allow 99.96 to be shown as 100.
        expected != rate.shown, !rate.contradictsWeakDirection(context)
      else { return nil }
      let direction = Wording.direction(rate.inputs.direction)
      return rate.finding(
        context,
        Message(
          ja: "目標を達成していないのに達成率が \(rate.shown)% です（\(direction.ja)指標）",
          en: "The target was missed, but the rate is \(rate.shown)% (\(direction.en))"),
        cause: .cause(
          ja: "四捨五入で100%になった、または目標と実績・方向の取り違え",
          en: "rounded up to 100%, or target, actual or direction mixed up"),
        remedy: .remedy(
          ja: "\(rate.location.cell) を \(expected)% にする",
          en: "make \(rate.location.cell) \(expected)%"),
        fix: rate.rewrite(context))
    }
  }
}
