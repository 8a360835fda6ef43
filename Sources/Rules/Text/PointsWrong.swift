import Forms
import Grid
import Notation

extension Rule {
  /// A difference, in percentage points or in numbers, that the two values do not have.
  static let pointsWrong = Rule(
    id: "TXT-003",
    title: Message(ja: "ポイント差の誤り", en: "Wrong difference in percentage points"),
    severity: .error,
    why: Message(
      ja: "差の数が合わないと、前後の率のどれかが誤っていることになります。",
      en: "Where the difference does not fit, one of the percentages must be wrong."),
    condition: Message(
      ja: "「A%からBポイント増加…C%」「目標T%をBポイント下回った」「目標をB人上回った」「県平均C%をBポイント上回る」などの文で、2つの値の差が"
        + " B と 0.05 を超えて違う。",
      en: "In sentences such as 「A%からBポイント増加…C%」, 「目標T%をBポイント下回った」, 「目標をB人上回った」 "
        + "or 「県平均C%をBポイント上回る」 "
        + "the two values differ by another number than B, by more than 0.05."),
    remedy: Message(
      ja: "2つの値と差を計算し直し、誤っている数を直してください。",
      en: "Work out the difference again and correct the wrong number."),
    source: "TXT-003（文章と表）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "差が合わない", "another difference", layout: .texts,
        grid: "加入率|%||||62|10.7{0.0}|↓加入率は、昨年度の8.2%から3.5ポイント増加し10.7%となった。",
        corrected: "加入率|%||||62|10.7{0.0}|加入率は、昨年度の8.2%から2.5ポイント増加し10.7%となった。"),
      Example(
        "合っている", "the right one", layout: .texts,
        grid: "加入率|%||||62|10.7{0.0}|加入率は、昨年度の8.2%から2.5ポイント増加し、実績10.7%となった。"),
      Example(
        "目標との差", "the gap to the target", layout: .texts,
        grid: "加入率|%||||62.0{0.0}|58.4{0.0}|↓加入率は58.4%で、目標の62.0%を3.4ポイント下回った。",
        corrected: "加入率|%||||62.0{0.0}|58.4{0.0}|加入率は58.4%で、目標の62.0%を3.6ポイント下回った。"),
      Example(
        "表の前年度の値と比べる", "last year's value from the table", layout: .texts,
        grid: "加入率|%||60.0{0.0}|58.1{0.0}|62.0{0.0}|58.4{0.0}|↓加入率は58.4%となり、前年度を1.3ポイント上回った。",
        corrected: "加入率|%||60.0{0.0}|58.1{0.0}|62.0{0.0}|58.4{0.0}|加入率は58.4%となり、前年度を0.3ポイント上回った。"),
      Example(
        "0.1 の違い", "one tenth off", layout: .texts,
        grid: "加入率|%||||62|10.7{0.0}|↓加入率は、昨年度の8.2%から2.4ポイント増加し10.7%となった。",
        corrected: "加入率|%||||62|10.7{0.0}|加入率は、昨年度の8.2%から2.5ポイント増加し10.7%となった。"),
      Example(
        "目標との数の差", "the gap to the target in numbers", layout: .texts,
        grid: "利用者数|人||500|480|520|541|↓利用者数は541人で、目標の520人を31人上回った。",
        corrected: "利用者数|人||500|480|520|541|利用者数は541人で、目標の520人を21人上回った。"),
      Example(
        "目標に対して多い", "more than the target", layout: .texts,
        grid: "利用者数|人||500|480|520|541|利用者数は541人であり、目標値520人に対し21人多かった。"),
      Example(
        "あと何人", "so many short of it", layout: .texts,
        grid: "利用者数|人||500|480|560|541|利用者数は541人で、目標の560人まであと19人であった。"),
      Example(
        "0.05 以内", "within 0.05", layout: .texts,
        grid: "加入率|%||||62|10.7{0.0}|加入率は、昨年度の8.25%から2.5ポイント増加し10.7%となった。"),
      Example(
        "県平均との差", "the gap to another place", layout: .texts,
        grid: "加入率|%||||62.0{0.0}|58.4{0.0}|↓加入率は58.4%で、県平均の55.0%を1.4ポイント上回った。"
          + "|加入率は58.4%で、県平均の55.0%を3.4ポイント上回った。",
        corrected: "加入率|%||||62.0{0.0}|58.4{0.0}|加入率は58.4%で、県平均の55.0%を3.4ポイント上回った。"
          + "|加入率は58.4%で、県平均の55.0%を3.4ポイント上回った。"),
      Example(
        "どの平均との差か分からない", "the gap to one of two places", layout: .texts,
        grid: "加入率|%||||62.0{0.0}|58.4{0.0}|加入率は58.4%で、県平均55.0%、全国平均57.0%をそれぞれ3.4ポイント、1.4ポイント上回った。"),
    ],
    check: PointsWrong.check)
}

private enum PointsWrong {
  static func check(_ context: RuleContext) -> [Finding] {
    context.findings { narrative in
      narrative.statements.flatMap { statement in
        statement.indicator.map { faults(statement.claims, $0, narrative, context) } ?? []
      }
        + narrative.strangers.flatMap { faults($0.claims, $0.indicator, narrative, context) }
        + planFaults(narrative)
    }
  }

  private static func faults(
    _ claims: [Claim], _ indicator: Indicator, _ narrative: Narrative, _ context: RuleContext
  ) -> [TextFault] {
    claims.compactMap { claim in
      switch claim.quantity {
      case .points(let base), .difference(let base):
        fault(claim, base, claims, indicator, narrative, context)
      default: nil
      }
    }
  }

