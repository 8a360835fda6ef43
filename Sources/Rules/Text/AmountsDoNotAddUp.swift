import Forms
import Grid
import Notation

extension Rule {
  /// A difference of two amounts of money that is not their difference.
  static let amountsDoNotAddUp = Rule(
    id: "TXT-005",
    title: Message(ja: "金額差の誤り", en: "Amounts of money do not add up"),
    severity: .error,
    why: Message(
      ja: "決算額や予算額の差が合わないと、金額のどれかが誤っています。",
      en: "Where the difference does not fit, one of the amounts is wrong."),
    condition: Message(
      ja: "決算額・予算額・事業費を2つ挙げて「…千円の増額」などと差を書いた文で、2つの金額の差と違う。"
        + "年度の分かる金額では増額・減額の向きも見る。予算額と決算額を1つずつ挙げた文の執行率が、どの端数処理でも合わない。",
      en: "A sentence gives two amounts (決算額, 予算額, 事業費) and their difference, which is another. "
        + "Where the years are known, more or less is judged, too. A rate of execution (執行率) beside "
        + "one budget and one sum spent that no rounding of them gives."),
    remedy: Message(
      ja: "2つの金額と差を確かめ、誤っている数を直してください。",
      en: "Check both amounts and the difference, and correct the wrong one."),
    source: "TXT-005（文章と表）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "差が合わない", "another difference", layout: .texts,
        grid: "利用者数|人||||520|541||↓令和4年度の決算額は、6,182千円で、令和3年度の決算額5,971千円と比べ、221千円の増額である。",
        corrected: "利用者数|人||||520|541||令和4年度の決算額は、6,182千円で、令和3年度の決算額5,971千円と比べ、211千円の増額である。"),
      Example(
        "指標の文に続く金額の文", "after a sentence about an indicator", layout: .texts,
        grid: "利用者数|人||||520|541||↓利用者数は541人であった。決算額は6,182千円で、前年度の5,971千円と比べ、221千円の増額である。",
        corrected: "利用者数|人||||520|541||利用者数は541人であった。決算額は6,182千円で、前年度の5,971千円と比べ、211千円の増額である。"),
      Example(
        "合っている", "the right one", layout: .texts,
        grid: "利用者数|人||||520|541||令和4年度の決算額は、6,182千円で、令和3年度の決算額5,971千円と比べ、211千円の増額である。"),
      Example(
        "予算との差", "against the budget", layout: .texts,
        grid: "利用者数|人||||520|541||↓予算額7,778千円に対して、決算額6,182千円で、1,696千円の削減となった。",
        corrected: "利用者数|人||||520|541||予算額7,778千円に対して、決算額6,182千円で、1,596千円の削減となった。"),
      Example(
        "増減の向きが逆", "the wrong way round", layout: .texts,
        grid: "利用者数|人||||520|541||↓令和4年度の決算額は5,971千円で、令和3年度の決算額6,182千円と比べ、211千円の増額である。"),
      Example(
        "執行率が合わない", "another rate of execution", layout: .texts,
        grid: "利用者数|人||||520|541||↓決算額は6,182千円で、予算額7,778千円に対する執行率は89.5%である。",
        corrected: "利用者数|人||||520|541||決算額は6,182千円で、予算額7,778千円に対する執行率は79.5%である。"),
      Example(
        "2つの金額がない文", "no two amounts", layout: .texts,
        grid: "利用者数|人||||520|541||これは主に、派遣事業を中止し、1,400千円減額修正したためである。"),
    ],
    check: AmountsDoNotAddUp.check)
}

private enum AmountsDoNotAddUp {
  static func check(_ context: RuleContext) -> [Finding] {
    context.narratives.compactMap { narrative in
      let faults = narrative.statements.filter { $0.indicator == nil }.flatMap { statement in
        statement.claims.indices.compactMap { index -> TextFault? in
          if statement.claims[index].quantity == .execution {
            return executionFault(statement.claims[index], statement.claims, narrative)
          }
          guard statement.claims[index].quantity == .amountDifference else { return nil }
          let before = statement.claims[..<index].filter { $0.quantity != .amountDifference }
          return fault(statement.claims[index], Array(before.suffix(2)), narrative, context)
        }
      }
      return context.finding(in: narrative, faults)
    }
  }

