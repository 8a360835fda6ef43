import Forms
import Grid

extension Rule {
  /// A rate of achievement that no rounding explains.
  static let achievementRateWrong = Rule(
    id: "ACH-001",
    title: Message(ja: "達成率の計算誤り", en: "Rate of achievement is wrong"),
    severity: .error,
    why: Message(
      ja: "達成率は公表されて評価の根拠になります。誤ったまま出すと訂正が必要になります。",
      en: "The rate is published and grounds the rating; a wrong one has to be corrected in public."
    ),
    condition: Message(
      ja: "書かれた達成率が、様式の計算方法（A1～A7）による値と合わず、別の端数処理でも、"
        + "目標・実績が丸められていたとしても説明できない。計算方法が様式の設定にないときは、"
        + "その様式のほかの達成率に合う方法で計算する。",
      en: "The stated rate is not what the form's method (A1–A7) gives, and neither another "
        + "rounding nor rounded inputs explain it. Where the settings name no method, the one that "
        + "fits the form's other rates is used."),
    remedy: Message(
      ja: "目標・実績と計算式を確かめ、達成率を書き直してください。",
      en: "Check target, actual and formula, and correct the rate."),
    source: "ACH-001（達成率）",
    fixSafety: .unsafe,
    scope: .indicator,
    examples: [
      Example(
        "目標と実績の取り違え", "target and actual swapped", layout: .rates,
        grid: "加入率|%|↗|60.0{0.0}|69.0{0.0}|61.9{0.0}|↓1.115{0.0%}|",
        corrected: "加入率|%|↗|60.0{0.0}|69.0{0.0}|61.9{0.0}|0.897{0.0%}|"),
      Example(
        "減らす指標を増やす指標の式で計算", "the formula of the wrong direction", layout: .rates,
        grid: "苦情|件|↘|100|50|80|↓160.0%|", corrected: "苦情|件|↘|100|50|80|62.5%|"),
      Example(
        "隣り合う数字の入れ替わり", "digits transposed", layout: .rates,
        grid: "団体数|団体|↗|100|183|146|↓78.9%|", corrected: "団体数|団体|↗|100|183|146|79.8%|"),
      Example(
        "基準からの進み具合", "progress from the baseline",
        layout: .rates.with(("達成率の計算", "A3")),
        grid: "参加者|人|↗|100|200|150|50.0%|\n登録者|人|↗|100|300|200|↓66.7%|",
        corrected: "参加者|人|↗|100|200|150|50.0%|\n登録者|人|↗|100|300|200|50.0%|"),
      Example(
        "計画の最後の目標への進み具合", "progress towards the plan's last target", layout: progress,
        grid: "参加者|人|100|200|150|50.0%\n登録者|人|100|300|200|↓66.7%",
        corrected: "参加者|人|100|200|150|50.0%\n登録者|人|100|300|200|50.0%"),
      Example(
        "割合のまま書く表", "shares without a percent sign", layout: .rates,
        grid:
          "団体|団体|↗|1|20|15|0.750{0.000}|\n講座|回|↗|1|3|2|0.667{0.000}|\n見学|回|↗|1|20|10|↓0.050{0.000}|",
        corrected:
          "団体|団体|↗|1|20|15|0.750{0.000}|\n講座|回|↗|1|3|2|0.667{0.000}|\n見学|回|↗|1|20|10|0.5{0.000}|"),
      Example("正しい", "right", layout: .rates, grid: "団体数|団体|↗|100|183|146|79.8%|"),
      Example(
        "少ないほど良い指標", "less is better", layout: .rates,
        grid: "焼却量|万t|↘|6.5|5.8|4.9|118.4%|"),
      Example(
        "端数処理が違うだけ", "only rounded otherwise", layout: .rates,
        grid: "団体数|団体|↗|100|183|146|79.7%|"),
      Example(
        "丸められた目標・実績で説明できる", "rounded inputs explain it", layout: .rates,
        grid: "満足度|%|↗|9|12|10.7|89.4%|"),
      Example(
        "方向が不明でもどちらかの式に合う", "unknown direction, one of the formulas fits",
        layout: .rates, grid: "相談件数|件||600|631|500|79.2%|"),
      Example(
        "実績が未確定", "the actual is pending", layout: .rates,
        grid: "団体数|団体|↗|100|183|集計中|-|"),
    ],
    check: AchievementRateWrong.check)

  /// A strategy that states no targets on the way.
  private static let progress = ExampleLayout(
    name: "例", headings: "指標名|単位|基準値(R1)|目標値(R6)|実績値(R4)|達成率",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.基準@R1}}|{{指標.最終目標@R6}}|{{指標.実績@R4}}"
      + "|{{指標.達成率@R4}}{{/指標}}",
    settings: [("評価年度", "2022"), ("指標の方向の既定", "up"), ("達成率の計算", "A3")])
}

private enum AchievementRateWrong {
  static func check(_ context: RuleContext) -> [Finding] {
    context.rates.compactMap { rate in
      guard rate.judgement.outcome == .wrong, !rate.contradictsWeakDirection(context),
        let expected = rate.judgement.expected
      else { return nil }
      return rate.finding(
        context,
        Message(
          ja: "達成率が計算と合いません（記載 \(rate.shown)%・計算 \(expected)%）",
          en: "The rate does not follow from the figures (stated \(rate.shown)%, "
            + "calculated \(expected)%)"),
        cause: rate.cause(context),
        remedy: .remedy(
          ja: "目標と実績が正しければ \(rate.location.cell) を \(expected)% に直す",
          en: "if target and actual are right, correct \(rate.location.cell) to \(expected)%"),
        fix: rate.rewrite(context))
    }
  }
}
