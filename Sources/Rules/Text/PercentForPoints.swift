import Forms
import Grid
import Notation

extension Rule {
  /// A difference of two percentages that is given in percent.
  static let percentForPoints = Rule(
    id: "TXT-006",
    title: Message(ja: "％とポイントの混同", en: "Percent where percentage points are meant"),
    severity: .warning,
    why: Message(
      ja: "50%が55%になったのは5ポイントの上昇で、10%の上昇です。%と書くとどちらか分かりません。",
      en: "From 50% to 55% is 5 points or 10 percent; written with % nobody knows which is meant."),
    condition: Message(
      ja: "％の指標の前年度などとの差が％で書かれている。または、文中の2つの％の差に等しい数が"
        + "「n%の差」「n%上回る」などと書かれている。率の伸びとして計算が合うものは除く。",
      en: "The change of a percentage is given in %; or a number equal to the difference of two "
        + "percentages of the sentence is called 「n%の差」 and the like. True relative growth is fine."
    ),
    remedy: Message(ja: "差は「ポイント」で書いてください。", en: "Give the difference in ポイント."),
    source: "TXT-006（文章と表）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "前年度比をポイントで書く", "against last year", layout: .texts,
        grid: "利用者の満足度|%||95.0{0.0}|95.2{0.0}|96.0{0.0}|97.6{0.0}|↓利用者の満足度は97.6%（前年度比+2.4%）であった。",
        corrected:
          "利用者の満足度|%||95.0{0.0}|95.2{0.0}|96.0{0.0}|97.6{0.0}|利用者の満足度は97.6%（前年度比+2.4ポイント）であった。"),
      Example(
        "2つの率の差", "two percentages", layout: .texts,
        grid: "利用者の満足度|%||||96|97||↓男性は75.0%、女性は57.9%で、17.1%の差があった。",
        corrected: "利用者の満足度|%||||96|97||男性は75.0%、女性は57.9%で、17.1ポイントの差があった。"),
      Example(
        "ポイントで書いている", "in points", layout: .texts,
        grid: "利用者の満足度|%||||96|97||男性は75.0%、女性は57.9%で、17.1ポイントの差があった。"),
      Example(
        "人数の伸び率", "growth of a count", layout: .texts,
        grid: "施設の利用者数|人||500|480|520|541|施設の利用者数は541人で、前年度比12.7%の増となった。"),
    ],
    check: PercentForPoints.check)
}

private enum PercentForPoints {
  static func check(_ context: RuleContext) -> [Finding] {
    context.narratives.compactMap { narrative in
      var faults = narrative.statements.flatMap { statement -> [TextFault] in
        guard let indicator = statement.indicator,
          Units.canonicalSpelling(indicator.unit) == "%"
        else { return [] }
        return statement.claims.compactMap { claim in
          guard case .growth(let base) = claim.quantity,
            !isRelative(claim, base, statement.claims, indicator, context)
          else { return nil }
          return fault(claim.number)
        }
      }
      for number in PercentDifference.find(in: narrative.numbered)
      where !faults.contains(where: { $0.range == number.range }) {
        faults.append(fault(number))
      }
      return context.finding(in: narrative, faults)
    }
  }

  /// The number is what the percentage grew by in percent of itself.
  private static func isRelative(
    _ claim: Claim, _ base: Claim.Base, _ claims: [Claim], _ indicator: Indicator,
    _ context: RuleContext
  ) -> Bool {
    guard
      let pair = ComparedPair(claim, base, claims, indicator, context.form.evaluationYear),
      !pair.earlier.isZero
    else { return false }
    let told = claim.number.value.magnitude
    let share = ((pair.later - pair.earlier) * ExactDecimal(100))
      .divided(by: pair.earlier, scale: told.scale)
    return share?.magnitude == told && (pair.later - pair.earlier).magnitude != told
  }

  private static func fault(_ number: ParsedNumber) -> TextFault {
    let written = Wording.line(number.text)
    return TextFault(
      range: number.range,
      message: Message(
        ja: "率どうしの差「\(written)」が％で書かれています",
        en: "\"\(written)\" is a difference of percentages and given in %"),
      detail: [
        .cause(ja: "ポイントと書くところを％と書いた", en: "% written for ポイント"),
        .remedy(
          ja: "率の差なら「ポイント」と書く。率の伸びなら「\(written)の伸び率」と書く",
          en: "write ポイント for a difference; say 伸び率 for relative growth"),
      ],
      evidence: [Evidence("text", written)],
      replacements: number.unitRange.map { [TextReplacement($0, "ポイント")] } ?? [])
  }
}
