import Forms
import Grid

extension Rule {
  /// A rate that is right but for its rounding.
  static let rateRoundedOtherwise = Rule(
    id: "ACH-002",
    title: Message(ja: "端数処理の違い", en: "Rounded in another way"),
    severity: .warning,
    why: Message(
      ja: "端数処理がそろっていないと、同じ成績が違って見えます。",
      en: "With mixed rounding the same result looks different."),
    condition: Message(
      ja: "書かれた達成率が、別の端数処理（切捨て・切上げ・四捨五入）または別の桁数でなら計算と合う。",
      en: "The stated rate is the exact one rounded in another way or to other decimals."),
    remedy: Message(
      ja: "様式の端数処理と桁数に合わせてください。", en: "Round as the form does."),
    source: "ACH-002（達成率）",
    fixSafety: .safe,
    scope: .indicator,
    examples: [
      Example(
        "手入力の桁が違う", "typed with other decimals", layout: .rates,
        grid: "参加率|%|↗|40.0{0.0}|60.0{0.0}|51.5{0.0}|↓0.86{0%}|",
        corrected: "参加率|%|↗|40.0{0.0}|60.0{0.0}|51.5{0.0}|0.858{0.0%}|"),
      Example(
        "切り捨てている", "rounded down", layout: .rates,
        grid: "団体数|団体|↗|100|183|146|↓79.7%|", corrected: "団体数|団体|↗|100|183|146|79.8%|"),
      Example(
        "丸めていない値の表示形式", "an unrounded value under a coarse format", layout: .rates,
        grid: "団体数|団体|↗|100|800|687|↓0.85875{0%}|",
        corrected: "団体数|団体|↗|100|800|687|0.85875{0.0%}|"),
      Example("四捨五入", "half up", layout: .rates, grid: "割合|%|↗|25.1|32.0{0.0}|31.6|98.8%|"),
      Example(
        "切捨ての様式", "a form that rounds down",
        layout: .rates.with(("達成率の端数処理", "切り捨て")),
        grid: "団体数|団体|↗|100|183|146|79.7%|"),
      Example(
        "設定がなければほかの達成率にならう", "without a setting the other rates decide",
        layout: .rates.with(("達成率の端数処理", ""), ("達成率の小数桁", "")),
        grid: "講座|回|↗|1|3|2|66%|\n団体|団体|↗|1|7|4|57%|\n見学|回|↗|1|6|5|83%|"),
    ],
    check: RateRoundedOtherwise.check)
}

private enum RateRoundedOtherwise {
  static func check(_ context: RuleContext) -> [Finding] {
    context.rates.compactMap { rate in
      guard case .roundedOtherwise(let mode, let decimals) = rate.judgement.outcome,
        let expected = rate.judgement.expected
      else { return nil }
      let how = describe(mode, decimals)
      return rate.finding(
        context,
        Message(
          ja: "達成率の端数処理がこの様式と違います（記載 \(rate.shown)%・計算 \(expected)%）",
          en: "The rate is rounded otherwise than in this form (stated \(rate.shown)%, "
            + "calculated \(expected)%)"),
        cause: .cause(ja: how.ja, en: how.en),
        remedy: .remedy(
          ja: "\(rate.location.cell) を \(expected)% にする",
          en: "make \(rate.location.cell) \(expected)%"),
        fix: fix(rate, expected, context))
    }
  }

  private static func describe(_ mode: ExactDecimal.Rounding, _ decimals: Int) -> Message {
    switch mode {
    case .halfUp:
      Message(
        ja: "小数\(decimals)桁で四捨五入している",
        en: "rounded half up to " + Message.counted(decimals, "decimal"))
    case .floor:
      Message(
        ja: "小数\(decimals)桁で切り捨てている", en: "rounded down to " + Message.counted(decimals, "decimal"))
    case .ceiling:
      Message(
        ja: "小数\(decimals)桁で切り上げている", en: "rounded up to " + Message.counted(decimals, "decimal"))
    }
  }

  /// An unrounded value only needs its format; a typed one has to be typed again.
  private static func fix(
    _ rate: RateCase, _ expected: ExactDecimal, _ context: RuleContext
  ) -> Fix? {
    let stored = rate.stated.storedPercent(share: rate.convention.writesShares)
    if let stored, stored.normalized.scale > expected.scale,
      stored.rescaled(expected.scale) == expected
    {
      return rate.cell(context).show(decimals: expected.scale).map { Fix(.safe, [$0]) }
    }
    return rate.rewrite(context)
  }
}
