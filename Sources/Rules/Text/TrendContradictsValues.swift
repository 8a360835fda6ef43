import Forms
import Grid
import Notation

extension Rule {
  /// "Rose" in the text where the figures fell.
  static let trendContradictsValues = Rule(
    id: "TXT-010",
    title: Message(ja: "増減語と数値の向き", en: "The text says rose where the figures fell"),
    severity: .warning,
    why: Message(
      ja: "増減の言葉と数値の向きが逆だと、説明全体の信頼を損ないます。",
      en: "Words that go the other way than the figures discredit the whole account."),
    condition: Message(
      ja: "指標名を主語にした文の増加・減少などの語が、前年度（なければ基準、表になければ文に引用した"
        + "以前）の値からの動きと逆。"
        + "または、効果の欄が「つながった」などと肯定しているのに、その事業の指標が基準より悪い。",
      en:
        "A word such as 増加 or 減少 in a sentence about the indicator contradicts its change from last "
        + "year (else from the baseline, else from the earlier value quoted there); or the effect is praised while the project's indicator is "
        + "worse than its baseline."),
    remedy: Message(
      ja: "数値を確かめ、言葉か数値を直すか、低下した理由を書き加えてください。",
      en: "Check the figures; correct them or the words, or add why the value fell."),
    source: "TXT-010（文章と表）",
    scope: .cell,
    examples: [
      Example(
        "増加と書いたが減っている", "rose, but fell", layout: .texts,
        grid: "施設の利用者数|人||500|560|520|541|↓施設の利用者数は、前年度に比べて増加した。"),
      Example(
        "増加している", "rose indeed", layout: .texts,
        grid: "施設の利用者数|人||500|480|520|541|施設の利用者数は、前年度に比べて増加した。"),
      Example(
        "差の向き", "the sign of a difference", layout: .texts,
        grid: "火災の発生件数|件||30|38|30|31|↓火災の発生件数は31件で、前年度の38件に比べて7件増えた。"),
      Example(
        "ほかのものの増加", "another thing that rose", layout: .texts,
        grid: "町内会の加入率|%||60|58|62|57|町内会の加入率は、加入世帯数は増加したものの、目標に届かなかった。"),
      Example(
        "文に引用した前の値", "an earlier value in the sentence", layout: .texts,
        grid: "町内会の加入率|%||||62.0{0.0}|58.4{0.0}|↓町内会の加入率は、行事が再開されたため、昨年度の56.2%から低下した。"),
      Example(
        "引用した前の値からの動きと合う", "as the earlier value has it", layout: .texts,
        grid: "町内会の加入率|%||||62.0{0.0}|58.4{0.0}|町内会の加入率は、行事が再開されたため、昨年度の52.2%から上昇した。"),
      Example(
        "効果を述べたが基準より悪い", "praised, but below the baseline",
        layout: .effects, grid: "加入団体数|団体|14|20|11|↓地域の活性化につながった。"),
      Example(
        "効果を述べ、基準より良い", "praised and better", layout: .effects,
        grid: "加入団体数|団体|14|20|18|地域の活性化につながった。"),
      Example(
        "低下を認めている", "the fall is admitted", layout: .effects,
        grid: "加入団体数|団体|14|20|11|加入団体は減少したが、地域の活性化につながった。"),
    ],
    check: TrendContradictsValues.check)
}

private enum TrendContradictsValues {
  static func check(_ context: RuleContext) -> [Finding] {
    context.narratives.compactMap { narrative in
      let words = TrendStatement.find(
        in: narrative.text, mentions: narrative.mentions, year: context.form.evaluationYear
      ).compactMap { fault($0, narrative, context) }
      let differences = narrative.statements.flatMap { statement -> [TextFault] in
        guard let indicator = statement.indicator else { return [] }
        return statement.claims.compactMap {
          fault($0, statement.claims, indicator, narrative, context)
        }
      }
      let hard =
        words
        + differences.filter { one in
          !words.contains {
            narrative.text.utf8.count > 0 && abs($0.range.lowerBound - one.range.lowerBound) < 60
          }
        }
      return context.finding(in: narrative, hard.isEmpty ? praise(narrative) : hard)
    }
  }

  // MARK: words about an indicator

  private static func fault(
    _ statement: TrendStatement, _ narrative: Narrative, _ context: RuleContext
  ) -> TextFault? {
    let indicator = narrative.indicators[statement.subject]
    let year = context.form.evaluationYear
    let before: IndicatorValue? =
      switch statement.base {
      case .baseline: indicator.value(.baseline)
      case .fiscalYear(let told): indicator.value(.actual, year: told)
      case .unstated: indicator.earlierActual(than: year) ?? indicator.value(.baseline)
      }
    guard let before, before.value != nil else { return quoted(statement, narrative, context) }
    guard let now = indicator.actual(in: year), before.location != now.location,
      let from = before.value, let to = now.value, from != to, indicator.sameUnit(before, now),
      (to > from) != (statement.trend == .more)
    else { return nil }
    return fault(
      statement.range, narrative, indicator, "\(Wording.shown(before))", "\(Wording.shown(now))",
      [before.location, now.location])
  }

