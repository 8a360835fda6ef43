import Forms
import Grid
import Notation

extension Rule {
  /// A target or an actual that the text quotes otherwise than the table.
  static let valueContradictsTable = Rule(
    id: "TXT-001",
    title: Message(ja: "記述の目標/実績が表と違う", en: "Target or actual in the text differs from the table"),
    severity: .error,
    why: Message(
      ja: "同じ指標の目標や実績が文章と表で違うと、どちらが公表してよい数か分かりません。",
      en: "When text and table give different figures nobody knows which may be published."),
    condition: Message(
      ja: "指標名を挙げた文の目標・実績・基準の数が、表の同じ年度の値と、桁の少ないほうの桁で一致しない。"
        + "実績の欄のない計画の表では、年を挙げない数は現状値やただ一つの目標と比べる。"
        + "達成率は、表の率とも、目標と実績からの計算とも合わないとき。約・程度などの付いた数は見ない。",
      en:
        "A target, actual or baseline quoted in a sentence that names the indicator is not equal, "
        + "at the decimals of the shorter, to the table's value of that year (in a plan's table "
        + "without actuals, a number without a year to the value of today or the only target); a "
        + "rate, neither to the table's nor to what target and actual give. "
        + "Numbers with 約 or 程度 are not judged."),
    remedy: Message(
      ja: "元の資料で正しい数を確かめ、文章か表の誤っているほうを直してください。",
      en: "Look up the right figure and correct the text or the table."),
    source: "TXT-001（文章と表）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "実績の書き間違い", "the actual mistyped", layout: .texts,
        grid: "施設の利用者数|人||500|480|520|541|↓「施設の利用者数」は、目標520人に対して実績514人であった。",
        corrected: "施設の利用者数|人||500|480|520|541|「施設の利用者数」は、目標520人に対して実績541人であった。"),
      Example(
        "指標がひとつの欄の「実績は」", "the only indicator's actual, not named", layout: .texts,
        grid: "施設の利用者数|人||500|480|520|541|↓利用実績は514人で、前年度の480人から増加した。",
        corrected: "施設の利用者数|人||500|480|520|541|利用実績は541人で、前年度の480人から増加した。"),
      Example(
        "前年度の目標が残っている", "last year's target left in place", layout: .texts,
        grid: "加入率|%||60.0{0.0}|58.1{0.0}|62.0{0.0}|58.4{0.0}|"
          + "↓加入率は、目標60.0%に対し実績58.4%で未達成だった。",
        corrected: "加入率|%||60.0{0.0}|58.1{0.0}|62.0{0.0}|58.4{0.0}|"
          + "加入率は、目標62.0%に対し実績58.4%で未達成だった。"),
      Example(
        "桁の少ないほうで比べる", "compared at the shorter's decimals", layout: .texts,
        grid: "加入率|%||||12|10.7{0.0}|「加入率」は、目標12.0%に対して実績10.7%であった。"),
      Example(
        "前年度の実績は前年度と比べる", "last year's actual is held against last year's", layout: .texts,
        grid: "加入率|%||60|58.1{0.0}|62|58.4{0.0}|加入率は、昨年度の58.1%から0.3ポイント増加し58.4%となった。"),
      Example(
        "達成率の書き間違い", "the achievement rate mistyped", layout: .texts,
        grid: "施設の利用者数|人||500|480|520|541|↓施設の利用者数は541人で、達成率は140.0%であった。",
        corrected: "施設の利用者数|人||500|480|520|541|施設の利用者数は541人で、達成率は104.0%であった。"),
      Example(
        "切り捨てた達成率", "the rate cut off", layout: .texts,
        grid: "施設の利用者数|人||500|480|520|545|施設の利用者数は545人で、達成率は104%であった。"),
      Example(
        "概数は見ない", "round figures are left alone", layout: .texts,
        grid: "施設の利用者数|人||500|480|520|541|施設の利用者数の実績は約500人である。"),
      Example(
        "ほかのものの数", "numbers of other things", layout: .texts,
        grid: "施設の利用者数|人||500|480|520|541|講座を12回開催し、延べ345人が参加した。"),
    ],
    check: ValueContradictsTable.check)
}

private enum ValueContradictsTable {
  static func check(_ context: RuleContext) -> [Finding] {
    context.findings { narrative in
      narrative.claims.compactMap {
        $0.quantity == .rate
          ? rateFault($0, narrative, context) : fault($0, narrative, context)
      }
    }
  }

  /// 「達成率98.7%」 where neither the table has that rate nor target and actual give it.
  private static func rateFault(
    _ claim: Claim, _ narrative: Narrative, _ context: RuleContext
  ) -> TextFault? {
    let year = context.form.evaluationYear
    guard claim.time == .unstated, claim.number.isExact,
      claim.number.unit.flatMap(Units.canonicalSpelling) == "%",
      let indicator = narrative.indicator(of: claim),
      let share = ReachedShare(indicator, year: year)
    else { return nil }
    let told = claim.number.value
    guard let right = share.percent(scale: told.scale), !share.mayBe(told),
      !indicator.values.contains(where: {
        $0.role == .rate && $0.value != nil && claim.agrees(with: $0) != false
      })
    else { return nil }
    let inputs = Wording.inputs([share.target, share.actual])
    return TextFault(
      range: claim.number.range,
      message: Message(
        ja: "「\(indicator.shortName)」の達成率が文章では\(claim.written)、計算では\(right)%です",
        en: "The achievement rate of \"\(indicator.shortName)\" is \(claim.written) in the text, "
          + "\(right)% by calculation"),
      detail: [
        .written(ja: inputs.ja, en: inputs.en),
        NumberSlip.between(told, right).map { .cause(ja: $0.message.ja, en: $0.message.en) }
          ?? .cause(ja: "計算間違い、または数の書き間違い", en: "miscalculated, or a figure mistyped"),
        .remedy(
          ja: "目標と実績を確かめ、達成率を計算し直す", en: "check target and actual, and work out the rate again"),
      ],
      evidence: [Evidence("text", "\(told)"), Evidence("calculated", "\(right)")],
      related: [share.target.location, share.actual.location],
      replacements: [
        TextReplacement(
          claim.number.digits, right.written(like: narrative.words(claim.number.digits)))
      ])
  }

