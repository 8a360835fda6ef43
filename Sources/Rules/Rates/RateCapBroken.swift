import Forms
import Grid

extension Rule {
  /// A rate above the form's cap, or cut to 100 where there is none.
  static let rateCapBroken = Rule(
    id: "ACH-004",
    title: Message(ja: "上限処理違反", en: "Cap of the rate not observed"),
    severity: .error,
    why: Message(
      ja: "100%で頭打ちにした率としない率が混ざると、平均も順位も比べられません。",
      en: "Capped and uncapped rates cannot be averaged or ranked together."),
    condition: Message(
      ja: "上限100%の様式で100%を超える達成率、または上限のない様式で、計算では100.5%を超えるのに100%。",
      en: "A rate above 100% in a form that caps at 100, or exactly 100% in a form without a cap "
        + "though the figures give more than 100.5%."),
    remedy: Message(
      ja: "様式の決まり（上限の有無）に合わせて書き直してください。",
      en: "Write the rate as the form's rule on the cap asks."),
    source: "ACH-004（達成率）",
    fixSafety: .unsafe,
    scope: .indicator,
    examples: [
      Example(
        "上限を超えている", "above the cap", layout: .rates.with(("達成率の上限", "100")),
        grid: "団体|団体|↗|10|22|26|↓118.2%|", corrected: "団体|団体|↗|10|22|26|100.0%|"),
      Example(
        "上限がないのに100%", "cut to 100 without a cap",
        layout: .rates.with(("達成率の上限", "なし")),
        grid: "団体|団体|↗|10|22|26|↓100.0%|", corrected: "団体|団体|↗|10|22|26|118.2%|"),
      Example(
        "ほかの達成率は上限なし", "the other rates are not capped", layout: .rates,
        grid: "団体|団体|↗|10|22|26|118.2%|\n講座|回|↗|1|4|5|125.0%|\n見学|回|↗|1|2|3|↓100%|",
        corrected: "団体|団体|↗|10|22|26|118.2%|\n講座|回|↗|1|4|5|125.0%|\n見学|回|↗|1|2|3|150.0%|"),
      Example(
        "上限どおり", "capped as the form says", layout: .rates.with(("達成率の上限", "100")),
        grid: "団体|団体|↗|10|22|26|100%|"),
      Example(
        "上限の決まりが分からない", "no telling whether there is a cap", layout: .rates,
        grid: "団体|団体|↗|10|22|26|100%|"),
    ],
    check: RateCapBroken.check)
}

private enum RateCapBroken {
  static func check(_ context: RuleContext) -> [Finding] {
    context.rates.compactMap { rate in
      guard let expected = rate.judgement.expected, let exact = rate.judgement.exact,
        let most = RateJudgement.text(exact)
      else { return nil }
      switch rate.convention.cap {
      case .at(let cap) where rate.shown > cap:
        return rate.finding(
          context,
          Message(
            ja: "達成率の上限 \(cap)% を超えています（記載 \(rate.shown)%）",
            en: "The rate is above the form's cap of \(cap)% (stated \(rate.shown)%)"),
          cause: rate.cause(context), remedy: remedy(rate, expected), fix: rate.rewrite(context))
      case .none
      where rate.shown == ExactDecimal(100) && exact > ExactFraction(100)
        && !(exact.rounded(1, .floor).map { $0 <= ExactDecimal(units: 1005, scale: 1) } ?? true):
        return rate.finding(
          context,
          Message(
            ja: "上限のない様式なのに達成率が100%です（計算では \(most)%）",
            en: "The form has no cap, but the rate is 100% (calculated \(most)%)"),
          remedy: remedy(rate, expected), fix: rate.rewrite(context))
      default: return nil
      }
    }
  }

  private static func remedy(_ rate: RateCase, _ expected: ExactDecimal) -> Message {
    .remedy(
      ja: "\(rate.location.cell) を \(expected)% にする",
      en: "make \(rate.location.cell) \(expected)%")
  }
}
