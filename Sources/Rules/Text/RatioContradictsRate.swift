import Forms
import Grid
import Notation

extension Rule {
  /// "25 of all 27" in a narrative beside a rate that says something else.
  static let ratioContradictsRate = Rule(
    id: "TXT-007",
    title: Message(ja: "n/N と率の不一致", en: "Counts in the text contradict the rate"),
    severity: .error,
    why: Message(
      ja: "文章の数と表の率が合わないと、どちらかが誤りです。",
      en: "Where the counts of the text and the rate of the table disagree, one of them is wrong."),
    condition: Message(
      ja: "文章に「全N…中n」または「n…（全N…）」とあり、同じ事業の％の指標のどの値も、"
        + "n÷N を同じ桁に四捨五入した値と一致しない（評価年度の実績がまだない指標では見ない）。"
        + "または「N…のうちn…で…%」「N…中n…（…%）」の％が n÷N と合わない。「12人/40人（30.0%）」と書かれた値も。",
      en: "The text says 全N…中n or n…(全N…), and no value of the same project's percentage "
        + "indicators equals n÷N rounded to its decimals (none is judged whose actual of the year is "
        + "still missing); or a sentence with n of N, or a value written as "
        + "12/40 (30.0%), gives another percentage for it."),
    remedy: Message(
      ja: "文章の数と表の率を確かめ、誤っているほうを直してください。",
      en: "Check the counts and the rate, and correct the wrong one."),
    source: "TXT-007（文章と表）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "27校中25校は93%", "25 of 27 are 93%",
        grid: "配置率|%|0|100|93|C|理由|市内全27校中25校に配置した。|①"),
      Example(
        "率と合わない", "another rate",
        grid: "配置率|%|0|100|83|C|理由|↓市内全27校中25校に配置した。|①"),
      Example(
        "全数より多い", "more than all of them",
        grid: "配置率|%|0|100|93|C|理由|↓市内全27校中52校に配置した。|①"),
      Example(
        "文中の率と合わない", "another rate in the sentence", layout: .texts,
        grid: "女性委員の割合|%||||40.0{0.0}|33.7{0.0}|女性委員の割合は、委員612人のうち女性が206人で、33.7%であった。|"
          + "↓女性委員の割合は、委員612人のうち女性が260人で、33.7%であった。"),
      Example(
        "文中の率だけが違う", "only the rate in the sentence differs", layout: .texts,
        grid: "女性委員の割合|%||||40.0{0.0}|33.7{0.0}|↓女性委員の割合は、委員612人のうち女性が206人で、37.3%であった。|",
        corrected:
          "女性委員の割合|%||||40.0{0.0}|33.7{0.0}|女性委員の割合は、委員612人のうち女性が206人で、33.7%であった。|"),
      Example(
        "市内27校のうち24校", "of those in town",
        grid: "配置率|%|0|100|93|C|理由|↓市内27校のうち24校に配置した。|①"),
      Example(
        "残りを数えた", "those that are left",
        grid: "配置率|%|0|100|93|C|理由|残る2校（全27校）にも配置する。|①"),
      Example(
        "まだのものを数えた", "those that are still to come",
        grid: "配置率|%|0|100|93|C|理由|全27校のうち未配置は2校である。|①"),
      Example(
        "市内で数えたほかのこと", "other things counted in town",
        grid: "配置率|%|0|100|93|C|理由|市内12地区のうち9地区で説明会を開いた。|①"),
      Example(
        "前年度の率は比べない", "last year's rate is another matter", layout: .texts,
        grid: "女性委員の割合|%||||40.0{0.0}|33.7{0.0}|女性委員の割合は、委員612人のうち女性が206人で、"
          + "昨年度の31.2%から2.5ポイント増加した。"),
      Example(
        "かっこ書きの全数", "the total in brackets",
        grid: "活用率|%|93.0{0.0}|95.0{0.0}|88.4{0.0}|C|理由|申請した191自治会に補助した(全216自治会)。|①"),
      Example(
        "かっこ書きの全数と合わない", "the total in brackets, another rate",
        grid: "活用率|%|93.0{0.0}|95.0{0.0}|84.8{0.0}|C|理由|↓申請した191自治会に補助した(全216自治会)。|①"),
      Example(
        "かっこの中の率", "the rate in brackets", layout: .texts,
        grid: "配置校|校||||27|25|27校中25校（93%）に配置した。|↓27校中25校（89%）に配置した。"),
      Example(
        "前年度の率の添え書き", "last year's rate beside it", layout: .texts,
        grid: "配置校|校||||27|25|27校中25校（前年度89%）に配置した。"),
      Example(
        "％でない指標もある", "of another indicator", layout: .slots,
        grid: """
          加入率|%|62|58|
          説明会の開催地区|地区|9|9|
          ||||
          総括|市内11地区のうち9地区で説明会を開いた。
          """),
      Example(
        "実績が空欄なら比べない", "no actual to compare with",
        grid: "配置率|%|0|100||C|理由|市内全27校中20校に配置した。|①"),
      Example(
        "％の指標がなければ見ない", "nothing to compare with",
        grid: "配置校|校|0|27|25|C|理由|市内全27校中20校で行った。|①"),
      Example(
        "中学校は「中」ではない", "中学校 is no 中",
        grid: "配置率|%|0|100|93|C|理由|全10中学校区に本部を置いた。|①"),
    ],
    check: RatioContradictsRate.check)
}