  private static func fault(
    _ claim: Claim, _ narrative: Narrative, _ context: RuleContext
  ) -> TextFault? {
    let year = context.form.evaluationYear
    guard let indicator = narrative.indicator(of: claim),
      let value = indicator.value(claimed: claim, year: year),
      claim.agrees(with: value) == false, let right = value.value,
      !isReachedFromAbove(claim, indicator, narrative),
      // 12% in the text and 0.12 in the table are one mistake, told at the table.
      !indicator.holdsFractions || claim.agrees(with: value.timesHundred) != true
    else { return nil }
    // A target of another year is only wrong beside this year's actual.
    if claim.quantity == .target, claim.time == .unstated,
      otherYear(claim, indicator, value) != nil, !isBesideActual(claim, narrative)
    {
      return nil
    }
    let role = Wording.role(value.role)
    let shown = Wording.shown(value)
    let digits = narrative.words(claim.number.digits)
    let cause = cause(claim, indicator, value, narrative, context)
    let mayReplace =
      claim.number.value(in: value.unit ?? value.declaredUnit) == claim.number.value
      && claim.number.sign == nil && !claim.number.isCompound
      && claim.number.lastPlace <= ExactDecimal(1)
    return TextFault(
      range: claim.number.range,
      message: Message(
        ja: "「\(indicator.shortName)」の\(role.ja)が文章では\(claim.written)、表では\(shown)です",
        en: "The \(role.en) of \"\(indicator.shortName)\" is \(claim.written) in the text and "
          + "\(shown) in the table"),
      detail: [
        .written(
          ja: "文章 \(role.ja) \(claim.written)　表（\(value.location.cell)） \(shown)",
          en: "text: \(role.en) \(claim.written); table (\(value.location.cell)): \(shown)"),
        .cause(ja: cause.ja, en: cause.en),
        .remedy(
          ja: "正しい数を確かめ、文章の「\(claim.written)」か \(value.location.cell) を直す",
          en: "find out which is right, and correct \"\(claim.written)\" or \(value.location.cell)"),
      ],
      evidence: [Evidence("text", claim.number.value.description)] + Wording.evidence([value]),
      related: [value.location],
      replacements: mayReplace
        ? [TextReplacement(claim.number.digits, right.magnitude.written(like: digits))] : [])
  }

  /// 「880gに届かなかった」 of what is to become less: to reach a number is to come down to it.
  private static func isReachedFromAbove(
    _ claim: Claim, _ indicator: Indicator, _ narrative: Narrative
  ) -> Bool {
    let end = claim.number.range.upperBound
    return claim.number.bound == "未満" && indicator.direction == .down
      && narrative.text.utf8Text(end..<narrative.text.utf8.count).hasPrefix("に")
  }

  private static func isBesideActual(_ claim: Claim, _ narrative: Narrative) -> Bool {
    narrative.claims.contains {
      $0.sentence == claim.sentence && $0.subject == claim.subject && $0.quantity == .actual
    }
  }

  private static func otherYear(
    _ claim: Claim, _ indicator: Indicator, _ value: IndicatorValue
  ) -> IndicatorValue? {
    let roles: [Role] = value.role == .actual ? [.actual] : [.target, .finalTarget]
    return indicator.values.first {
      roles.contains($0.role) && $0.location != value.location && claim.agrees(with: $0) == true
    }
  }

  /// The first known mistake that gives exactly the number in the text.
  private static func cause(
    _ claim: Claim, _ indicator: Indicator, _ value: IndicatorValue, _ narrative: Narrative,
    _ context: RuleContext
  ) -> Message {
    if value.role != .rate {
      var opposite = claim
      opposite.quantity = claim.quantity == .target ? .actual : .target
      if let other = indicator.value(claimed: opposite, year: context.form.evaluationYear),
        claim.agrees(with: other) == true
      {
        return Message(ja: "目標と実績の取り違え", en: "target and actual swapped")
      }
    }
    if let other = otherYear(claim, indicator, value) {
      let label = other.period?.label ?? Wording.role(other.role).ja
      return Message(
        ja: "\(label)の\(Wording.role(other.role).ja)が書かれている",
        en: "the \(Wording.role(other.role).en) of \(label)")
    }
    if let name = neighbour(claim, indicator, narrative, context) {
      return Message(ja: "別の指標「\(name)」の値", en: "the value of another indicator, \"\(name)\"")
    }
    if let told = claim.number.value(in: value.unit ?? value.declaredUnit), let right = value.value
    {
      if right.rescaled(told.scale, .floor) == told {
        return Message(ja: "四捨五入でなく切り捨てた", en: "cut off instead of rounded")
      }
      if let slip = NumberSlip.between(told, right) { return slip.message }
    }
    return Message(ja: "文章か表の書き間違い、または表だけを直した", en: "mistyped, or only the table was updated")
  }

  private static func neighbour(
    _ claim: Claim, _ indicator: Indicator, _ narrative: Narrative, _ context: RuleContext
  ) -> String? {
    narrative.indicators.first { other in
      other.shortName != indicator.shortName && other.unit == indicator.unit
        && other.value(claimed: claim, year: context.form.evaluationYear)
          .map { claim.agrees(with: $0) == true } ?? false
    }?.shortName
  }
}
