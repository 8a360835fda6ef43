import Forms
import Grid

extension Rule {
  /// A rate that was worked out from more digits than are printed.
  static let rateWithinInputs = Rule(
    id: "ACH-011",
    title: Message(ja: "入力の丸めによる差", en: "Difference explained by rounded inputs"),
    severity: .info,
    why: Message(
      ja: "丸める前の数値で計算した率は、見えている数値で計算し直すと合いません。",
      en: "A rate from unrounded figures differs from one worked out from those shown."),
    condition: Message(
      ja: "見えている目標・実績で計算した値とは違うが、目標・実績が丸められていたとすれば説明できる。"
        + "件数など整数で数えるものは丸めと見ない。",
      en: "The rate is not what the figures shown give, but could come from figures that round to "
        + "them. Counts in whole numbers are taken as exact."),
    remedy: Message(
      ja: "丸める前の数値で計算したものか確かめてください。",
      en: "Check that the rate was worked out from the unrounded figures."),
    source: "ACH-011（達成率）",
    scope: .indicator,
    examples: [
      Example(
        "丸めた実績", "rounded inputs", layout: .rates, grid: "満足度|%|↗|9|12|10.7|↓89.4%|"),
      Example("見えている値のとおり", "as shown", layout: .rates, grid: "満足度|%|↗|9|12|10.7|89.2%|"),
      Example(
        "件数は丸めない", "counts are exact", layout: .rates, grid: "団体|団体|↗|1|12|11|92.0%|"),
    ],
    check: RateWithinInputs.check)
}

private enum RateWithinInputs {
  static func check(_ context: RuleContext) -> [Finding] {
    context.rates.compactMap { rate in
      guard case .withinInputs(let interval) = rate.judgement.outcome,
        let expected = rate.judgement.expected, let low = interval.lowerBound.rounded(1, .ceiling),
        let high = interval.upperBound.rounded(1, .floor)
      else { return nil }
      return rate.finding(
        context,
        Message(
          ja: "達成率は、丸める前の目標・実績で計算したものかもしれません（記載 \(rate.shown)%・"
            + "見えている値では \(expected)%）",
          en: "The rate may come from unrounded figures (stated \(rate.shown)%, from those shown "
            + "\(expected)%)"),
        cause: .cause(
          ja: "目標・実績の丸め（\(low)～\(high)% があり得る）",
          en: "rounded target or actual (\(low)–\(high)% is possible)"),
        remedy: .remedy(ja: "丸める前の数値を確かめる", en: "check the unrounded figures"),
        evidence: [Evidence("interval", "\(low)-\(high)")])
    }
  }
}