  /// 「今後5年間で37.5km延伸する」, where only one indicator of the level is told in km.
  private static func planFaults(_ narrative: Narrative) -> [TextFault] {
    PlanStep.find(in: narrative.numbered).compactMap { step in
      let counted = narrative.ownIndicators.filter { isCounted($0, by: step.number) }
      guard counted.count == 1, step.mayBe(of: counted[0].shortName),
        !narrative.claims.contains(where: { $0.number.range == step.number.range }),
        let pair = ComparedPair(step, of: counted[0])
      else { return nil }
      return fault(step.number, step.trend, pair, counted[0], narrative)
    }
  }

  private static func isCounted(_ indicator: Indicator, by number: ParsedNumber) -> Bool {
    guard let unit = number.unit.flatMap({ Units.lookup($0) }), let own = indicator.knownUnit
    else { return false }
    return unit.dimension == (own.canonical == "%" ? "percent_point" : own.dimension)
  }

  private static func fault(
    _ claim: Claim, _ base: Claim.Base, _ claims: [Claim], _ indicator: Indicator,
    _ narrative: Narrative, _ context: RuleContext
  ) -> TextFault? {
    let year = context.form.evaluationYear
    guard claim.number.isExact,
      let pair = ComparedPair(claim, base, claims, indicator, year)
    else { return nil }
    // Right between the table's values: that the text quotes others is TXT-001's to tell.
    let known = claims.filter { other in
      !isOfComingYear(other, year)
        && indicator.value(claimed: other, year: year).map { other.agrees(with: $0) != false }
          ?? true
    }
    if known.count < claims.count, let table = ComparedPair(claim, base, known, indicator, year),
      fault(claim.number, claim.trend, table, indicator, narrative) == nil
    {
      return nil
    }
    // Numbers that went the other way than last year are TXT-010's.
    let change = pair.later - pair.earlier
    if !isPoints(claim.number), base.isOverTime, let trend = claim.trend,
      (trend == .more) != (change >= .zero)
    {
      return nil
    }
    return fault(claim.number, claim.trend, pair, indicator, narrative)
  }

  /// 「令和7年度の目標13.5％に向け、令和4年度は10.7％と目標を1.3ポイント下回った」
  private static func isOfComingYear(_ claim: Claim, _ year: Int?) -> Bool {
    guard let year, case .fiscalYear(let told) = claim.time else { return false }
    return told > year
  }

  private static func isPoints(_ number: ParsedNumber) -> Bool {
    number.unit.flatMap { Units.lookup($0) }?.dimension == "percent_point"
  }

  private static func fault(
    _ number: ParsedNumber, _ trend: Trend?, _ pair: ComparedPair, _ indicator: Indicator,
    _ narrative: Narrative
  ) -> TextFault? {
    let isPoints = isPoints(number)
    guard let told = (isPoints ? number.value : number.value(in: indicator.unit))?.magnitude
    else { return nil }
    let change = pair.later - pair.earlier
    // Signed where the words say which way, so that 増加 beside a fall is found.
    let isUp = trend.map { $0 == .more } ?? (change >= .zero)
    let off = ((isUp ? change : -change) - told).magnitude
    let place = number.isMultiplied ? number.lastPlace(in: indicator.unit) : nil
    guard off > ExactDecimal(units: 5, scale: 2) + pair.slack + (place ?? .zero) else { return nil }
    let difference = change.magnitude
    let written = Wording.line(number.text)
    let unit = isPoints ? "ポイント" : indicator.unit
    let isTurned = isUp != (change >= .zero)
    return TextFault(
      range: number.range,
      message: isTurned && difference == told
        ? Message(
          ja: "「\(indicator.shortName)」の差「\(written)」は、数値と向きが逆です",
          en: "\"\(written)\" of \"\(indicator.shortName)\" goes the other way than the values")
        : Message(
          ja: "「\(indicator.shortName)」の\(isPoints ? "ポイント" : "数の")差が文章では\(written)、"
            + "計算では\(difference.grouped)\(unit)です",
          en: "The difference of \"\(indicator.shortName)\" is \(written) in the text, "
            + "\(difference.grouped)\(isPoints ? " points" : unit) by calculation"),
      detail: [
        .written(
          ja: "\(pair.shown.ja)　差 \(written)　計算 \(pair.later)−\(pair.earlier)＝\(change)",
          en: "\(pair.shown.en); difference \(written); calculated \(pair.later) − "
            + "\(pair.earlier) = \(change)"),
        .cause(
          ja: isTurned
            ? "増減や上回る・下回るの向きが逆"
            : NumberSlip.between(told, difference)?.message.ja ?? "差の計算間違い、または値の書き間違い",
          en: isTurned
            ? "the wrong way round"
            : NumberSlip.between(told, difference)?.message.en
              ?? "miscalculated, or a figure mistyped"),
        .remedy(
          ja: "2つの値を確かめ、差を計算し直す", en: "check both figures and work out the difference"),
      ],
      evidence: [
        Evidence("difference", told.description), Evidence("from", pair.earlier.description),
        Evidence("to", pair.later.description), Evidence("calculated", change.description),
      ],
      related: pair.locations,
      // Of the wrong way round nobody knows which word is wrong.
      replacements: !isTurned && !number.isMultiplied
        ? [
          TextReplacement(
            number.digits,
            difference.written(like: narrative.words(number.digits))
          )
        ] : [])
  }
}
