import Forms
import Grid
import Notation

extension Rule {
  /// 「約8割」 of a share that is far from it.
  static let roundFigureFarOff = Rule(
    id: "TXT-008",
    title: Message(ja: "概数の妥当性", en: "A round figure is far off"),
    severity: .info,
    why: Message(
      ja: "「約8割」と書いてあれば、読む人は75～85%と受け取ります。",
      en: "Whoever reads 約8割 takes it for 75 to 85 percent."),
    condition: Message(
      ja: "文章の「約x割」「約x%」や達成率の「x割」が、表の同じ指標の割合、または実績÷目標と 5 ポイントを超えて"
        + "違う。「x%超」「x%未満」「x割弱」などの反対側にあるときも。減らす指標の達成率は見ない。",
      en: "約x割 or 約x% in a text, or x割 of a target, is more than 5 points from the indicator's "
        + "share in the table, or from actual ÷ target, or lies on the other side of a limit (超, 未満, 弱). "
        + "Rates of indicators that are to fall are not judged."),
    remedy: Message(
      ja: "表の値に近い概数に直すか、値をそのまま書いてください。",
      en: "Use a figure nearer to the table, or the value itself."),
    source: "TXT-008（文章と表）",
    scope: .cell,
    examples: [
      Example(
        "遠い概数", "far off", layout: .texts,
        grid: "加入率|%||||70|61.9{0.0}|↓加入率は、目標70%に対し実績約80%で未達成だった。"),
      Example(
        "目標に対する割合", "a share of the target", layout: .texts,
        grid: "施設の利用者数|人||||500|300|↓施設の利用者数は、目標値の約8割にとどまった。"),
      Example(
        "約のない割", "tenths without 約", layout: .texts,
        grid: "施設の利用者数|人||||500|300|↓施設の利用者数は、目標500人に対し300人と8割にとどまった。"
          + "|施設の利用者数は、目標500人に対し300人と6割にとどまった。"),
      Example(
        "以上の付いた割", "tenths and more", layout: .texts,
        grid: "施設の利用者数|人||||500|475|施設の利用者数の達成率は8割以上である。"),
      Example(
        "割で書いた概数", "in tenths", layout: .texts,
        grid: "加入率|%||||70|61.9{0.0}|↓加入率は8割程度で、目標に届かなかった。|加入率は約6割で、目標に届かなかった。"),
      Example(
        "近い概数", "near enough", layout: .texts,
        grid: "加入率|%||||85|79.8{0.0}|加入率は、目標85%に対し実績約80%で未達成だった。"),
      Example(
        "ちょうど5ポイント", "exactly five points", layout: .texts,
        grid: "加入率|%||||85|75.0{0.0}|加入率は、目標85%に対し実績約80%で未達成だった。"),
      Example(
        "約のない数は別の規則", "without 約 it is another rule's matter", layout: .texts,
        grid: "加入率|%||||85|75.0{0.0}|加入率の実績は60.0%であった。"),
      Example(
        "ほかのものの割合", "a share of something else", layout: .texts,
        grid: "施設の利用者数|人||||500|300|参加者の約9割が満足と答えた。"),
    ],
    check: RoundFigureFarOff.check)
}

private enum RoundFigureFarOff {
  private static let tolerance = ExactDecimal(5)

  static func check(_ context: RuleContext) -> [Finding] {
    context.findings { narrative in
      narrative.claims.compactMap { fault($0, narrative, context.form.evaluationYear) }
    }
  }

  private static func fault(
    _ claim: Claim, _ narrative: Narrative, _ year: Int?
  ) -> TextFault? {
    guard
      claim.number.unit.flatMap({ Units.lookup($0) })?.dimension == Units.lookup("%")?.dimension,
      let told = claim.number.value(in: "%"), let indicator = narrative.indicator(of: claim),
      let share = share(claim, indicator, year),
      (claim.quantity == .rate && claim.number.excludes(share.percent, in: "%"))
        || (isRound(claim) && (told - share.percent).magnitude > tolerance)
    else { return nil }
    let percent = share.percent.rescaled(1)
    let inputs = Wording.inputs(share.values)
    return TextFault(
      range: claim.number.range,
      message: Message(
        ja: "「\(indicator.shortName)」の「\(claim.written)」は、表では \(percent)% です",
        en: "\"\(claim.written)\" of \"\(indicator.shortName)\" is \(percent)% by the table"),
      detail: [
        .written(ja: inputs.ja, en: inputs.en),
        .remedy(
          ja: "「\(claim.written)」を表の値に近い概数にするか、表の数値を確かめる",
          en: "use a figure nearer to the table for \"\(claim.written)\", or check the table"),
      ],
      evidence: [Evidence("text", "\(told)"), Evidence("calculated", "\(percent)")],
      related: share.values.map(\.location))
  }

  /// 「目標の4割にとどまった」 is round without 約.
  private static func isRound(_ claim: Claim) -> Bool {
    claim.number.isRound
      || (claim.number.bound == nil && claim.quantity == .rate && claim.number.unit == "割")
  }

  /// What the number should be near to, and the values it comes from.
  private static func share(
    _ claim: Claim, _ indicator: Indicator, _ year: Int?
  ) -> (percent: ExactDecimal, values: [IndicatorValue])? {
    switch claim.quantity {
    case .rate:
      guard claim.time == .unstated, let reached = ReachedShare(indicator, year: year),
        let percent = reached.percent(scale: 2)
      else { return nil }
      return (percent, [reached.target, reached.actual])
    case .target, .actual, .baseline:
      guard let value = indicator.value(claimed: claim, year: year), let percent = value.value,
        Units.canonicalSpelling(value.unit ?? value.declaredUnit ?? "") == "%"
      else { return nil }
      return (percent, [value])
    default: return nil
    }
  }
}
