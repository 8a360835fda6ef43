import Forms
import Grid
import Notation

extension Rule {
  /// 人/年: the period belongs to the indicator, not to its unit.
  static let unitWithPeriod = Rule(
    id: "UNT-006",
    title: Message(ja: "単位に期間", en: "Period inside the unit"),
    severity: .info,
    why: Message(
      ja: "「人/年」と「人」が混ざると、同じ単位の指標としてまとめられません。",
      en: "With 人/年 beside 人 indicators of one unit cannot be put together."),
    condition: Message(
      ja: "単位に「/年」「/月」などの期間が付いている（1日当たりのように別の量を表すものは対象外）。",
      en: "The unit carries a period such as /年 or /月 (units that measure another quantity, such "
        + "as ㎥/日, are left alone)."),
    remedy: Message(
      ja: "単位は「人」だけにし、「年間」は指標名に書いてください。",
      en: "Keep only the unit and put 年間 into the indicator's name."),
    source: "UNT-006（単位）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "人/年", "people a year",
        grid: "利用者数|↓人/年|10|15|16|A|-|内容|①", corrected: "利用者数|人|10|15|16|A|-|内容|①"),
      Example(
        "件/月", "cases a month",
        grid: "相談件数|↓件/月|10|15|16|A|-|内容|①", corrected: "相談件数|件|10|15|16|A|-|内容|①"),
      Example("期間のない単位", "no period", grid: "利用者数（年間）|人|10|15|16|A|-|内容|①"),
      Example(
        "日量は別の量", "a daily volume is another quantity",
        grid: "配水量|㎥/日|10|15|16|A|-|内容|①"),
    ],
    check: UnitWithPeriod.check)
}

private enum UnitWithPeriod {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.flatMap { indicator in
      WrittenUnit.all(indicator).compactMap { written in
        guard let unit = Units.lookup(written.unit, indicator: indicator.shortName),
          let period = unit.period ?? (unit.qualifier == "年間" ? "年" : nil)
        else { return nil }
        let edit = context.edit(written.location, to: .text(written.text(with: unit.canonical)))
        let word = period == "年" ? "年間" : "\(period)平均"
        return context.finding(
          indicator, at: written.location, key: written.key,
          Message(
            ja: "単位「\(written.unit)」に期間が付いています",
            en: "The unit \"\(written.unit)\" carries a period"),
          detail: [
            .remedy(
              ja: "\(written.location.cell) の単位を「\(unit.canonical)」にし、「\(word)」は指標名に書く",
              en:
                "make the unit in \(written.location.cell) \(unit.canonical), and put \(word) into "
                + "the name")
          ],
          evidence: [Evidence("unit", written.unit), Evidence("canonical", unit.canonical)],
          fix: edit.map { Fix(.unsafe, [$0]) })
      }
    }
  }
}
