import Forms
import Grid
import Notation

extension Rule {
  /// One facility, two ways to write its name.
  static let nameQuotedDifferently = Rule(
    id: "TXT-021",
    title: Message(ja: "名称の引用揺れ", en: "One name quoted in two ways"),
    severity: .warning,
    why: Message(
      ja: "同じ施設や制度の名前が違う書き方だと、別のものと受け取られます。",
      en: "A name written in two ways is taken for two things."),
    condition: Message(
      ja: "同じ名称が、かぎ括弧の位置を変えて（「○○センターふらっと」と ○○センター「ふらっと」）、空白・中点や"
        + "ひらがな・カタカナを変えて、または県名の漢字とかなを変えて書かれている。1つの名称につき1件。"
        + "かぎ括弧があったりなかったりするだけのものは除く。",
      en: "One name with 「」 around different parts, with other spaces, dots or kana, or with the "
        + "prefecture in kanji here and in kana there. A name merely with and without 「」 is fine."),
    remedy: Message(ja: "正式な名称にそろえてください。", en: "Use the official name throughout."),
    source: "TXT-021（文章と表）",
    fixSafety: .unsafe,
    scope: .form,
    examples: [
      Example(
        "かぎ括弧の位置", "quotes around another part", layout: .texts,
        grid: "利用者数|人||||520|541|「推進センターふらっと」の利用を促した。|↓推進センター「ふらっと」で講座を開いた。",
        corrected: "利用者数|人||||520|541|「推進センターふらっと」の利用を促した。|「推進センターふらっと」で講座を開いた。"),
      Example(
        "県名の漢字とかな", "the prefecture in two scripts", layout: .texts,
        grid: "利用者数|人||||520|541|栃木協働アドバイザーと研修した。|↓例年依頼していたとちぎ協働アドバイザーが欠席した。",
        corrected: "利用者数|人||||520|541|栃木協働アドバイザーと研修した。|例年依頼していた栃木協働アドバイザーが欠席した。"),
      Example(
        "空白の有無", "with and without a space", layout: .texts,
        grid: "利用者数|人||||520|541|「まちづくり応援団」を結成した。|↓「まちづくり 応援団」が清掃した。",
        corrected: "利用者数|人||||520|541|「まちづくり応援団」を結成した。|「まちづくり応援団」が清掃した。"),
      Example(
        "括弧の有無だけ", "only with and without quotes", layout: .texts,
        grid: "利用者数|人||||520|541|「まちづくりセンター」を開設した。|まちづくりセンターで講座を開いた。"),
      Example(
        "県と市の別の名", "prefecture and city offices", layout: .texts,
        grid: "利用者数|人||||520|541|栃木県立高等学校と栃木市立図書館で講座を開いた。|とちぎ食育推進員が参加した。"),
    ],
    check: NameQuotedDifferently.check)
}

private enum NameQuotedDifferently {
  static func check(_ context: RuleContext) -> [Finding] {
    let uses = context.texts.filled.flatMap { filled in
      ProperName.find(in: filled.field.raw).map { name in
        (
          name.key,
          // Half-width kana are CHR-005's.
          WordUse(
            field: filled.field, owner: filled.owner, range: name.range,
            word: HalfWidthKana.fullWidth(name.spelling) ?? name.spelling)
        )
      }
    }
    let groups = Dictionary(grouping: uses, by: \.0)
    let names = Frequency(uses.map(\.0)).ordered.map(\.value).filter { $0.count >= 4 }
    return context.findings(mixed: names.map { (groups[$0] ?? []).map(\.1) })
  }
}
