import Forms
import Grid
import Notation

/// How VRD-002 is told: of one indicator, and of how many there are.
extension TextContradictsVerdict {
  static func finding(
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

  static func finding(
    _ field: Field, _ range: Range<Int>, _ sentence: String, _ told: VerdictCount,
    _ judged: [JudgedIndicator], _ record: Record, _ context: RuleContext
  ) -> Finding {
    var place = field.location
    place.range = range
    let right = judged.count { $0.isMet == told.isReached }
    let word = told.isReached ? (ja: "達成", en: "reached") : (ja: "未達成", en: "missed")
    let count = told.count.map { (ja: "\($0)つ", en: "\($0)") } ?? (ja: "全て", en: "all")
    return context.finding(
      at: place, key: field.key, owner: record.owner,
      Message(
        ja: "文章では\(word.ja)の指標は\(count.ja)ですが、数値では\(right)つです",
        en: "The text says that \(count.en) of the indicators were \(word.en), but by the figures "
          + "it is \(right)"),
      detail: [
        .written(
          ja: Wording.quoted(Wording.line(sentence)), en: "\"\(Wording.line(sentence))\"")
      ] + judged.map(\.line) + [
        .remedy(
          ja: "\(field.location.cell) の文章か、目標・実績の誤っているほうを直す",
          en: "correct the text in \(field.location.cell), or target and actual")
      ],
      evidence: [Evidence("text", count.en), Evidence("counted", "\(right)")],
      related: judged.flatMap(\.related))
  }
}
