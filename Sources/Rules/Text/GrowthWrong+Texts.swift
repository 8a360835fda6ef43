import Forms
import Grid
import Notation

/// Growth in per cent that running text tells, of an indicator or of an amount of money.
extension GrowthWrong {
  static func texts(_ narrative: Narrative, _ context: RuleContext) -> Finding? {
    let faults = narrative.statements.flatMap { statement -> [TextFault] in
      statement.claims.indices.compactMap { index in
        let claim = statement.claims[index]
        if case .multiple(let base) = claim.quantity {
          return multipleFault(claim, base, statement, context.form.evaluationYear)
        }
        guard case .growth(let base) = claim.quantity, claim.number.isExact else { return nil }
        guard let indicator = statement.indicator else {
          return amountFault(at: index, statement.claims)
        }
        // Of a percentage, growth in percent is TXT-006's.
        guard Units.canonicalSpelling(indicator.unit) != "%",
          let pair = ComparedPair(
            claim, base, statement.claims, indicator, context.form.evaluationYear),
          pair.slack.isZero
        else { return nil }
        let name = Message(ja: "「\(indicator.shortName)」", en: "\"\(indicator.shortName)\"")
        return fault(
          claim, of: name, from: pair.earlier, to: pair.later, pair.shown, pair.locations)
      }
    }
    return context.finding(in: narrative, faults)
  }

  /// 「前年度の5,971千円から3.5%増の6,182千円」, 「6,182千円で、前年度の5,971千円に比べ3.5%増」.
  private static func amountFault(at index: Int, _ claims: [Claim]) -> TextFault? {
    func isAmount(_ claim: Claim) -> Bool { [.spent, .budget].contains(claim.quantity) }
    let amounts = claims.filter(isAmount)
    guard amounts.count == 2, amounts.allSatisfy(\.number.isExact),
      let base = elder(amounts) ?? claims[..<index].last(where: isAmount),
      let now = amounts.first(where: { $0.number.range != base.number.range }),
      let unit = base.number.unit, let later = now.number.value(in: unit)
    else { return nil }
    let shown = "\(base.written) → \(now.written)"
    return fault(
      claims[index], of: Message(ja: "金額", en: "the amount"), from: base.number.value, to: later,
      Message(ja: shown, en: shown))
  }

  /// 「令和3年度の5,971千円から令和4年度は6,182千円へ」: the earlier of two years that are both told.
  private static func elder(_ amounts: [Claim]) -> Claim? {
    guard case .fiscalYear(let one) = amounts[0].time,
      case .fiscalYear(let other) = amounts[1].time,
      one != other
    else { return nil }
    return one < other ? amounts[0] : amounts[1]
  }

  /// 「前年度の3.2倍」: off by one in the last digit, which no rounding gives.
  private static func multipleFault(
    _ claim: Claim, _ base: Claim.Base, _ statement: (indicator: Indicator?, claims: [Claim]),
    _ year: Int?
  ) -> TextFault? {
    guard let indicator = statement.indicator,
      let pair = ComparedPair(claim, base, statement.claims, indicator, year), pair.slack.isZero,
      pair.earlier > .zero, pair.later > .zero,
      let exact = pair.later.divided(by: pair.earlier, scale: claim.number.value.scale + 1)
    else { return nil }
    let number = claim.number
    let told = number.value
    // 2倍以上 and 2倍超 do not say by how much.
    let isNear = number.isExact || number.isRound || ["強", "弱", "余", "余り"].contains(number.bound)
    guard
      isNear && (exact - told).magnitude >= number.lastPlace || number.excludes(exact, in: nil)
    else { return nil }
    return TextFault(
      range: claim.number.range,
      message: Message(
        ja: "「\(indicator.shortName)」の倍率が文章では\(claim.written)、計算では\(exact)倍です",
        en: "\"\(indicator.shortName)\" is \(claim.written) of the other value in the text, "
          + "\(exact) times by calculation"),
      detail: [
        .written(
          ja: "\(pair.shown.ja)　倍率 \(claim.written)　計算 \(exact)倍",
          en: "\(pair.shown.en); multiple \(claim.written); calculated \(exact)"),
        .cause(ja: "計算間違い、または値の書き間違い", en: "miscalculated, or a figure mistyped"),
        .remedy(ja: "2つの値を確かめ、倍率を計算し直す", en: "check both figures and work out the multiple"),
      ],
      evidence: [
        Evidence("multiple", told.description), Evidence("calculated", exact.description),
      ],
      related: pair.locations)
  }

  private static func fault(
    _ claim: Claim, of name: Message, from earlier: ExactDecimal, to later: ExactDecimal,
    _ shown: Message, _ related: [Location] = []
  ) -> TextFault? {
    guard let trend = claim.trend, earlier > .zero else { return nil }
    let change = trend == .more ? later - earlier : earlier - later
    let told = claim.number.value.magnitude
    let shares = change.percentages(of: earlier, scale: told.scale)
    guard let exact = shares.first, !shares.contains(told) else { return nil }
    return TextFault(
      range: claim.number.range,
      message: Message(
        ja: "\(name.ja)の増減率が文章では\(claim.written)、計算では\(exact)%です",
        en: "The growth of \(name.en) is \(claim.written) in the text, \(exact)% by calculation"),
      detail: [
        .written(
          ja: "\(shown.ja)　増減率 \(claim.written)　計算 \(exact)%",
          en: "\(shown.en); growth \(claim.written); calculated \(exact)%"),
        .cause(
          ja: change < .zero ? "増減の向きが逆" : "計算間違い、または値の書き間違い",
          en: change < .zero ? "the wrong way round" : "miscalculated, or a figure mistyped"),
        .remedy(ja: "2つの値を確かめ、増減率を計算し直す", en: "check both figures and work out the growth"),
      ],
      evidence: [Evidence("growth", told.description), Evidence("calculated", exact.description)],
      related: related)
  }
}
