import Forms
import Grid
import Notation

extension Rule {
  /// A difference of two percentages with the unit %.
  static let differenceInPercent = Rule(
    id: "UNT-009",
    title: Message(ja: "％／ポイント", en: "Percent for percentage points"),
    severity: .warning,
    why: Message(
      ja: "60％ から 63％ への差は 3 ポイントで、3％ と書くと別の意味になります。",
      en: "From 60 % to 63 % is 3 points; 3 % says something else."),
    condition: Message(
      ja: "率・割合・度の差を表す名称（「…率の前年度差」など）の指標の単位が％。",
      en: "The name is a difference of rates (…率の前年度差), and the unit is %."),
    remedy: Message(
      ja: "単位を「ポイント」にしてください。", en: "Use the unit ポイント."),
    source: "UNT-009（単位）",
    fixSafety: .unsafe,
    scope: .indicator,
    examples: [
      Example(
        "満足度の差", "a difference of satisfaction",
        grid: "満足度の前年度差|↓%|2|3|1|C|理由|内容|①",
        corrected: "満足度の前年度差|ポイント|2|3|1|C|理由|内容|①"),
      Example("ポイント", "points", grid: "満足度の前年度差|ポイント|2|3|1|C|理由|内容|①"),
      Example("増減率は％でよい", "a rate of change is in %", grid: "来場者の増減率|%|2|3|1|C|理由|内容|①"),
      Example("差の付く別の語", "交差 is no difference", grid: "交差点の整備率|%|2|3|1|C|理由|内容|①"),
    ],
    check: DifferenceInPercent.check)
}

private enum DifferenceInPercent {
  private static let rates = ["率", "割合", "度", "比率"]
  private static let differences = [
    "の前年度との差", "の前年との差", "の前年度差", "の前年差", "の差", "の男女差", "差", "前年度差", "前年差", "ポイント差", "の増減ポイント",
    "の改善幅",
    "の上昇幅", "の低下幅", "の伸び幅",
  ]

  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      let name = Normalization.withoutQualifier(Normalization.n2(indicator.shortName))
      guard indicator.knownUnit?.canonical == "%", let place = indicator.unitLocation,
        differences.contains(where: { end in
          name.hasSuffix(end) && rates.contains { String(name.dropLast(end.count)).hasSuffix($0) }
        })
      else { return nil }
      let written = WrittenUnit.all(indicator)
      let edits = written.compactMap { context.edit($0.location, to: .text($0.text(with: "ポイント"))) }
      return context.finding(
        indicator, at: place, key: "unit",
        Message(
          ja: "率の差の単位が％になっています", en: "A difference of rates has the unit %"),
        detail: [
          .written(ja: "「\(indicator.shortName)」　単位「%」", en: "\"\(indicator.shortName)\", unit %"),
          .cause(ja: "差も％で表すと考えた", en: "the unit of the rates was kept for their difference"),
          .remedy(
            ja: "\(place.cell) の単位を「ポイント」にする", en: "use ポイント in \(place.cell)"),
        ],
        related: indicator.numbers.map(\.location),
        fix: edits.isEmpty ? nil : Fix(.unsafe, edits))
    }
  }
}
