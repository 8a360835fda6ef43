import Forms
import Grid
import Notation

extension Rule {
  /// An arrow that says rising where the actual fell.
  static let trendArrowWrong = Rule(
    id: "VRD-008",
    title: Message(ja: "前年度比の矢印・推移", en: "Arrow of the change against last year"),
    severity: .warning,
    why: Message(
      ja: "矢印だけを見て良し悪しを判断する人が多く、逆だと誤解されます。",
      en: "Many look at the arrow only; a wrong one misleads them."),
    condition: Message(
      ja: "前年度比・推移の欄の矢印（↗・→・↘、増加・横ばい・減少）が、評価年度と前年度の実績の増減と合わない。"
        + "横ばいとみなす幅はパラメータ 維持の幅（実績の単位）。なければ「→」は調べない。",
      en: "An arrow (or 増加, 横ばい, 減少) for the change against last year contradicts the two actuals. "
        + "The parameter 維持の幅 says how much change still is 「→」; without it 「→」 is not judged."),
    remedy: Message(
      ja: "矢印か実績を確かめてください。", en: "Check the arrow and the actuals."),
    source: "VRD-008（評価）",
    scope: .indicator,
    examples: [
      Example(
        "減ったのに上向き", "up where it fell", layout: .trends,
        grid: "参加者数|人|520|480|↓↗\n登録者数|人|100|120|↗"),
      Example(
        "言葉で書いた推移", "in words", layout: .trends,
        grid: "参加者数|人|520|580|↓減少\n登録者数|人|100|120|増加"),
      Example(
        "維持の幅を超える変化", "more than the band", layout: .trends.asking("VRD-008", "維持の幅=3"),
        grid: "満足度|%|60.0|64.0|↓→\n認知度|%|60.0|62.5|→\n利用率|%|60.0|61.0|↓↑"),
      Example(
        "合っている", "as it is", layout: .trends,
        grid: "参加者数|人|520|580|↗\n登録者数|人|120|100|↘"),
      Example(
        "少ないほど良い指標の上向き", "up for better where less is better",
        layout: .trends.with(("指標の方向の既定", "down")), grid: "事故件数|件|52|48|↗"),
      Example("幅の決まりがない横ばい", "level without a band", layout: .trends, grid: "参加者数|人|520|522|→"),
      Example("実績が未確定", "no actual yet", layout: .trends, grid: "参加者数|人|520|集計中|↗"),
    ],
    check: TrendArrowWrong.check)
}

private enum TrendArrowWrong {
  private static let words = ["前年度比", "前年比", "対前年", "前年度から", "推移", "増減", "動向"]

  static func check(_ context: RuleContext) -> [Finding] {
    guard let year = context.form.evaluationYear else { return [] }
    let band = context.parameters["維持の幅"].flatMap { ExactDecimal($0) }
    return context.form.allRecords.flatMap { record -> [Finding] in
      guard record.indicators.count == 1, let now = record.indicators[0].value(.actual, year: year),
        let before = record.indicators[0].earlierActual(than: year)
      else { return [] }
      return record.fields.filter(isTrend).compactMap {
        finding($0, record.indicators[0], before, now, band, context)
      }
    }
  }

  /// The direction an indicator is meant to take is another thing.
  private static func isTrend(_ field: Field) -> Bool {
    !field.isEmpty && !field.filledDown && field.key != "指標.方向"
      && words.contains { field.key.contains($0) || field.heading.contains($0) }
  }

  private static func finding(
    _ field: Field, _ indicator: Indicator, _ before: IndicatorValue, _ now: IndicatorValue,
    _ band: ExactDecimal?, _ context: RuleContext
  ) -> Finding? {
    guard let told = DirectionText.column(field.text), let old = before.value,
      let new = now.value, indicator.sameUnit(before, now)
    else { return nil }
    let change = new - old
    let isLevel = change.magnitude <= band ?? .zero
    let rose = change > .zero
    switch told {
    case .up where isLevel || !rose: break
    case .down where isLevel || rose: break
    case .keep where band != nil && !isLevel: break
    default: return nil
    }
    // For what is to fall, an arrow up may mean better.
    if told != .keep, !isLevel, indicator.direction == .down { return nil }
    let right = isLevel ? "→" : rose ? "↗" : "↘"
    let sign = change > .zero ? "+" : ""
    return context.finding(
      at: field.location, key: field.key, owner: indicator.name,
      Message(
        ja: "矢印「\(Wording.line(field.text))」が実績の変化（\(sign)\(change)）と合いません",
        en:
          "\"\(Wording.line(field.text))\" contradicts the change of the actual (\(sign)\(change))"),
      detail: [
        .written(
          ja: "\(indicator.name)　前年度 \(Wording.shown(before))・評価年度 \(Wording.shown(now))",
          en: "\(indicator.name): \(Wording.shown(before)) last year, \(Wording.shown(now)) now"),
        .cause(ja: "前年の矢印が残っている、または実績の入れ違い", en: "last year's arrow, or actuals swapped"),
        .remedy(
          ja: "実績が正しければ \(field.location.cell) を「\(right)」にする",
          en: "if the actuals are right, write \(right) in \(field.location.cell)"),
      ],
      evidence: [Evidence("arrow", Wording.line(field.text)), Evidence("change", "\(change)")],
      related: [now.location, before.location])
  }
}

extension ExampleLayout {
  /// The actuals of two years and an arrow between them.
  fileprivate static let trends = ExampleLayout(
    name: "例", headings: "指標名|単位|R3実績|R4実績|前年度比",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.実績@R3}}|{{指標.実績@R4}}|{{任意.前年度比}}{{/指標}}",
    settings: [("評価年度", "2022"), ("指標の方向の既定", "up")])
}
