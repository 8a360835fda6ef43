import Forms
import Grid
import Notation

extension Rule {
  /// A unit that the table of units does not know.
  static let unitUnknown = Rule(
    id: "UNT-004",
    title: Message(ja: "未知の単位", en: "Unknown unit"),
    severity: .warning,
    why: Message(
      ja: "表にない単位の指標は、ほかの指標とまとめたり比べたりできません。",
      en: "An indicator in an unknown unit cannot be put together with others."),
    condition: Message(
      ja: "単位が単位の表にない（「件（人）」のような2つの単位や「15校」のような数の付いた単位を含む）。"
        + "数値の指標の単位が「―」だけのときも（率や指数など、単位のないものを除く）。",
      en: "The unit is not in the table of units; two units in one (件（人）) and units with a number "
        + "(15校) are none. So for a mere dash beside numbers, except for indices and the like."),
    remedy: Message(
      ja: "1つの単位だけを、ふつうの表記で書いてください。", en: "Write one unit in its usual spelling."),
    source: "UNT-004（単位）",
    scope: .cell,
    examples: [
      Example("2つの単位", "two units", grid: "相談件数|↓件（人）|10|15|16|A|-|内容|①"),
      Example("数の付いた単位", "a unit with a number", grid: "設置校|↓15校|10|15|16|A|-|内容|①"),
      Example("ものの名前", "the name of a thing", grid: "事業所の数|↓事業所数|10|15|16|A|-|内容|①"),
      Example("別表記は知られた単位", "a variant is known", grid: "加入率|％|10|15|16|A|-|内容|①"),
      Example("数えるものが名称にある", "the name says what is counted", grid: "移住の相談組数|組|10|15|16|A|-|内容|①"),
      Example("千の付いた単位", "a unit in thousands", grid: "観光客数|千人|10|15|16|A|-|内容|①"),
      Example("数値の単位の「―」", "a dash beside numbers", grid: "加入者の数|↓―|10|15|16|A|-|内容|①"),
      Example("記号だけなら単位なし", "a dash is no unit", grid: "計画|-|未策定|策定|策定|A|-|内容|①"),
      Example("単位のない指数", "an index has none", grid: "財政力指数|-|0.81|0.85|0.83|A|-|内容|①"),
    ],
    check: UnitUnknown.check)
}

private enum UnitUnknown {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      guard let (written, place) = written(indicator), !isBlank(written, of: indicator),
        Units.lookup(written, indicator: indicator.shortName) == nil || Units.isJunk(written),
        !Units.isQuotient(written, counted: true), !isSaid(written, in: indicator.shortName)
      else { return nil }
      return finding(written, at: place, indicator, context)
    }
  }

  /// A mark for no unit, where there need be none: 策定, 合計特殊出生率. 「―」 beside 120 hides one.
  private static func isBlank(_ written: String, of indicator: Indicator) -> Bool {
    guard MissingMark.parse(written) != nil else { return false }
    return DashFamily.glyph(of: written) == nil || indicator.numbers.isEmpty
      || indicator.amounts.contains { $0.qualitative != nil } || indicator.unitInName != nil
      || Units.isDimensionless(indicator.shortName)
  }

  /// 相談組数 in 組, 児童クラブの設置数 in クラブ: what is counted stands in the name.
  private static func isSaid(_ written: String, in name: String) -> Bool {
    let unit = Normalization.n2(written)
    return !unit.isEmpty && unit.allSatisfy(\.isLetter) && unit.last != "数"
      && Normalization.n2(name).contains(unit)
  }

  private static func written(_ indicator: Indicator) -> (String, Location)? {
    if let field = indicator.unitField, !field.isEmpty {
      return (trimmed(field.raw), field.location)
    }
    guard indicator.unitField == nil else { return nil }
    for value in indicator.amounts {
      if let unit = value.parsed?.unit, Units.lookup(unit, indicator: indicator.shortName) == nil {
        return (unit, value.location)
      }
    }
    return nil
  }

  private static func finding(
    _ written: String, at place: Location, _ indicator: Indicator, _ context: RuleContext
  ) -> Finding {
    let near = Units.nearest(to: written)?.canonical
    return context.finding(
      indicator, at: place, key: "unit",
      Message(
        ja: "「\(Wording.line(written))」は単位の表にありません",
        en: "\"\(Wording.line(written))\" is no known unit"),
      detail: [
        .written(
          ja: "\(indicator.shortName)　単位「\(Wording.line(written))」",
          en: "\(indicator.shortName), unit \"\(Wording.line(written))\""),
        .remedy(
          ja: near.map { "\(place.cell) の単位は「\($0)」ではないか確かめる" }
            ?? "\(place.cell) に、数える単位を1つだけ書く",
          en: near.map { "check whether the unit in \(place.cell) is \($0)" }
            ?? "write one unit into \(place.cell)"),
      ],
      evidence: [Evidence("unit", written)] + (near.map { [Evidence("nearest", $0)] } ?? []))
  }
}