enum RatioContradictsRate {
  static func check(_ context: RuleContext) -> [Finding] {
    withTable(context) + context.narratives.compactMap { withSentence($0, context) }
      + context.form.allIndicators.flatMap { indicator in
        indicator.values.compactMap { withShare($0, indicator, context) }
      }
  }

  /// A value that is written as 「12人/40人（30.0%）」.
  private static func withShare(
    _ value: IndicatorValue, _ indicator: Indicator, _ context: RuleContext
  ) -> Finding? {
    guard let (ratio, told) = RatioText.withShare(value.raw),
      told.isExact, !ratio.part.approximate, !ratio.whole.approximate,
      case let shares = ratio.part.value.percentages(
        of: ratio.whole.value, scale: told.value.scale),
      let share = shares.first, !shares.contains(told.value)
    else { return nil }
    return context.finding(
      value, of: indicator, message(told, ratio, share), detail: advice,
      evidence: evidence(ratio.part, of: ratio.whole, rate: told.value, calculated: share))
  }

  /// n of N and a percentage of the same indicator in one sentence.
  private static func withSentence(_ narrative: Narrative, _ context: RuleContext) -> Finding? {
    let claimed = narrative.statements.compactMap { statement -> TextFault? in
      guard let indicator = statement.indicator,
        let part = statement.claims.first(where: { $0.quantity == .part }),
        let whole = statement.claims.first(where: { $0.quantity == .whole }),
        let rate = statement.claims.first(where: {
          $0.quantity == .actual && $0.number.range.lowerBound > part.number.range.lowerBound
            && isOfTheYear($0, context)
        }), !rate.number.approximate, !part.number.approximate, !whole.number.approximate,
        let told = rate.number.value(in: "%"),
        rate.number.unit.flatMap(Units.canonicalSpelling) == "%",
        let share = (part.number.value * ExactDecimal(100))
          .divided(by: whole.number.value, scale: told.scale),
        share != told
      else { return nil }
      return TextFault(
        range: part.number.range,
        message: Message(
          ja:
            "「\(indicator.shortName)」の\(rate.written)は、\(part.written)÷\(whole.written) の \(share)% と合いません",
          en: "\(rate.written) of \"\(indicator.shortName)\" is not \(part.written) ÷ "
            + "\(whole.written), which is \(share)%"),
        detail: advice,
        evidence: evidence(part.number, of: whole.number, rate: told, calculated: share),
        // Where the table says the same as the counts, it is the rate that is wrong.
        replacements: indicator.values.contains { $0.value == share }
          ? [
            TextReplacement(
              rate.number.digits,
              share.written(like: narrative.words(rate.number.digits))
            )
          ] : [])
    }
    let beside = narrative.ratios.filter { ratio in
      !claimed.contains { $0.range.overlaps(ratio.range) }
    }.compactMap { ownRate($0, narrative) }
    return context.finding(in: narrative, claimed + beside)
  }

