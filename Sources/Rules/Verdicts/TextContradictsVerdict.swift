import Forms
import Grid
import Notation

extension Rule {
  /// A sentence says reached where the figures say missed, or the other way round.
  static let textContradictsVerdict = Rule(
    id: "VRD-002",
    title: Message(
      ja: "記述の達成/未達成が数値と矛盾", en: "Reached or missed in the text against the figures"),
    severity: .error,
    why: Message(
      ja: "文章と表で達成・未達成が食い違うと、どちらを公表してよいか分かりません。",
      en: "When text and table disagree on the result nobody knows which may be published."),
    condition: Message(
      ja: "指標名を挙げた文（行の指標が1つだけなら、その目標と実績を引いた文も）の最後の述語"
        + "（達成した・未達成だった など）が、その指標の目標と実績の比較と違う。"
        + "「3つの指標のうち2つで目標を達成」の数が違うときも。"
        + "効果や理由の欄では「要確認」として注意。そこでは指標名がなくても、その行の指標が1つだけなら調べる。",
      en:
        "The last verdict of a sentence that names an indicator, or quotes target and actual of the "
        + "row's only one, is not what its target and actual say, or it counts another number of "
        + "indicators reached or missed. In the fields for reasons and effects it is a warning to "
        + "look at; there it may go without a name where the row has one indicator."),
    remedy: Message(
      ja: "目標と実績を確かめ、文章か数値の誤っているほうを直してください。",
      en: "Check target and actual, and correct the text or the figures."),
    source: "VRD-002（評価）",
    scope: .cell,
    examples: [
      Example(
        "名前のない文は要確認", "a sentence without a name: to be looked at",
        grid: "未設置地区|地区|4|2|2|D|↓呼びかけを実施しなかったため、達成されなかった。|内容|①"),
      Example(
        "効果の欄で指標名を挙げた文も要確認", "an effect that names the indicator: to be looked at",
        grid: "加入率|%|60|70|58|C|↓加入率は目標を達成することができた。|内容|①"),
      Example(
        "達成と書いたが未達成", "said to be reached, but missed", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|21
          成果指標の判定|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成
          取組方針の判定|
          達成状況の説明|↓「団体数」は、目標10に対して実績9で目標は達成した。
          """),
      Example(
        "数値どおり", "as the figures say", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|21
          成果指標の判定|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成
          取組方針の判定|
          達成状況の説明|「団体数」は、実績9で未達成だった。⏎「参加者」は、目標を達成した。
          """),
      Example(
        "最後の述語で判定", "the last verdict counts", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|21
          成果指標の判定|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成
          取組方針の判定|
          達成状況の説明|団体数は、市内では目標を達成しているものの、全体では未達成だった。
          """),
      Example(
        "目標の数値を挟む文", "a sentence with the target's figure in between", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|21
          成果指標の判定|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成
          取組方針の判定|
          達成状況の説明|↓団体数は9となり、目標の10を上回った。
          """),
      Example(
        "達成した指標の数", "the number of indicators reached", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|21
          成果指標の判定|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成
          取組方針の判定|
          達成状況の説明|↓2つの成果指標のうち、全てで目標を上回った。
          """),
      Example(
        "達成した指標の数が合う", "the right number", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|21
          成果指標の判定|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成
          取組方針の判定|
          達成状況の説明|2つの成果指標のうち1つで目標を上回り、1つは目標に届かなかった。
          """),
      Example(
        "表にない指標の文は判定しない", "sentences on other things", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|21
          成果指標の判定|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成
          取組方針の判定|
          達成状況の説明|別の計画の指標「認知度」は目標を達成した。
          """),
    ],
    check: TextContradictsVerdict.check)
}

enum TextContradictsVerdict {
  static func check(_ context: RuleContext) -> [Finding] {
    let year = context.form.evaluationYear
    return context.narratives.compactMap { narrative in
      let key = narrative.field.key
      let accounts = ["達成状況", "未達成"].contains { key.contains($0) }
      let explains = ["理由", "効果"].contains { key.contains($0) }
      guard accounts || explains else { return nil }
      let judged = narrative.indicators.compactMap { JudgedIndicator($0, year: year) }
      return finding(narrative, judged, accounts: accounts, explains: explains, context)
    }
  }

  private static func finding(
    _ narrative: Narrative, _ judged: [JudgedIndicator], accounts: Bool, explains: Bool,
    _ context: RuleContext
  ) -> Finding? {
    let (field, record) = (narrative.field, narrative.record)
    let base = field.location.range?.lowerBound ?? 0
    let strangers = accounts ? narrative.strangers : []
    for line in TextLine.sentences(of: field.raw) {
      let (sentence, place) = (String(line.text), line.range)
      let range = base + place.lowerBound..<base + place.upperBound
      if accounts, let counted = miscounted(sentence, narrative, judged) {
        return finding(field, range, sentence, counted.told, counted.set, record, context)
      }
      let isNamed = narrative.mentions.contains {
        place.contains($0.range.lowerBound) && $0.subject != nil
      }
      if let (said, named) = contradicted(place, narrative, judged) {
        // What was reached by an effect may be another thing than the indicator.
        let severity: Severity = accounts ? .error : .warning
        return finding(field, range, sentence, said, named, record, severity, context)
      }
      if let (said, stranger) = contradictingItself(sentence, place, strangers, narrative.year) {
        return finding(field, range, sentence, said, stranger, record, .error, context)
      }
      guard !isNamed, narrative.ownIndicators.count == 1, judged.count == 1,
        let only = judged.first, !sentence.contains("「"),
        let said = VerdictText.isReached(
          sentence, moreIsBetter: only.indicator.direction != .down),
        only.isMet != said
      else { continue }
      // 「目標60人に対して実績66人で、達成できなかった」 quotes the row's only indicator without its name.
      let quotes =
        accounts && only.indicator.ownPlace.map { isQuoted($0, place, narrative) } == true
        && !isTrueOfQuoted(said, place, only, narrative)
      guard explains || quotes else { continue }
      return finding(
        field, range, sentence, said, only, record, quotes ? .error : .warning, context)
    }
    return nil
  }

  /// What a sentence says of the set, where the set's own figures say otherwise, whatever those
  /// without a verdict came to.
  private static func miscounted(
    _ sentence: String, _ narrative: Narrative, _ judged: [JudgedIndicator]
  ) -> (told: VerdictCount, set: [JudgedIndicator])? {
    let aimed = narrative.ownIndicators.filter { indicator in
      indicator.values.contains { [.target, .finalTarget].contains($0.role) && $0.value != nil }
    }
    let places = Set(aimed.map(\.ownPlace))
    let set = judged.filter { places.contains($0.indicator.ownPlace) }
    guard !set.isEmpty else { return nil }
    let wrong = VerdictCount.find(in: sentence).first { told in
      let right = set.count { $0.isMet == told.isReached }
      let possible = right...(right + aimed.count - set.count)
      return told.total.map { $0 == aimed.count } != false
        && !possible.contains(told.count ?? aimed.count)
    }
    return wrong.map { ($0, set) }
  }

  /// The first indicator that a sentence names in full and says the wrong thing of.
  private static func contradicted(
    _ sentence: Range<Int>, _ narrative: Narrative, _ judged: [JudgedIndicator]
  ) -> (said: Bool, judged: JudgedIndicator)? {
    let statements = VerdictStatement.find(
      in: narrative.text, sentence: sentence, mentions: narrative.mentions)
    for statement in statements {
      for mention in statement.mentions {
        guard let place = mention.subject.flatMap({ narrative.indicators[$0].ownPlace }),
          isClear(mention, sentence, narrative) || isQuoted(place, sentence, narrative),
          let named = judged.first(where: { $0.indicator.ownPlace == place })
            ?? quotedWithLastYear(place, sentence, narrative),
          let said = statement.isReached(moreIsBetter: named.indicator.direction != .down),
          named.isMet != said, !isAnotherDirection(statement, named.indicator),
          !isTrueOfQuoted(said, sentence, named, narrative)
        else { continue }
        return (said, named)
      }
    }
    return nil
  }

  /// 「「別の指標」は、目標10人に対して実績8人で目標は達成した」 is wrong whatever the table says.
  private static func contradictingItself(
    _ sentence: String, _ place: Range<Int>, _ strangers: [Stranger], _ year: Int?
  ) -> (said: Bool, judged: JudgedIndicator)? {
    for stranger in strangers
    where stranger.claims.allSatisfy({ place.contains($0.number.range.lowerBound) }) {
      guard let judged = JudgedIndicator(stranger.indicator, year: year),
        let said = VerdictText.isReached(sentence), said != judged.isMet
      else { continue }
      return (said, judged)
    }
    return nil
  }

  /// Named in full, or by a part of the name where the text has only that one to speak of.
  private static func isClear(
    _ mention: NameMention, _ sentence: Range<Int>, _ narrative: Narrative
  ) -> Bool {
    switch mention.match {
    case .exact, .variant: true
    case .shortForm:
      // 「新興住宅地では結成率が目標を達成した」 is of a part.
      narrative.ownIndicators.count == 1 && mention.subject == 0
        && !narrative.words(sentence.lowerBound..<mention.range.lowerBound).contains("では")
    case .near, .none: false
    }
  }

  /// 「目標の115haを下回り、目標を達成した」 knows better which way is meant than the form's default.
  private static func isAnotherDirection(
    _ statement: VerdictStatement, _ indicator: Indicator
  ) -> Bool {
    indicator.directionSource == .formDefault && VerdictText.isReachedBelow(statement.words)
  }
}
