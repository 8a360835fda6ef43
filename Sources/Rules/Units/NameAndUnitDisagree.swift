import Forms
import Grid
import Notation

extension Rule {
  /// 「…の件数」 counted in people.
  static let nameAndUnitDisagree = Rule(
    id: "UNT-003",
    title: Message(ja: "指標名と単位の不一致", en: "Name and unit of an indicator disagree"),
    severity: .warning,
    why: Message(
      ja: "件数なのか人数なのか分からない指標は、ほかの年やほかの課の値と比べられません。",
      en: "An indicator of which nobody knows whether cases or people are counted cannot be "
        + "compared with anything."),
    condition: Message(
      ja: "名称の終わり（件数・人数・回数・率・割合・額・面積など）が表す単位と、単位欄の単位が違う。"
        + "「自治体、企業数」のように並べた名称は対象外。閲覧や訪問を「人」で数えるものは情報。",
      en: "The end of the name (件数, 人数, 率, 額 …) calls for another unit than the one given. "
        + "Names that list several things are left alone; visits to a web site counted in people "
        + "are a hint."),
    remedy: Message(
      ja: "何を数える指標かを確かめ、名称か単位を直してください。",
      en: "Find out what is counted, and correct the name or the unit."),
    source: "UNT-003（単位）",
    scope: .indicator,
    examples: [
      Example(
        "件数を人で数える", "cases counted in people",
        grid: "市民生活相談の件数|↓人|10|15|6|D|理由|内容|①"),
      Example(
        "割合を件で数える", "a share counted in cases",
        grid: "加入した世帯の割合|↓件|10|15|6|D|理由|内容|①"),
      Example(
        "値と同じセルの単位", "a unit beside its value", layout: .register,
        grid: "相談件数|↓631人|700人|相談を受けた件数"),
      Example(
        "訪問者数は訪問の回数", "visitors of a web site are visits", layout: .register,
        grid: "市ホームページ訪問者数|↓3,351,207人|3,600,000人|訪問の数"),
      Example(
        "特殊出生率に単位はない", "a fertility rate has no unit",
        grid: "合計特殊出生率|↓%|1.46{0.00}|1.72{0.00}|1.50{0.00}|C|理由|内容|①"),
      Example(
        "一続きの名前の「・」", "a dot inside one name",
        grid: "アダプト・プログラム実施団体数|↓件|10|15|16|A|-|内容|①"),
      Example(
        "「に対する」満足度", "satisfaction with something",
        grid: "施策に対する満足度|↓件|10|15|16|A|-|内容|①"),
      Example("合っている", "in agreement", grid: "参加者数（単年度）|人|10|15|16|A|-|内容|①"),
      Example(
        "並べた名称は見ない", "names that list several things",
        grid: "連携している自治体、企業数|団体|10|15|16|A|-|内容|①"),
      Example(
        "満足度は点でもよい", "satisfaction may be a score",
        grid: "利用者満足度|点|3.1{0.0}|3.5{0.0}|3.6{0.0}|A|-|内容|①"),
      Example(
        "人口当たりの率", "a rate by population",
        grid: "出生率（人口千対）|人|8.1{0.0}|8.5{0.0}|8.6{0.0}|A|-|内容|①"),
    ],
    check: NameAndUnitDisagree.check)
}

private enum NameAndUnitDisagree {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      // Units that differ from value to value are another rule's matter.
      guard let unit = indicator.knownUnit, let place = indicator.unitLocation,
        indicator.writtenDimensions.count < 2
      else { return nil }
      if !Units.agrees(unit, withName: indicator.shortName) {
        return finding(indicator, unit, at: place, context)
      }
      return countsVisits(indicator, unit) ? visits(indicator, at: place, context) : nil
    }
  }

  private static func finding(
    _ indicator: Indicator, _ unit: Unit, at place: Location, _ context: RuleContext
  ) -> Finding {
    let expected = Units.expected(ofName: indicator.shortName) ?? ""
    let cell = indicator.nameLocation?.cell ?? place.cell
    return context.finding(
      indicator, at: place, key: "unit",
      Message(
        ja: "指標名と単位「\(unit.canonical)」が合いません",
        en: "The name does not go with the unit \(unit.canonical)"),
      detail: [
        .written(
          ja: "「\(indicator.shortName)」　単位「\(unit.canonical)」"
            + (expected.isEmpty ? "" : "　名称からは「\(expected)」"),
          en: "\"\(indicator.shortName)\", unit \(unit.canonical)"
            + (expected.isEmpty ? "" : ", the name suggests \(expected)")),
        .cause(
          ja: "単位の選び間違い、または数えるものを変えたのに名称がそのまま",
          en: "the wrong unit was chosen, or what is counted has changed and the name has not"),
        .remedy(
          ja: "何を数える指標かを確かめ、\(place.cell) の単位か \(cell) の名称を直す",
          en: "find out what is counted; correct the unit in \(place.cell) or the name in \(cell)"),
      ],
      evidence: [Evidence("unit", unit.canonical), Evidence("expected", expected)])
  }

  /// 訪問者数 of a web site satisfies 者数 ↔ 人, but what is counted are visits.
  private static func countsVisits(_ indicator: Indicator, _ unit: Unit) -> Bool {
    let name = Normalization.n2(indicator.shortName).lowercased()
    let web = ["ホームページ", "ウェブ", "web", "サイト", "ポータル", "閲覧", "アクセス"]
    let visits = ["訪問者", "閲覧者", "アクセス", "閲覧数", "訪問数"]
    return unit.dimension == "count:人" && web.contains(where: name.contains)
      && visits.contains(where: name.contains)
  }

  private static func visits(
    _ indicator: Indicator, at place: Location, _ context: RuleContext
  ) -> Finding {
    context.finding(
      indicator, at: place, key: "unit", severity: .info,
      Message(
        ja: "閲覧・訪問の数を「人」で数えています", en: "Visits are counted as people"),
      detail: [
        .written(
          ja: "「\(indicator.shortName)」　単位「人」", en: "\"\(indicator.shortName)\", unit 人"),
        .remedy(
          ja: "延べのアクセス数なら、\(place.cell) の単位を「件」や「アクセス」にする",
          en: "if accesses are counted, use 件 or アクセス in \(place.cell)"),
      ],
      evidence: [Evidence("unit", "人")])
  }
}
