import Forms
import Grid
import Notation

extension Rule {
  /// A negative number of things.
  static let negativeAmount = Rule(
    id: "NUM-014",
    title: Message(ja: "負値不可の単位", en: "Negative number of things"),
    severity: .error,
    why: Message(
      ja: "人数・件数・面積などは 0 より小さくなりません。",
      en: "People, cases and areas are never fewer than none."),
    condition: Message(
      ja: "数える単位・面積・金額の値が負。名称に 増減・増加・減少・収支・差・過不足・損益・赤字・黒字 のあるものは対象外。",
      en: "A count, an area or an amount of money is negative, and the name says nothing of "
        + "change, difference or balance."),
    remedy: Message(
      ja: "符号を確かめてください。増減を表す指標なら名称に書いてください。",
      en: "Check the sign; if the indicator is a change, say so in its name."),
    source: "NUM-014（数値）",
    scope: .cell,
    examples: [
      Example("負の人数", "a negative number of people", grid: "参加者数|人|10|15|↓-12|C|理由|内容|①"),
      Example("増減は負でよい", "a change may be negative", grid: "社会増減数|人|-35|70|-12|C|理由|内容|①"),
      Example("収支は負でよい", "a balance may be negative", grid: "単年度収支|千円|-35|70|-12|C|理由|内容|①"),
      Example("名称が分からない", "a name that says nothing", grid: "0|人|-35|70|-12|C|理由|内容|①"),
      Example("率は対象外", "rates are left alone", grid: "前年比|%|-3|5|-1|C|理由|内容|①"),
    ],
    check: NegativeAmount.check)
}

private enum NegativeAmount {
  private static let free = [
    "増減", "増加", "減少", "収支", "差", "過不足", "損益", "赤字", "黒字", "純移動", "変化", "転入超過", "転出超過", "前年比",
  ]

  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.flatMap { indicator -> [Finding] in
      let name = Normalization.n2(indicator.shortName)
      // Without its name nobody knows whether it is a change.
      guard indicator.isNamed, !free.contains(where: name.contains) else { return [] }
      return indicator.numbers.compactMap { value in
        guard let number = value.value, number < .zero,
          let text = value.unit ?? value.declaredUnit,
          let unit = Units.lookup(text, indicator: indicator.shortName),
          unit.dimension.hasPrefix("count:") || ["area", "money"].contains(unit.dimension)
        else { return nil }
        return context.finding(
          value, of: indicator,
          Message(
            ja: "「\(unit.canonical)」で数える値が負になっています",
            en: "A value counted in \(unit.canonical) is negative"),
          detail: [
            .cause(
              ja: "符号の打ち間違い、または増減や差を書いている",
              en: "a mistyped sign, or a change or difference instead of the amount"),
            .remedy(
              ja: "\(value.location.cell) の符号を確かめる。増減の指標なら名称に「増減」と書く",
              en: "check the sign in \(value.location.cell); say 増減 in the name if a change is "
                + "meant"),
          ],
          evidence: [Evidence("unit", unit.canonical)],
          related: [indicator.unitLocation].compactMap { $0 })
      }
    }
  }
}
