import Forms
import Grid
import Notation

extension Rule {
  /// A fraction where only whole things are counted.
  static let fractionOfCount = Rule(
    id: "NUM-013",
    title: Message(ja: "整数単位に小数", en: "Fraction in a whole-number unit"),
    severity: .error,
    why: Message(
      ja: "12.5 人や 3.2 件はありません。値か単位の誤りです。",
      en: "There are no 12.5 people and no 3.2 cases: the value or the unit is wrong."),
    condition: Message(
      ja: "単位が人・件・団体などの数える単位（千・万の付くものは除く）か「位」で、値が整数でない。"
        + "名称に 平均・率・人工・職員数・換算・当たり のあるものは対象外。",
      en: "The unit counts whole things (not in thousands) or is a rank, the name says nothing of "
        + "averages, rates, full-time equivalents or 当たり, and the value is not whole."),
    remedy: Message(
      ja: "値と単位を確かめてください。平均なら名称に「平均」と書いてください。",
      en: "Check value and unit; if it is an average, say so in the name."),
    source: "NUM-013（数値）",
    scope: .cell,
    examples: [
      Example("12.5人", "12.5 people", grid: "参加者数|人|10|15|↓12.5|C|理由|内容|①"),
      Example("順位", "a rank", grid: "全国での順位|位|10|8|↓9.5|C|理由|内容|①"),
      Example("平均なら小数でよい", "an average may", grid: "1日平均利用者数|人|10.2|15.1|12.5|C|理由|内容|①"),
      Example("千人は小数でよい", "thousands may", grid: "観光客数|千人|10.2|15.1|12.5|C|理由|内容|①"),
      Example("12.0は整数", "12.0 is whole", grid: "参加者数|人|10|15|12.0{0.0}|C|理由|内容|①"),
    ],
    check: FractionOfCount.check)
}

private enum FractionOfCount {
  private static let free = [
    "平均", "率", "割合", "人工", "職員数", "換算", "当たり", "あたり", "指数", "密度", "人対", "口対",
  ]

  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.flatMap { indicator -> [Finding] in
      let name = Normalization.n2(indicator.shortName)
      guard !free.contains(where: name.contains) else { return [] }
      return indicator.numbers.compactMap { value in
        guard let text = value.unit ?? value.declaredUnit,
          let unit = Units.lookup(text, indicator: indicator.shortName), unit.integerOnly,
          let number = value.value, !number.isInteger
        else { return nil }
        return finding(value, unit, indicator, context)
      }
    }
  }

  private static func finding(
    _ value: IndicatorValue, _ unit: Unit, _ indicator: Indicator, _ context: RuleContext
  ) -> Finding {
    let place = value.location.cell
    return context.finding(
      value, of: indicator,
      Message(
        ja: "「\(unit.canonical)」で数える値に小数があります",
        en: "A value counted in \(unit.canonical) is not whole"),
      detail: [
        .cause(
          ja: "小数点の打ち間違い、％や千\(unit.canonical)の値、または平均値",
          en: "a mistyped point, a value in % or thousands, or an average"),
        .remedy(
          ja: "\(place) の値を確かめる。平均なら名称に「平均」と書き、％なら単位を直す",
          en: "check \(place); say 平均 in the name if it is an average, or correct the unit"),
      ],
      evidence: [Evidence("unit", unit.canonical)],
      related: [indicator.unitLocation].compactMap { $0 })
  }
}
