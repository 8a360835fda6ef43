import Forms
import Grid
import Notation

extension Rule {
  /// A choice that the form does not offer.
  static let choiceUnknown = Rule(
    id: "ENM-001",
    title: Message(ja: "選択肢以外の値", en: "Not one of the choices"),
    severity: .error,
    why: Message(
      ja: "選択肢にない値は集計できず、意味も人によって変わります。",
      en: "A value outside the choices cannot be counted and means something else to everyone."),
    condition: Message(
      ja: "択一の欄の値が、全半角と大文字・小文字の違いを除いても選択肢のどれとも一致しない。",
      en: "A cell with choices holds none of them, even with width and case ignored."),
    remedy: Message(
      ja: "選択肢の中から選び直してください。", en: "Choose one of the offered choices."),
    source: "ENM-001（選択肢）",
    scope: .cell,
    examples: [
      Example(
        "選択肢にない評価", "a rating that is not offered",
        grid: "加入率|%|60|70|65|↓F|理由を書いた。|内容を書いた。|①"),
      Example(
        "選択肢の評価", "a rating that is offered",
        grid: "加入率|%|60|70|65|C|理由を書いた。|内容を書いた。|①"),
      Example(
        "全角なら表記のゆれ", "full width is a matter of spelling only",
        grid: "加入率|%|60|70|65|Ｃ|理由を書いた。|内容を書いた。|①"),
    ],
    check: ChoiceUnknown.check)
}

private enum ChoiceUnknown {
  static func check(_ context: RuleContext) -> [Finding] {
    ChoiceField.filled(context).compactMap { choice in
      let (field, options) = (choice.field, choice.options)
      guard choice.match == nil else { return nil }
      let written = Wording.line(field.raw)
      let list = options.joined(separator: "・")
      return context.finding(
        at: field.location, key: field.key, owner: choice.owner,
        Message(
          ja: "「\(written)」は選択肢にありません", en: "\"\(written)\" is not one of the choices"),
        detail: [
          .written(
            ja: "「\(written)」　選択肢 \(list)",
            en: "\"\(written)\", choices \(options.joined(separator: ", "))"),
          .remedy(
            ja: "\(field.location.cell) を選択肢の中から選び直す",
            en: "choose one of them in \(field.location.cell)"),
        ],
        evidence: [Evidence("value", written), Evidence("choices", list)])
    }
  }
}
