import Forms
import Grid
import Notation

extension Rule {
  /// Katakana of half width, and the marks of the same width.
  static let halfWidthKatakana = Rule(
    id: "CHR-005",
    title: Message(ja: "半角カナ", en: "Half-width katakana"),
    severity: .info,
    why: Message(
      ja: "半角カナと半角の句読点は全角と別の文字として扱われ、検索や名寄せから漏れます。",
      en:
        "Half-width katakana and marks are other characters to a search and when names are matched."
    ),
    condition: Message(
      ja: "記入欄に半角カタカナか、半角の句読点・かぎ括弧・中点（｡､｢｣･）がある。",
      en: "An input cell holds half-width katakana or marks (｡､｢｣･)."),
    remedy: Message(
      ja: "全角で書いてください。", en: "Write them in full width."),
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
        "半角の句読点", "marks alone",
        grid: "参加者数|人|60|70|75|A|-|↓市民課､企画課と｢防災･減災｣の会を開いた｡|①",
        corrected: "参加者数|人|60|70|75|A|-|市民課、企画課と「防災・減災」の会を開いた。|①"),
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
        Message(
          ja: "半角カナ・半角の句読点\(written.ja)があります",
          en: "There are half-width katakana or marks: \(written.en)"),
        detail: [
          .written(
            ja: "\(written.ja)　全角では\(wide.ja)", en: "\(written.en), in full width \(wide.en)"),
          .remedy(
            ja: "\(input.location.cell) の\(written.ja)を全角にする",
            en: "write them in full width in \(input.location.cell)"),
        ],
        evidence: [Evidence("text", written.ja), Evidence("wide", wide.ja)],
        fix: edit.map { Fix(.safe, [$0]) })
    }
  }
}
