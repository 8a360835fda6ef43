import Forms
import Grid
import Notation

extension Rule {
  /// A circled number of another kind than ①–⑳.
  static let circledNumberLookalike = Rule(
    id: "CHR-006",
    title: Message(ja: "丸数字の類似字", en: "Look-alikes of circled numbers"),
    severity: .warning,
    why: Message(
      ja: "➁ や ❷ は ② と別の文字です。番号の対応や件数の集計で一致しません。",
      en: "➁ and ❷ are other characters than ②: numbers do not match and counts go wrong."),
    condition: Message(
      ja: "記入欄に ①～⑳ に似た別の丸数字（➀ ❶ ➊ ⓵ など）がある。",
      en: "An input cell holds a look-alike of ①–⑳: ➀, ❶, ➊, ⓵ and the like."),
    remedy: Message(
      ja: "①～⑳ で書いてください。", en: "Write ①–⑳."),
    source: "CHR-006（文字）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "文章の中の類似字", "in a text",
        grid: "参加者数|人|60|70|75|A|-|↓➀説明会 ❷相談会|①",
        corrected: "参加者数|人|60|70|75|A|-|①説明会 ②相談会|①"),
      Example(
        "本来の丸数字と括弧数字", "the usual ones, and numbers in brackets",
        grid: "参加者数|人|60|70|75|A|-|①説明会 ⑴相談会|①"),
    ],
    check: CircledNumberLookalike.check)
}

private enum CircledNumberLookalike {
  static func check(_ context: RuleContext) -> [Finding] {
    context.texts.inputs.compactMap { input in
      guard let wanted = Glyphs.withUsualCircles(input.text) else { return nil }
      let signs = input.text.unicodeScalars.filter { Glyphs.usualCircle(of: $0) != nil }
      let pairs = Frequency(signs).ordered.map(\.value)
      let written = pairs.map { String(Character($0)) }.joined()
      let usual = pairs.compactMap { Glyphs.usualCircle(of: $0) }.joined()
      let edit = input.edit(to: wanted, context)
      return context.finding(
        at: input.location, key: input.key, owner: input.owner,
        Message(
          ja: "丸数字に似た別の字「\(written)」があります",
          en: "\"\(written)\" only look like circled numbers"),
        detail: [
          .written(ja: "「\(written)」　本来は「\(usual)」", en: "\"\(written)\" for \"\(usual)\""),
          .cause(ja: "ほかのソフトや Web からの貼り付け", en: "pasted from another program"),
          .remedy(
            ja: "\(input.location.cell) の「\(written)」を「\(usual)」にする",
            en: "write \"\(usual)\" in \(input.location.cell)"),
        ],
        evidence: [Evidence("characters", written), Evidence("usual", usual)],
        fix: edit.map { Fix(.safe, [$0]) })
    }
  }
}
