import Forms
import Grid
import Notation

extension Rule {
  /// A name or unit with spaces or line breaks inside a word.
  static let wordBrokenForLooks = Rule(
    id: "CHR-004",
    title: Message(ja: "語中の体裁用空白/改行", en: "A word broken for looks"),
    severity: .warning,
    why: Message(
      ja: "「加 入 率」と「加入率」は検索でも集計でも別のものになります。",
      en: "A name drawn out with spaces is another name to a search and to a total."),
    condition: Message(
      ja: "名称・単位の欄で、1字ずつ空白で離した語がある、または語の途中（カタカナ語の中、1字だけの行、"
        + "ほかのセルでは1語の漢字の間）に空白か改行がある。",
      en:
        "A name or unit holds single characters with spaces between, or a gap or line break inside a "
        + "word (within katakana, a line of one character, ideographs that are a word in other cells)."
    ),
    remedy: Message(
      ja: "空白と改行を消してください。間隔はセルの書式（均等割り付け）で整えます。",
      en: "Remove them; spread the text with the cell format instead."),
    source: "CHR-004（文字）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "1字ずつ離した名称", "a name drawn out",
        grid: "↓加 入 率|%|60|70|75|A|-|内容|①",
        corrected: "加入率|%|60|70|75|A|-|内容|①"),
      Example(
        "カタカナ語の途中の改行", "a katakana word over two lines",
        grid: "↓アダプト・プロ⏎グラム数|件|60|70|75|A|-|内容|①",
        corrected: "アダプト・プログラム数|件|60|70|75|A|-|内容|①"),
      Example(
        "ほかのセルでは1語", "a word in other cells",
        grid: "↓公民館の利用⏎者数|人|60|70|75|A|-|利用者への案内を配った。|①",
        corrected: "公民館の利用者数|人|60|70|75|A|-|利用者への案内を配った。|①"),
      Example(
        "離した単位", "a unit drawn out",
        grid: "登録数|↓団　体|60|70|75|A|-|内容|①",
        corrected: "登録数|団体|60|70|75|A|-|内容|①"),
      Example(
        "語の切れ目の改行と括弧の前の改行", "line breaks between words and before brackets",
        grid: """
          地域づくり協議会の⏎事業数|件|60|70|75|A|-|内容|①
          貸出点数⏎(本・CD)|点|60|70|75|A|-|内容|①
          """),
      Example(
        "語の間の空白", "a space between words",
        grid: "市民満足度 全体|%|60|70|75|A|-|国 県 市|①"),
    ],
    check: WordBrokenForLooks.check)
}

private enum WordBrokenForLooks {
  /// One office's name; a list of them has gaps of its own.
  private static func isOffice(_ input: InputText) -> Bool {
    ["所管.主管課", "所管.担当課"].contains(input.key) && input.kind == .other
  }

  static func check(_ context: RuleContext) -> [Finding] {
    let inputs = context.texts.inputs
    return inputs.compactMap { input in
      guard input.kind == .name || input.kind == .unit || isOffice(input) else { return nil }
      let others = inputs.lazy.filter { $0.location != input.location }
      let joined = BrokenWord.joined(trimmed(input.text)) { pair in
        others.contains { BrokenWord.isWord(pair, in: $0.text) }
      }
      guard let joined else { return nil }
      let edit = input.edit(to: joined, context)
      let cell = input.location.cell
      let word = Wording.line(joined)
      return context.finding(
        at: input.location, key: input.key, owner: input.owner,
        Message(
          ja: "「\(word)」の途中に空白か改行があります",
          en: "\"\(word)\" is broken by spaces or a line break"),
        detail: [
          .written(
            ja: "「\(Wording.marked(input.text))」　つなげると「\(word)」",
            en: "\"\(Wording.marked(input.text))\", joined \"\(word)\""),
          .cause(ja: "見た目の幅をそろえるため", en: "to fill the width of the cell"),
          .remedy(ja: "\(cell) を「\(word)」にする", en: "make \(cell) \"\(word)\""),
        ],
        evidence: [Evidence("text", input.text), Evidence("joined", joined)],
        fix: edit.map { Fix(.unsafe, [$0]) })
    }
  }
}
