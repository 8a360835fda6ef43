import Forms
import Grid
import Notation

extension Rule {
  /// A count over several years without 単年度 or 累計.
  static let countingPeriodUnclear = Rule(
    id: "UNT-007",
    title: Message(ja: "期間性(単年度/累計)の不明", en: "One year's count or a running total?"),
    severity: .info,
    why: Message(
      ja: "5年間の計画で「100社」が1年の数か5年の合計かで、目標の重さが5倍違います。",
      en: "In a five-year plan 100 companies a year and 100 in all differ by five times."),
    condition: Message(
      ja: "年ごとの欄がない様式で、ほかの指標には（累計）（年間）（延べ）などがあるのに、"
        + "数を数えるこの指標には期間の語がない。人口や会員数のような現在の数は対象外。",
      en: "In a form without yearly columns other indicators say 累計, 年間 or 延べ, and this count "
        + "says nothing of the kind. Stocks such as population or members are left alone."),
    remedy: Message(
      ja: "指標名に（単年度）（累計）（延べ）のどれかを書き添えてください。",
      en: "Add （単年度）, （累計） or （延べ） to the name."),
    source: "UNT-007（単位）",
    scope: .indicator,
    examples: [
      Example(
        "ほかの指標には（累計）がある", "another indicator says 累計", layout: .plan,
        grid: """
          空き家バンクの成約件数（累計）|件|3|10
          ↓訪問した企業数|社|-|100
          """),
      Example(
        "どの指標にも期間の語がない", "no indicator says it", layout: .plan,
        grid: """
          空き家バンクの成約件数|件|3|10
          訪問した企業数|社|-|100
          """),
      Example(
        "率と現在の数", "rates and stocks", layout: .plan,
        grid: """
          空き家バンクの成約件数（累計）|件|3|10
          加入率|%|60|70
          従業者数|人|16068|16400
          """),
      Example(
        "年ごとの欄がある", "yearly columns", layout: .yearly,
        grid: """
          成約件数（累計）|件|10|20|30|12|18|-|-
          訪問した企業数|社|10|20|30|12|18|-|-
          """),
    ],
    check: CountingPeriodUnclear.check)
}

private enum CountingPeriodUnclear {
  /// What is counted as it stands on a day.
  private static let stocks = [
    "人口", "世帯数", "従業者数", "会員数", "職員数", "事業所数", "加入者数", "登録", "認定", "納税義務", "配置", "普及",
    "整備済", "設置数", "増減",
  ]

  static func check(_ context: RuleContext) -> [Finding] {
    let indicators = context.form.allIndicators
    guard !indicators.contains(where: isYearly),
      let sibling = indicators.first(where: { $0.qualifier?.isPeriod ?? false })
    else { return [] }
    return indicators.compactMap { indicator in
      let name = Normalization.n2(indicator.shortName)
      guard let place = indicator.nameLocation, indicator.qualifier == nil,
        indicator.knownUnit?.dimension.hasPrefix("count:") ?? false,
        !stocks.contains(where: name.contains)
      else { return nil }
      return context.finding(
        indicator, at: place, key: "qualifier",
        Message(
          ja: "1年の数か累計か分かりません", en: "One year's count, or the total over the years?"),
        detail: [
          .written(
            ja: "「\(indicator.shortName)」　ほかの指標「\(sibling.shortName)」",
            en: "\"\(indicator.shortName)\"; another indicator says \"\(sibling.shortName)\""),
          .remedy(
            ja: "\(place.cell) の名称に（単年度）（累計）などを書き添える",
            en: "add （単年度） or （累計） to the name in \(place.cell)"),
        ],
        related: indicator.amounts.map(\.location))
    }
  }

  private static func isYearly(_ indicator: Indicator) -> Bool {
    [Role.target, .actual, .plan].contains { role in
      Set(indicator.values.filter { $0.role == role }.compactMap { $0.period?.wholeYear }).count > 1
    }
  }
}

extension Qualifier {
  /// Says over which time the number was counted.
  fileprivate var isPeriod: Bool {
    switch self {
    case .singleYear, .yearly, .cumulative, .gross: true
    case .average, .asOf: false
    }
  }
}