  /// 「昨年度の8.2%から減少し」 of an actual of 10.7%: the earlier value stands in the sentence only.
  private static func quoted(
    _ statement: TrendStatement, _ narrative: Narrative, _ context: RuleContext
  ) -> TextFault? {
    let indicator = narrative.indicators[statement.subject]
    let year = context.form.evaluationYear
    let claims = narrative.claims.filter {
      let between = min($0.number.range.upperBound, statement.range.lowerBound)
      return $0.subject == statement.subject
        && !narrative.words(between..<max(between, statement.range.lowerBound))
          .contains { "。\n".contains($0) }
    }
    let earlier = claims.last {
      guard $0.quantity == .actual, $0.number.range.upperBound <= statement.range.lowerBound
      else { return false }
      if case .fiscalYear(let told) = $0.time { return year.map { told < $0 } ?? false }
      return $0.time == .earlier
    }
    // A difference beside the word is judged by itself.
    let hasDifference = claims.contains { claim in
      switch claim.quantity {
      case .difference, .points, .growth:
        claim.number.range.upperBound >= statement.range.lowerBound - 6
      default: false
      }
    }
    guard let earlier, !hasDifference, let now = indicator.actual(in: year), let to = now.value,
      let from = earlier.number.value(in: indicator.unit), from != to,
      (to > from) != (statement.trend == .more)
    else { return nil }
    return fault(
      statement.range, narrative, indicator, earlier.written, "\(Wording.shown(now))",
      [now.location])
  }

  private static func fault(
    _ claim: Claim, _ claims: [Claim], _ indicator: Indicator, _ narrative: Narrative,
    _ context: RuleContext
  ) -> TextFault? {
    // Points with the wrong sign are TXT-003's, growth in percent TXT-004's.
    guard case .difference(let base) = claim.quantity, base.isOverTime, let trend = claim.trend,
      let pair = ComparedPair(claim, base, claims, indicator, context.form.evaluationYear),
      pair.earlier != pair.later, (pair.later > pair.earlier) != (trend == .more)
    else { return nil }
    return fault(
      claim.number.range, narrative, indicator, "\(pair.earlier)", "\(pair.later)", pair.locations)
  }

  private static func fault(
    _ range: Range<Int>, _ narrative: Narrative, _ indicator: Indicator, _ from: String,
    _ to: String, _ related: [Location]
  ) -> TextFault {
    let word = Wording.line(narrative.words(range))
    return TextFault(
      range: range,
      message: Message(
        ja: "「\(indicator.shortName)」は \(from) から \(to) になっていて、「\(word)」と向きが逆です",
        en: "\"\(indicator.shortName)\" went from \(from) to \(to), the other way than \"\(word)\""),
      detail: [
        .cause(
          ja: "前年度の文章が残っている、または数値の書き間違い",
          en: "last year's sentence left in place, or a figure mistyped"),
        .remedy(ja: "数値を確かめ、言葉か数値を直す", en: "check the figures, and correct them or the words"),
      ],
      evidence: [Evidence("text", word), Evidence("from", from), Evidence("to", to)],
      related: related)
  }

  // MARK: praise

  private static let positive = [
    "つながった", "つながっている", "一助となった", "一助となって", "できた", "図られた", "図れた", "高まった", "深まった", "高められた", "深められた",
    "進んだ",
    "進んでいる", "活性化した", "充実した", "寄与した", "貢献した", "成果があった", "効果があった", "成果を上げ",
  ]
  private static let admitting = [
    "できなかった", "減少", "減った", "減って", "低下", "下回", "届か", "及ば", "伸び悩", "至らなかった", "至って", "課題", "達成されな",
    "しかし", "一方", "影響", "コロナ", "感染症",
  ]

  private static func praise(_ narrative: Narrative) -> [TextFault] {
    guard narrative.field.key.contains("効果"),
      !admitting.contains(where: { narrative.text.contains($0) }),
      let place = positive.flatMap({ TextSearch.places(of: $0, in: narrative.text) })
        .max(by: { $0.lowerBound < $1.lowerBound })
    else { return [] }
    let worse = narrative.ownIndicators.compactMap { worsened($0) }
    guard worse.count == narrative.ownIndicators.count, let (indicator, before, now) = worse.first
    else { return [] }
    let word = narrative.words(place)
    return [
      TextFault(
        range: place,
        message: Message(
          ja: "「\(word)」と書かれていますが、「\(indicator.shortName)」は基準より悪くなっています",
          en: "The effect is praised, but \"\(indicator.shortName)\" is worse than its baseline"),
        detail: [
          .written(
            ja: Wording.inputs([before, now]).ja, en: Wording.inputs([before, now]).en),
          .cause(
            ja: "効果だけを書いて低下の理由を書いていない、または数値の書き間違い",
            en: "the reason of the fall is missing, or a figure mistyped"),
          .remedy(ja: "低下した理由を書き加えるか、数値を確かめる", en: "add why it fell, or check the figures"),
        ],
        evidence: [Evidence("text", word)] + Wording.evidence([before, now]),
        related: [before.location, now.location])
    ]
  }

  /// Whether the latest actual lies on the wrong side of the baseline.
  private static func worsened(
    _ indicator: Indicator
  ) -> (Indicator, IndicatorValue, IndicatorValue)? {
    guard let before = indicator.value(.baseline), let now = indicator.value(.actual)
    else { return nil }
    if let from = before.qualitative, let to = now.qualitative {
      return from.scale == to.scale && to.rank < from.rank ? (indicator, before, now) : nil
    }
    guard let from = before.value, let to = now.value, indicator.sameUnit(before, now)
    else { return nil }
    switch indicator.direction {
    case .up: return to < from ? (indicator, before, now) : nil
    case .down: return to > from ? (indicator, before, now) : nil
    case .keep, .range, .unknown: return nil
    }
  }
}
