import Forms
import Grid
import Notation

extension Rule {
  /// An indicator's name in the text that the table spells otherwise or does not have.
  static let nameUnknown = Rule(
    id: "TXT-002",
    title: Message(
      ja: "指標名が表にない/表記が違う", en: "Indicator named otherwise than in the table"),
    severity: .error,
    why: Message(
      ja: "名前が違うと、読む人はどの指標の説明か確かめられません。",
      en: "With another name a reader cannot tell which indicator is explained."),
    condition: Message(
      ja: "指標の達成状況や未達成の理由を書く欄で、「…」や行頭に挙げた名前が表の指標名と違う。"
        + "似た名前（助詞の置き換えを含む）は注意、修飾語・助詞の有無や略称は情報、表にない名前は誤り。",
      en:
        "In texts that account for indicators, a name in 「…」 or at the head of a line differs from "
        + "the table's. Similar names (a particle replaced, too) are a warning; a qualifier or "
        + "particle left out and short forms a hint; names the table lacks an error."),
    remedy: Message(
      ja: "表の指標名のとおりに書いてください。", en: "Write the name as in the table."),
    source: "TXT-002（文章と表）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "助詞が違う", "another particle", layout: .texts,
        grid: "町内会への加入率|%||||62|58|↓「町内会の加入率」は、目標62%に対し実績58%で未達成だった。",
        corrected: "町内会への加入率|%||||62|58|「町内会への加入率」は、目標62%に対し実績58%で未達成だった。"),
      Example(
        "表にない指標", "no such indicator", layout: .texts,
        grid: "町内会への加入率|%||||62|58|↓「公園の面積」は、目標を達成した。"),
      Example(
        "1字違い", "one character off", layout: .texts,
        grid: "生涯学習講座の受講者数|人||||500|520|"
          + "↓「生涯学習講座の受講車数」は、目標500人に対し実績520人であった。",
        corrected: "生涯学習講座の受講者数|人||||500|520|"
          + "「生涯学習講座の受講者数」は、目標500人に対し実績520人であった。"),
      Example(
        "略した名前は情報", "a short form is a hint", layout: .texts,
        grid: "日本語ボランティア養成講座の参加率|%||||62|58|↓・日本語ボランティア養成講座については、参加者が少なかった。",
        corrected: "日本語ボランティア養成講座の参加率|%||||62|58|・日本語ボランティア養成講座の参加率については、参加者が少なかった。"),
      Example(
        "表のとおり", "as in the table", layout: .texts,
        grid: "町内会への加入率|%||||62|58|「町内会への加入率」は、目標62%に対し実績58%で未達成だった。"),
      Example(
        "指標でないかぎ括弧", "quotes that name no indicator", layout: .texts,
        grid: "町内会への加入率|%||||62|58|「防災の日」に合わせて訓練を行い、参加を呼びかけた。"),
      Example(
        "指標の欄でなければ見ない", "other texts are not judged", layout: .texts,
        grid: "町内会への加入率|%||||62|58||「公園の面積」は、目標を達成した。"),
    ],
    check: NameUnknown.check)
}

private enum NameUnknown {
  static func check(_ context: RuleContext) -> [Finding] {
    let all = context.form.allIndicators.map(\.shortName)
    // Values without a name (REQ-006) may be the ones that the text tells of.
    let isComplete = !context.form.allIndicators.contains {
      !$0.isNamed && $0.numbers.contains { !($0.value?.isZero ?? true) }
    }
    return context.indicatorTexts.compactMap { narrative in
      let lines = narrative.indicatorLines
      let faults = narrative.mentions.compactMap { mention -> TextFault? in
        guard let line = lines.first(where: { $0.contains(mention.range.lowerBound) }) else {
          return nil
        }
        return fault(mention, line, narrative, isComplete ? all : nil)
      }
      return context.finding(in: narrative, faults)
    } + context.form.allIndicators.compactMap { renamed($0, context) }
  }

  /// 「参加率 58.2%」 beside 「加入率 66.1%」 and 「加入率 70.0%」: a cell that names its value otherwise than
  /// the others of the indicator.
  ///
  /// 「82%」 beside 「世帯カバー率 73%」 and 「世帯カバー率 95%」 likewise: whose value it is it does not say.
  private static func renamed(_ indicator: Indicator, _ context: RuleContext) -> Finding? {
    let named = indicator.values.compactMap { value in value.name.map { (value, $0) } }
    guard let usual = Frequency(named.map { Normalization.withoutSpaces($0.1) }).mostFrequent,
      named.count(where: { Normalization.withoutSpaces($0.1) == usual }) > 1
    else { return nil }
    let bare = named.map(\.0).filter(\.isUnlabelled)
    if let first = bare.first, named.count - bare.count > 1 {
      return unlabelled(first, usual, indicator, context)
    }
    guard
      let (value, name) = named.first(where: {
        [.none, .near].contains(NameMatch.of(usual, $0.1))
      })
    else { return nil }
    return context.finding(
      value, of: indicator, severity: .warning,
      Message(
        ja: "「\(name)」は同じ行のほかの欄では「\(usual)」です",
        en: "\"\(name)\" is \"\(usual)\" in the other cells of the row"),
      detail: [
        .remedy(
          ja: "どちらの指標の値かを確かめ、名称をそろえる",
          en: "find out whose value it is, and write one name")
      ],
      evidence: [Evidence("written", name), Evidence("usual", usual)])
  }

