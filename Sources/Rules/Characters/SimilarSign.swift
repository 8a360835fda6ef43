import Forms
import Grid
import Notation

extension Rule {
  /// 人□ for 人口, 協カ with a katakana.
  static let similarSign = Rule(
    id: "CHR-009",
    title: Message(ja: "似た字の誤り候補", en: "A sign for one that looks like it"),
    severity: .info,
    why: Message(
      ja: "見た目が同じでも別の字なので、検索にも並べ替えにもかかりません。",
      en: "It looks right, but neither searching nor sorting finds it."),
    condition: Message(
      ja: "記入欄に、前後の字から別の字の誤りとみられる字がある（人□→人口、力ード→カード、協カ→協力、コミュ二ティ→コミュニティ、"
        + "センタ一ビル→センタービル、第ー→第一、1O0→100）。人名は対象外。",
      en:
        "An input cell holds a sign that, by its neighbours, must be another one that looks like it: "
        + "人□ for 人口, 力ード for カード, 協カ for 協力, 1O0 for 100. Names of persons are not judged."),
    remedy: Message(ja: "正しい字を入力し直してください。", en: "Type the right sign."),
    source: "CHR-009（文字）",
    scope: .cell,
    examples: [
      Example(
        "人口の口", "a box for 口", grid: "↓世帯人□|人|60|70|75|A|-|内容|①"),
      Example(
        "カタカナと漢字", "katakana and kanji",
        grid: "↓世帯力 バー率|％|60|70|75|A|-|↓コミュ二ティの協カを得た。|①"),
      Example(
        "数字の中の字", "letters among digits",
        grid: "参加者数|人|60|70|75|A|-|↓1O0人が参加し、第ー回より増えた。|①"),
      Example(
        "正しい字", "the right signs",
        grid: "電力メーター設置率|％|60|70|75|A|-|力点を置き、センター一覧を一カ所にまとめ、CO2を二酸化炭素と書いた。|①"),
      Example(
        "カタカナの語に続く漢字", "kanji behind katakana",
        grid: "アピール力|点|60|70|75|A|-|サービス一覧、チーム一丸、3カ所、体力テスト、労働力カード、ニ・三の例|①"),
      Example(
        "番号の中の字", "a code", grid: "参加者数|人|60|70|75|A|-|整理番号A1O2、3O4-5|①"),
    ],
    check: SimilarSign.check)
}

private enum SimilarSign {
  static func check(_ context: RuleContext) -> [Finding] {
    context.texts.inputs.compactMap { input in
      guard input.kind != .person else { return nil }
      let signs = LookalikeSign.find(in: input.text)
      return context.finding(
        at: input.location, key: input.key, owner: input.owner, signs.map(fault))
    }
  }

  private static func fault(_ sign: LookalikeSign) -> TextFault {
    TextFault(
      range: sign.range,
      message: Message(
        ja: "「\(sign.written)」は「\(sign.meant)」（\(sign.word)）の誤りではありませんか",
        en: "\"\(sign.written)\" seems to stand for \"\(sign.meant)\" (\(sign.word))"),
      detail: [
        .cause(ja: "形の似た字の入力や文字の読み取り（OCR）の誤り", en: "mistyped, or misread by a machine"),
        .remedy(ja: "「\(sign.word)」と入力し直す", en: "type \(sign.word)"),
      ],
      evidence: [Evidence("written", sign.written), Evidence("meant", sign.meant)])
  }
}
