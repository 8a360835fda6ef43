import Forms
import Grid
import Notation

extension Rule {
  /// An indicator whose numbers count nothing.
  static let unitMissing = Rule(
    id: "REQ-005",
    title: Message(ja: "単位なし", en: "No unit"),
    severity: .error,
    why: Message(
      ja: "単位のない数値は、人なのか件なのか読む人には分かりません。",
      en: "Without a unit nobody knows what a number counts."),
    condition: Message(
      ja: "名称のある指標の単位が空欄で、単位のない値がある。合計特殊出生率・指数・営業係数と、"
        + "段階で示す指標、単位を名称に書いた指標は対象外。",
      en: "A named indicator has no unit in its cell, nor with every one of its values. 合計特殊出生率, "
        + "指数, 営業係数, indicators in levels and those with the unit in the name are left alone."),
    remedy: Message(ja: "単位を書いてください。", en: "Write the unit."),
    source: "REQ-005（必須項目）",
    scope: .cell,
    examples: [
      Example("単位が空欄", "a blank unit", grid: "参加者数|↓|10|15|16|A|-|内容|①"),
      Example(
        "無次元の指標", "an indicator without dimension",
        grid: "合計特殊出生率||1.4{0.0}|1.7{0.0}|1.5{0.0}|C|理由|内容|①"),
      Example("段階で示す指標", "an indicator in levels", grid: "計画||未策定|策定|策定|A|-|内容|①"),
      Example("単位がある", "a unit", grid: "参加者数|人|10|15|16|A|-|内容|①"),
    ],
    check: UnitMissing.check)
}

private enum UnitMissing {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      guard indicator.isNamed, !indicator.numbers.isEmpty, lacksUnit(indicator),
        context.form.template.item("指標.単位")?.unit == nil,
        !Units.isDimensionless(indicator.shortName), indicator.unitInName == nil,
        !indicator.amounts.contains(where: { $0.qualitative != nil }),
        let place = place(of: indicator)
      else { return nil }
      let expected = Units.expected(ofName: indicator.shortName) ?? ""
      return context.finding(
        indicator, at: place, key: "unit",
        Message(ja: "単位が書かれていません", en: "There is no unit"),
        detail: [
          .remedy(
            ja: "「\(indicator.shortName)」の単位を \(place.cell) に書く"
              + (expected.isEmpty ? "" : "（名称からは「\(expected)」）"),
            en: "write the unit of \(indicator.shortName) into \(place.cell)"
              + (expected.isEmpty ? "" : " (the name suggests \(expected))"))
        ],
        related: indicator.numbers.map(\.location))
    }
  }

  /// None is written at all, or the unit cell is empty and not every number brings its own.
  private static func lacksUnit(_ indicator: Indicator) -> Bool {
    indicator.isWithoutUnit
      || (indicator.unitField?.isEmpty ?? true) && unmarked(indicator) != nil
  }

  /// The first number without a unit, where the others have theirs; in one cell a unit is written
  /// once: 「1,393→1,430箇所」.
  private static func unmarked(_ indicator: Indicator) -> IndicatorValue? {
    let places = Set(indicator.numbers.filter { $0.parsed?.unit != nil }.map { Place($0.location) })
    return indicator.numbers.first { !places.contains(Place($0.location)) }
  }

  /// The unit cell; where value and unit share a cell, the first number. Nil where the form has no
  /// place for a unit at all.
  private static func place(of indicator: Indicator) -> Location? {
    if let field = indicator.unitField {
      // 「（　）」 under a name is a cell of its own, too.
      var place = field.location
      place.range = nil
      let isApart = place.cell != indicator.nameLocation?.cell
      if field.location.range == nil || isApart, !indicator.values.contains(where: \.composite) {
        return place
      }
    }
    let numbers = indicator.numbers.filter(\.composite)
    return (numbers.first { $0.location == unmarked(indicator)?.location } ?? numbers.first)?
      .location
  }
}
