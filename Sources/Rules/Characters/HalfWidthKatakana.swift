import Forms
import Grid
import Notation

extension Rule {
  /// Katakana of half width.
  static let halfWidthKatakana = Rule(
    id: "CHR-005",
    title: Message(ja: "半角カナ", en: "Half-width katakana"),
    severity: .info,
    why: Message(
      ja: "半角カナは全角と別の文字として扱われ、検索や名寄せから漏れます。",
      en: "Half-width katakana are other characters to a search and when names are matched."),
    condition: Message(
      ja: "記入欄に半角カタカナがある。",
      en: "An input cell holds half-width katakana."),
    remedy: Message(
      ja: "全角カタカナにしてください。", en: "Write full-width katakana."),
    source: "CHR-005（文字）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "濁点のある半角カナ", "with voicing marks",
        grid: "↓ﾎﾞﾗﾝﾃｨｱ数|人|60|70|75|A|-|内容|①",
        corrected: "ボランティア数|人|60|70|75|A|-|内容|①"),
      Example(
        "文章の中", "inside a sentence",
        grid: "参加者数|人|60|70|75|A|-|↓各課のﾃﾞｰﾀを集めた。|①",
        corrected: "参加者数|人|60|70|75|A|-|各課のデータを集めた。|①"),
      Example(
        "全角カナ", "full width", grid: "ボランティア数|人|60|70|75|A|-|ＡＢＣ12|①"),
    ],
    check: HalfWidthKatakana.check)
}

private enum HalfWidthKatakana {
  static func check(_ context: RuleContext) -> [Finding] {
    context.texts.inputs.compactMap { input in
      guard let wanted = HalfWidthKana.fullWidth(input.text) else { return nil }
      let runs = Frequency(HalfWidthKana.runs(in: input.text)).ordered.map(\.value)
      let written = Wording.quoted(runs)
      let wide = Wording.quoted(runs.compactMap(HalfWidthKana.fullWidth))
      // How a person writes a name is that person's matter.
      let edit = input.kind == .person ? nil : input.edit(to: wanted, context)
      return context.finding(
        at: input.location, key: input.key, owner: input.owner,
        Message(ja: "半角カナ\(written.ja)があります", en: "There are half-width katakana: \(written.en)"),
        detail: [
          .written(
            ja: "\(written.ja)　全角では\(wide.ja)", en: "\(written.en), in full width \(wide.en)"),
          .remedy(
            ja: "\(input.location.cell) の半角カナを全角にする",
            en: "write them in full width in \(input.location.cell)"),
        ],
        evidence: [Evidence("text", written.ja), Evidence("wide", wide.ja)],
        fix: edit.map { Fix(.safe, [$0]) })
    }
  }
}