  private static func unlabelled(
    _ value: IndicatorValue, _ usual: String, _ indicator: Indicator, _ context: RuleContext
  ) -> Finding {
    context.finding(
      value, of: indicator, severity: .warning,
      Message(
        ja: "同じ行のほかの欄にある「\(usual)」がありません",
        en: "\"\(usual)\", which the other cells of the row have, is missing"),
      detail: [
        .remedy(
          ja: "「\(usual)」の値かを確かめ、名称を書き添える",
          en: "find out whether it is the value of \"\(usual)\", and write the name beside it")
      ],
      evidence: [Evidence("usual", usual)])
  }

  /// - Parameter all: the names of the form's indicators; nil where one of them is missing.
  private static func fault(
    _ mention: NameMention, _ line: Range<Int>, _ narrative: Narrative, _ all: [String]?
  ) -> TextFault? {
    guard mention.form != .plain, LineHead.isAt(mention.range.lowerBound, in: narrative.text) else {
      return nil
    }
    guard let subject = mention.subject else {
      guard let all, mention.form == .quoted, !narrative.ownIndicators.isEmpty,
        isOfIndicator(mention, line, narrative),
        !all.contains(where: { NameMatch.of(mention.text, $0) != .none })
      else { return nil }
      return unknown(mention, narrative)
    }
    let indicator = narrative.indicators[subject]
    if mention.form == .head, isCounted(mention.text, by: indicator.shortName) { return nil }
    let severity: Severity
    let cause: Message
    switch mention.match {
    case .exact, .none: return nil
    case .variant(let replaced):
      severity = replaced ? .warning : .info
      cause =
        replaced
        ? Message(ja: "助詞が置き換わっている", en: "another particle")
        : Message(ja: "修飾語・助詞・表記の違い", en: "a qualifier, a particle or the spelling")
    case .shortForm:
      severity = .info
      cause = Message(ja: "名前を略している", en: "the name is shortened")
    case .near:
      severity = .warning
      cause = Message(ja: "書き間違い、または古い指標名", en: "mistyped, or an old name")
    }
    return TextFault(
      range: mention.range, severity: severity,
      message: Message(
        ja: "文章の「\(mention.text)」は表では「\(indicator.shortName)」です",
        en: "\"\(mention.text)\" in the text is \"\(indicator.shortName)\" in the table"),
      detail: [
        .cause(ja: cause.ja, en: cause.en),
        .remedy(
          ja: "「\(indicator.shortName)」と書く", en: "write \"\(indicator.shortName)\""),
      ],
      evidence: [Evidence("text", mention.text), Evidence("table", indicator.shortName)],
      related: [indicator.nameLocation].compactMap(\.self),
      replacements: [TextReplacement(mention.range, indicator.shortName)])
  }

  /// 「新規就農者は7人で」 speaks of those whom 新規就農者数 counts, and names no indicator.
  private static func isCounted(_ words: String, by name: String) -> Bool {
    func plain(_ text: String) -> String {
      Normalization.n3(text).filter { $0 != "の" }
    }
    let (counted, whole) = (plain(words), plain(name))
    return ["数", "件数", "人数", "回数", "率", "割合", "量", "額", "面積", "延長", "か所数", "箇所数"]
      .contains { whole == counted + $0 }
  }

  private static func unknown(_ mention: NameMention, _ narrative: Narrative) -> TextFault {
    let names = Wording.quoted(narrative.ownIndicators.map(\.shortName))
    return TextFault(
      range: mention.range, severity: .error,
      message: Message(
        ja: "文章の「\(mention.text)」という指標が表にありません",
        en: "The table has no indicator \"\(mention.text)\""),
      detail: [
        .written(
          ja: "文章 「\(mention.text)」　表 \(names.ja)",
          en: "text: \"\(mention.text)\"; table: \(names.en)"),
        .cause(
          ja: "別の施策や前の計画の指標、または指標の行が消えている",
          en: "an indicator of another form or plan, or a row that is gone"),
        .remedy(ja: "表の指標名のとおりに書く", en: "write the name as in the table"),
      ],
      evidence: [Evidence("text", mention.text)],
      related: narrative.ownIndicators.compactMap(\.nameLocation))
  }

  /// Followed by は and the words of an account.
  private static func isOfIndicator(
    _ mention: NameMention, _ line: Range<Int>, _ narrative: Narrative
  ) -> Bool {
    let after = narrative.words(mention.range.upperBound..<line.upperBound).dropFirst()
    let topics = ["は", "が", "については", "について", "に関しては", "の実績", "の目標", "（", "("]
    return topics.contains { after.hasPrefix($0) }
      && ["目標", "実績", "達成"].contains { after.contains($0) }
  }
}

extension IndicatorValue {
  /// A number or a level alone where the form has the name before it; the name it bears is its
  /// neighbours'.
  fileprivate var isUnlabelled: Bool {
    (value != nil || qualitative != nil)
      && CompositeText.parse(raw, scales: QualitativeScale.standard).name == nil
  }
}
