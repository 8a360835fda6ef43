import Forms
import Grid
import Notation

extension Rule {
  /// Spaces or line breaks before or after a cell's text.
  static let spacesAtEnds = Rule(
    id: "CHR-003",
    title: Message(ja: "前後の空白・全角空白", en: "Spaces at the ends of a cell"),
    severity: .info,
    why: Message(
      ja: "目に見えない空白があると、同じ名称が検索や照合で別のものになります。",
      en: "Invisible spaces make equal names different when they are searched or matched."),
    condition: Message(
      ja: "記入欄の文字列の前後に空白・全角空白・改行がある（数式と、文章の段落の字下げは対象外）。",
      en: "The text of an input cell begins or ends with spaces, full-width spaces or line breaks "
        + "(not in formulas, and not the indent of a paragraph)."),
    remedy: Message(ja: "前後の空白を消してください。", en: "Remove the spaces."),
    source: "CHR-003（文字）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "後ろの空白", "a space behind",
        grid: "↓\"加入率 \"|%|60|70|75|A|-|内容|①",
        corrected: "加入率|%|60|70|75|A|-|内容|①"),
      Example(
        "前後の全角空白", "full-width spaces on both sides",
        grid: "加入率|%|60|70|75|A|-|↓\"　内容　\"|①",
        corrected: "加入率|%|60|70|75|A|-|内容|①"),
      Example(
        "文章の字下げは残す", "the indent of a paragraph stays",
        grid: "加入率|%|60|70|75|A|-|\"　説明会を開いた。⏎　資料を配った。\"|①"),
      Example(
        "字下げを残して末尾だけ消す", "only the end goes",
        grid: "加入率|%|60|70|75|A|-|↓\"　説明会を開いた。⏎　資料を配った。 \"|①",
        corrected: "加入率|%|60|70|75|A|-|\"　説明会を開いた。⏎　資料を配った。\"|①"),
      Example(
        "途中の空白", "spaces inside",
        grid: "加入率|%|60|70|75|A|-|令和4年度　説明会|①"),
    ],
    check: SpacesAtEnds.check)
}

private enum SpacesAtEnds {
  static func check(_ context: RuleContext) -> [Finding] {
    context.texts.inputs.compactMap { input in
      let wanted = withoutSpaces(input.text)
      guard wanted != input.text, !wanted.isEmpty else { return nil }
      return finding(input.location, input.key, input.owner, input.text, wanted, context)
    }
  }

  /// A full-width space before a paragraph is its indent.
  private static func withoutSpaces(_ text: String) -> String {
    let bare = trimmed(text)
    let isParagraph = bare.contains("。") || bare.hasLineBreak
    return isParagraph && text.first == "\u{3000}" ? "\u{3000}" + bare : bare
  }

  private static func finding(
    _ place: Location, _ key: String, _ owner: String, _ text: String, _ wanted: String,
    _ context: RuleContext
  ) -> Finding {
    let leading = text.prefix { $0.isWhitespace }.count - wanted.prefix { $0.isWhitespace }.count
    let trailing = text.reversed().prefix { $0.isWhitespace }.count
    let edit = context.edit(place, to: .text(wanted))
    return context.finding(
      at: place, key: key, owner: owner,
      Message(
        ja: "文字列の前後に空白があります", en: "The text has spaces at its ends"),
      detail: [
        .written(
          ja: "「\(Wording.line(wanted))」の前に \(leading) 字・後ろに \(trailing) 字の空白",
          en: "\(leading) before and \(trailing) after \"\(Wording.line(wanted))\""),
        .remedy(ja: "\(place.cell) の前後の空白を消す", en: "remove them from \(place.cell)"),
      ],
      evidence: [Evidence("leading", "\(leading)"), Evidence("trailing", "\(trailing)")],
      fix: edit.map { Fix(.safe, [$0]) })
  }
}