  private static func fault(
    _ difference: Claim, _ amounts: [Claim], _ narrative: Narrative, _ context: RuleContext
  ) -> TextFault? {
    guard amounts.count == 2, amounts.allSatisfy(\.number.isExact), difference.number.isExact,
      let unit = difference.number.unit, let one = amounts[0].number.value(in: unit),
      let other = amounts[1].number.value(in: unit)
    else { return nil }
    let told = difference.number.value.magnitude
    let exact = (one - other).magnitude
    let isTurned = isTurned(difference, amounts, one, other, context)
    // An amount in 百万円 stands for half a unit either way.
    let slack = amounts.filter { $0.number.unit != difference.number.unit }
      .map { halfUnit($0, in: unit) }.reduce(.zero, +)
    guard (exact - told).magnitude > slack || isTurned else { return nil }
    let shown = Wording.list(amounts.map(\.written))
    let slip = NumberSlip.between(told, exact)?.message
    return TextFault(
      range: difference.number.range,
      message: isTurned && exact == told
        ? Message(
          ja: "「\(difference.written)」の増減の向きが金額と逆です",
          en: "\"\(difference.written)\" goes the other way than the amounts")
        : Message(
          ja: "金額の差が文章では\(difference.written)、計算では\(exact.grouped)\(unit)です",
          en: "The difference is \(difference.written) in the text, \(exact.grouped)\(unit) by "
            + "calculation"),
      detail: [
        .written(
          ja: "\(shown.ja)　差 \(difference.written)　計算 \(exact.grouped)\(unit)",
          en: "\(shown.en); difference \(difference.written); calculated \(exact.grouped)\(unit)"),
        .cause(
          ja: isTurned && exact == told
            ? "増額と減額の書き間違い、または年度の取り違え" : slip?.ja ?? "差の計算間違い、または金額の書き間違い",
          en: isTurned && exact == told
            ? "more for less, or the years mixed up" : slip?.en ?? "miscalculated, or mistyped"),
        .remedy(ja: "2つの金額を確かめ、差を計算し直す", en: "check both amounts and work out the difference"),
      ],
      evidence: amounts.map { Evidence("amount", $0.number.value.description) }
        + [Evidence("difference", told.description), Evidence("calculated", exact.description)],
      // Amounts in another unit are rounded: their difference is not exact.
      replacements: !isTurned && slack == .zero
        ? [
          TextReplacement(
            difference.number.digits,
            exact.written(like: narrative.words(difference.number.digits))
          )
        ] : [])
  }

  /// 「予算額7,778千円に対する執行率は79.5％」
  private static func executionFault(
    _ claim: Claim, _ claims: [Claim], _ narrative: Narrative
  ) -> TextFault? {
    let amounts = claims.filter { [.spent, .budget].contains($0.quantity) }
    guard amounts.count == 2, amounts.allSatisfy(\.number.isExact), claim.number.isExact,
      let spent = amounts.first(where: { $0.quantity == .spent }),
      let budget = amounts.first(where: { $0.quantity == .budget }),
      let part = spent.number.value(in: budget.number.unit),
      let partPlace = spent.number.lastPlace(in: budget.number.unit)
    else { return nil }
    let (whole, wholePlace) = (budget.number.value, budget.number.lastPlace)
    let told = claim.number.value
    // An amount stands for half of its last place either way: much in 億円, little in 千円.
    guard let exact = part.percentages(of: whole, scale: told.scale).first,
      let least = (part + part - partPlace).percentages(
        of: whole + whole + wholePlace, scale: told.scale
      ).min(),
      let most = (part + part + partPlace).percentages(
        of: whole + whole - wholePlace, scale: told.scale
      ).max(), told < least || told > most
    else { return nil }
    let slip = NumberSlip.between(told, exact)?.message
    return TextFault(
      range: claim.number.range,
      message: Message(
        ja: "執行率が文章では\(claim.written)、計算では\(exact)%です",
        en: "The rate of execution is \(claim.written) in the text, \(exact)% by calculation"),
      detail: [
        .written(
          ja: "決算 \(spent.written)　予算 \(budget.written)　執行率 \(claim.written)　計算 \(exact)%",
          en: "spent \(spent.written); budget \(budget.written); rate \(claim.written); "
            + "calculated \(exact)%"),
        .cause(
          ja: slip?.ja ?? "計算間違い、または金額の書き間違い", en: slip?.en ?? "miscalculated, or mistyped"),
        .remedy(ja: "2つの金額を確かめ、執行率を計算し直す", en: "check both amounts and work out the rate"),
      ],
      evidence: amounts.map { Evidence("amount", $0.number.value.description) }
        + [Evidence("rate", told.description), Evidence("calculated", exact.description)],
      replacements: most - least > ExactDecimal(units: 1, scale: told.scale)
        ? []
        : [
          TextReplacement(
            claim.number.digits, exact.written(like: narrative.words(claim.number.digits)))
        ])
  }

  private static func halfUnit(_ claim: Claim, in unit: String) -> ExactDecimal {
    var half = claim.number
    half.value = ExactDecimal(units: 5, scale: half.value.scale + 1)
    return half.value(in: unit) ?? .zero
  }

  /// 増額 although the later year's amount, or what was spent of a budget, is the smaller one.
  private static func isTurned(
    _ difference: Claim, _ amounts: [Claim], _ one: ExactDecimal, _ other: ExactDecimal,
    _ context: RuleContext
  ) -> Bool {
    guard let trend = difference.trend else { return false }
    switch (amounts[0].quantity, amounts[1].quantity) {
    case (.budget, .spent): return one != other && (other > one) != (trend == .more)
    case (.spent, .budget): return one != other && (one > other) != (trend == .more)
    default: break
    }
    guard amounts.allSatisfy({ $0.quantity == .spent }), let year = context.form.evaluationYear,
      case .fiscalYear(let second) = amounts[1].time
    else { return false }
    var first = year
    if case .fiscalYear(let told) = amounts[0].time { first = told }
    guard first != second, one != other else { return false }
    let later = first > second ? one - other : other - one
    return (later > .zero) != (trend == .more)
  }
}