  /// 「27校中25校（93％）」 and 「93％（27校中25校）」, whatever it is the rate of.
  private static func ownRate(_ ratio: RatioText, _ narrative: Narrative) -> TextFault? {
    guard !ratio.part.approximate, !ratio.whole.approximate,
      let rate = narrative.numbers.first(where: { isRate($0, of: ratio, narrative) }),
      let share = ratio.percent(decimals: rate.value.scale),
      (share - rate.value).magnitude > ExactDecimal(units: 1, scale: rate.value.scale)
    else { return nil }
    return TextFault(
      range: rate.range,
      message: message(rate, ratio, share), detail: advice,
      evidence: evidence(ratio.part, of: ratio.whole, rate: rate.value, calculated: share))
  }

  private static func message(
    _ rate: ParsedNumber, _ ratio: RatioText, _ share: ExactDecimal
  ) -> Message {
    let told = Wording.line(rate.text)
    return Message(
      ja: "\(told)は、\(ratio.part.value)÷\(ratio.whole.value) の \(share)% と合いません",
      en: "\(told) is not \(ratio.part.value) ÷ \(ratio.whole.value), which is \(share)%")
  }

  private static let advice: [Message] = [
    .cause(ja: "数か率の書き間違い", en: "count or rate mistyped"),
    .remedy(ja: "2つの数と率を確かめる", en: "check both counts and the rate"),
  ]

  private static func evidence(
    _ part: ParsedNumber, of whole: ParsedNumber, rate: ExactDecimal, calculated share: ExactDecimal
  ) -> [Evidence] {
    [
      Evidence("part", "\(part.value)"), Evidence("whole", "\(whole.value)"),
      Evidence("rate", "\(rate)"), Evidence("calculated", "\(share)"),
    ]
  }

  private static func isRate(
    _ number: ParsedNumber, of ratio: RatioText, _ narrative: Narrative
  ) -> Bool {
    guard number.isExact, number.sign == nil,
      number.unit.flatMap(Units.canonicalSpelling) == "%"
    else { return false }
    if number.range.lowerBound >= ratio.range.upperBound {
      let joint = narrative.words(ratio.range.upperBound..<number.range.lowerBound)
      return joints.contains(joint.filter { !$0.isWhitespace }) || isNamed(joint)
    }
    guard number.range.upperBound <= ratio.range.lowerBound else { return false }
    let joint = Normalization.n2(narrative.words(number.range.upperBound..<ratio.range.lowerBound))
    if joint.hasPrefix("で、"), joint.hasSuffix("対象") || joint.hasSuffix("対象者") {
      return joint.count <= 8 && !joint.contains(where: \.isNumber)
    }
    return joint.hasPrefix("(") && joint.count <= 8
      && !joint.contains { $0.isNumber || "前昨)、。".contains($0) }
  }

  /// 「27校中25校に配置した（配置率93％）」, 「（全216自治会、申請率88.4％）」: the rate by its name.
  private static func isNamed(_ joint: String) -> Bool {
    let parts = Normalization.n2(joint).split(separator: "(", omittingEmptySubsequences: false)
      .flatMap { $0.split(separator: "、", omittingEmptySubsequences: false) }
    guard parts.count == 2, parts[0].isEmpty || joint.contains(where: { "(（".contains($0) }),
      !joint.contains(where: { $0.isNumber || "。)）\n".contains($0) }), parts[0].count <= 30
    else { return false }
    let name = parts[1].hasSuffix("は") ? parts[1].dropLast() : parts[1]
    return (2...10).contains(name.count) && ["率", "割合"].contains(where: name.hasSuffix)
      && !["達成", "進捗", "執行", "目標", "前", "昨", "県", "国", "平均"].contains(where: name.contains)
  }

  private static let joints: Set<String> = [
    "(", "（", "、", "で", "で、", "、率で", "(率", "（率", "、割合は", "＝", "=", "で、その割合は", "であり、その割合は",
    "で、割合は",
  ]

  /// The rate of an earlier year stands beside other counts.
  private static func isOfTheYear(_ claim: Claim, _ context: RuleContext) -> Bool {
    switch claim.time {
    case .unstated: true
    case .earlier: false
    case .fiscalYear(let told): told == context.form.evaluationYear
    }
  }
}
