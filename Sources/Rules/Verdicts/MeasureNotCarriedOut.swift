import Forms
import Grid
import Notation

extension Rule {
  /// All measures are said to be carried out, while the text tells of one that was not.
  static let measureNotCarriedOut = Rule(
    id: "VRD-006",
    title: Message(
      ja: "取組方針 全て達成 と否定表現", en: "All measures done, but the text says otherwise"),
    severity: .warning,
    why: Message(
      ja: "実施しなかった取組があるのに全て達成とすると、判定の根拠を説明できません。",
      en: "All done, with a measure that was not, cannot be explained."),
    condition: Message(
      ja: "取組方針の判定が「全て達成」で、取組方針の達成状況の文章に、実施できなかった・中止・見送り・未実施・"
        + "延期などの表現がある。ほかの文章にあるときは情報。再開した・中止せず、は対象外。",
      en: "The verdict on the measures is all reached, and their text says that something was not "
        + "carried out, cancelled, put off or postponed. In other texts it is a hint only. Resumed "
        + "or not cancelled does not count."),
    remedy: Message(
      ja: "取組方針に挙げた取組かどうかを確かめ、判定か文章を直してください。",
      en: "Check whether it was one of the measures, and correct verdict or text."),
    source: "VRD-006（評価）",
    scope: .form,
    examples: [
      Example(
        "実施できなかった取組", "a measure that could not be carried out", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|20
          成果指標の判定|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成
          取組方針の判定|↓■ 全て達成⏎□ 一部未達成⏎□ 全て未達成
          達成状況の説明|・訪問団の受入れは実施できなかった。
          """),
      Example(
        "指標の欄の表現は情報", "in the part on indicators it is a hint", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|20
          成果指標の判定|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成
          取組方針の判定|↓■ 全て達成⏎□ 一部未達成⏎□ 全て未達成
          達成状況の説明|【取組方針達成状況】⏎・交流会を開いた。⏎【成果指標達成状況】⏎・団体数は、大会の中止により未達成だった。
          """),
      Example(
        "再開した", "resumed", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|20
          成果指標の判定|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成
          取組方針の判定|■ 全て達成⏎□ 一部未達成⏎□ 全て未達成
          達成状況の説明|・中止していた交流会を再開した。
          """),
      Example(
        "一部未達成ならそのとおり", "some missed, as told", layout: .verdicts,
        grid: """
          団体数|10|9
          参加者|20|20
          成果指標の判定|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成
          取組方針の判定|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成
          達成状況の説明|・訪問団の受入れは実施できなかった。
          """),
    ],
    check: MeasureNotCarriedOut.check)
}

private enum MeasureNotCarriedOut {
  private static let words = [
    "実施できなかった", "実施することができなかった", "実施できず", "実施しなかった", "実施に至らなかった", "開催できなかった",
    "開催できず", "見送", "未実施", "中止", "延期",
  ]
  /// With these in the sentence, what was put off has come about after all, or is only spoken of.
  private static let relieving = [
    "再開", "中止せず", "中止することなく", "延期せず", "見送ることなく", "中止していた", "延期していた", "見送っていた",
  ]

  static func check(_ context: RuleContext) -> [Finding] {
    VerdictQuestion.all(context).compactMap { question -> Finding? in
      guard !question.isOnIndicators, question.verdict == .all else { return nil }
      let texts = question.record.fields.filter {
        $0.key.hasPrefix("本文.") && !$0.filledDown && !$0.key.hasSuffix("取組方針")
      }
      let found = texts.flatMap(hits)
      guard let first = found.first(where: \.isOnMeasures) ?? found.first else { return nil }
      return finding(question, first, found, context)
    }
  }

  private struct Hit {
    var field: Field
    var sentence: String
    var word: String
    /// In the part of the text that accounts for the measures.
    var isOnMeasures: Bool
    var range: Range<Int>
  }

  private static func hits(in field: Field) -> [Hit] {
    let accounts = field.key.contains("達成状況") || field.heading.contains("達成状況")
    var isOnMeasures = accounts
    var hits: [Hit] = []
    let start = field.location.range?.lowerBound ?? 0
    for line in TextLine.lines(of: field.raw) {
      let plain = trimmed(String(line.text))
      if plain.hasPrefix("【"), plain.hasSuffix("】") {
        isOnMeasures = accounts && plain.contains("方針")
      }
      for sentence in line.text.split(separator: "。")
      where !relieving.contains(where: sentence.contains) {
        guard let word = words.first(where: { sentence.contains($0) }) else { continue }
        hits.append(
          Hit(
            field: field, sentence: Wording.line(String(sentence)), word: word,
            isOnMeasures: isOnMeasures,
            range: start + line.range.lowerBound..<start + line.range.upperBound))
        break
      }
    }
    return hits
  }

  private static func finding(
    _ question: VerdictQuestion, _ first: Hit, _ hits: [Hit], _ context: RuleContext
  ) -> Finding {
    let related = hits.map { hit in
      var place = hit.field.location
      place.range = hit.range
      return place
    }
    return context.finding(
      at: question.place, key: question.field.key, owner: question.record.owner,
      severity: first.isOnMeasures ? .warning : .info,
      Message(
        ja: "取組方針は「\(question.answer)」ですが、文章に「\(first.word)」があります",
        en: "The measures are \"\(question.answer)\", but the text says \"\(first.word)\""),
      detail: [
        .written(
          ja: "\(first.field.location.cell)\(Wording.quoted(first.sentence))",
          en: "\(first.field.location.cell) \"\(first.sentence)\""),
        .remedy(
          ja: "取組方針に挙げた取組なら \(question.place.cell) の判定を直す",
          en: "if it is one of the measures, correct the verdict in \(question.place.cell)"),
      ],
      evidence: [Evidence("ticked", question.answer), Evidence("expression", first.word)],
      related: related)
  }
}
