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
      ja: "指標名を挙げた文の最後の述語（達成した・未達成だった など）が、その指標の目標と実績の比較と違う。"
        + "効果や理由の欄では「要確認」として注意。そこでは指標名がなくても、その行の指標が1つだけなら調べる。",
      en:
        "The last verdict of a sentence that names an indicator is not what its target and actual "
        + "say. In the fields for reasons and effects it is a warning to look at; there it may go "
        + "without a name where the row has one indicator."),
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

private enum TextContradictsVerdict {
  static func check(_ context: RuleContext) -> [Finding] {
    let year = context.form.evaluationYear
    var seen: Set<Location> = []
    return context.form.allRecords.flatMap { record -> [Finding] in
      let texts = record.fields.filter {
        $0.key.hasPrefix("本文.") && !$0.filledDown && !$0.isEmpty
          && seen.insert($0.location).inserted
      }
      guard !texts.isEmpty, let near = context.form.indicators(near: record) else { return [] }
      let judged = near.compactMap { JudgedIndicator($0, year: year) }
      return texts.compactMap { finding($0, judged, near.count, record, context) }
    }
  }

  private static func finding(
    _ field: Field, _ judged: [JudgedIndicator], _ count: Int, _ record: Record,
    _ context: RuleContext
  ) -> Finding? {
    let accounts = ["達成状況", "未達成"].contains { field.key.contains($0) }
    let explains = ["理由", "効果"].contains { field.key.contains($0) }
    guard accounts || explains else { return nil }
    let base = field.location.range?.lowerBound ?? 0
    for sentence in field.raw.split(whereSeparator: { $0.isNewline || $0 == "。" }) {
      let start = field.raw.utf8.distance(from: field.raw.startIndex, to: sentence.startIndex)
      let range = base + start..<base + start + sentence.utf8.count
      let named = named(in: String(sentence), judged)
      let isFalling = (named ?? judged.first)?.indicator.direction == .down
      guard let said = VerdictText.isReached(String(sentence), moreIsBetter: !isFalling)
      else { continue }
      if let named {
        guard named.isMet != said else { continue }
        // What was reached by an effect may be another thing than the indicator.
        let severity: Severity = accounts ? .error : .warning
        return finding(field, range, String(sentence), said, named, record, severity, context)
      }
      guard explains, count == 1, let only = judged.first, only.isMet != said,
        !sentence.contains("「")
      else { continue }
      return finding(field, range, String(sentence), said, only, record, .warning, context)
    }
    return nil
  }

  /// The indicator that a sentence names, the longest name first.
  private static func named(in sentence: String, _ judged: [JudgedIndicator]) -> JudgedIndicator? {
    let plain = Normalization.withoutSpaces(Normalization.n2(sentence))
    let hits = judged.compactMap { one -> (JudgedIndicator, Int)? in
      let name = Normalization.withoutSpaces(
        Normalization.withoutQualifier(Normalization.n2(one.indicator.shortName)))
      return name.utf8.count >= 6 && plain.contains(name) ? (one, name.utf8.count) : nil
    }
    return hits.max { $0.1 < $1.1 }?.0
  }

  private static func finding(
    _ field: Field, _ range: Range<Int>, _ sentence: String, _ said: Bool,
    _ judged: JudgedIndicator, _ record: Record, _ severity: Severity, _ context: RuleContext
  ) -> Finding {
    let words = (
      said: Message(ja: said ? "達成" : "未達成", en: said ? "reached" : "missed"),
      right: Message(ja: said ? "未達成" : "達成", en: said ? "missed" : "reached")
    )
    var place = field.location
    place.range = range
    let isSure = severity == .error
    let name = judged.indicator.shortName
    return context.finding(
      at: place, key: field.key, owner: record.owner, severity: severity,
      Message(
        ja: (isSure ? "" : "要確認: ")
          + "文章では「\(words.said.ja)」ですが、「\(name)」は数値では\(words.right.ja)です",
        en: (isSure ? "The" : "To be looked at: the")
          + " text says \(words.said.en), but by its figures \"\(name)\" was \(words.right.en)"),
      detail: [
        .written(
          ja: Wording.quoted(Wording.line(sentence)), en: "\"\(Wording.line(sentence))\""),
        judged.line,
        .remedy(
          ja: isSure
            ? "\(field.location.cell) の文章か、目標・実績の誤っているほうを直す"
            : "何が達成されなかった（達成された）のかを文章に書き、指標のことなら数値を確かめる",
          en: isSure
            ? "correct the text in \(field.location.cell), or target and actual"
            : "say in the text what was reached or missed; if it is the indicator, check its figures"
        ),
      ],
      evidence: [Evidence("text", words.said.en), Evidence("verdict", words.right.en)],
      related: judged.related)
  }
}
