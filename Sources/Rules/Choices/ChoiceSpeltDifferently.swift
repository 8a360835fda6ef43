import Forms
import Grid
import Notation

extension Rule {
  /// A choice in another width or case than the form offers it.
  static let choiceSpeltDifferently = Rule(
    id: "ENM-002",
    title: Message(ja: "選択肢の全半角ゆれ", en: "A choice in another spelling"),
    severity: .warning,
    why: Message(
      ja: "「Ｂ」と「B」は別の値として集計されてしまいます。",
      en: "A full-width Ｂ and B are counted as two different values."),
    condition: Message(
      ja: "全角・半角、大文字・小文字をそろえると選択肢（一覧のある参照では一覧の項目）と一致するが、そのままでは"
        + "一致しない。",
      en: "Equal to a choice, or to an item of the list that a reference points into, only after "
        + "width and case are unified."),
    remedy: Message(
      ja: "選択肢のとおりの文字にしてください。", en: "Write the choice exactly as offered."),
    source: "ENM-002（選択肢）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "全角の評価", "a full-width rating",
        grid: "加入率|%|60|70|65|↓Ｂ|理由を書いた。|内容を書いた。|①",
        corrected: "加入率|%|60|70|65|B|理由を書いた。|内容を書いた。|①"),
      Example(
        "小文字の評価", "a lower-case rating",
        grid: "加入率|%|60|70|65|↓c|理由を書いた。|内容を書いた。|①",
        corrected: "加入率|%|60|70|65|C|理由を書いた。|内容を書いた。|①"),
      Example(
        "全角の参照", "a full-width reference", layout: .principles,
        grid: """
          章|第1章 コミュニティ
          節|第4節
          《基本方針の一覧》
          1-4-1 人権尊重の推進
          1-4-2 男女共同参画の促進
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|1-4-1 人権尊重の推進
          計画を作った。|意見を生かした。|↓１-４-２ 男女共同参画の促進
          """,
        corrected: """
          章|第1章 コミュニティ
          節|第4節
          《基本方針の一覧》
          1-4-1 人権尊重の推進
          1-4-2 男女共同参画の促進
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|1-4-1 人権尊重の推進
          計画を作った。|意見を生かした。|1-4-2 男女共同参画の促進
          """),
      Example(
        "選択肢のとおり", "exactly as offered",
        grid: "加入率|%|60|70|65|B|理由を書いた。|内容を書いた。|①"),
    ],
    check: ChoiceSpeltDifferently.check)
}

private enum ChoiceSpeltDifferently {
  static func check(_ context: RuleContext) -> [Finding] {
    (ChoiceField.filled(context) + ChoiceField.references(context)).compactMap { choice in
      let (field, options) = (choice.field, choice.options)
      let written = trimmed(field.raw)
      // Spaces at the ends alone are CHR-003.
      guard !options.contains(written), let option = choice.match else { return nil }
      let edit = context.edit(field.location, to: .text(option))
      return context.finding(
        at: field.location, key: field.key, owner: choice.owner,
        Message(
          ja: "選択肢「\(option)」が別の文字で書かれています",
          en: "The choice \"\(option)\" is written in other characters"),
        detail: [
          .written(
            ja: "「\(Wording.line(written))」　選択肢 「\(option)」",
            en: "\"\(Wording.line(written))\", the choice is \"\(option)\""),
          .cause(ja: "全角・半角や大文字・小文字の違い", en: "another width or case"),
          .remedy(
            ja: "\(field.location.cell) を「\(option)」にする",
            en: "make \(field.location.cell) \"\(option)\""),
        ],
        evidence: [Evidence("value", written), Evidence("choice", option)],
        fix: edit.map { Fix(.safe, [$0]) })
    }
  }
}
