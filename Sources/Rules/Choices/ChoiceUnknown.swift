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
        "値の欄なら欠損を表す語", "words that stand for no value elsewhere",
        grid: "加入率|%|60|70|65|↓廃止|理由を書いた。|内容を書いた。|①\n"
          + "受診率|%|60|70|65|↓X|理由を書いた。|内容を書いた。|①"),
      Example(
        "まだ決まらない評価", "not yet rated",
        grid: "加入率|%|60|70|65|-|理由を書いた。|内容を書いた。|①"),
      Example(
        "選択肢の評価", "a rating that is offered",
        grid: "加入率|%|60|70|65|C|理由を書いた。|内容を書いた。|①"),
      Example(
        "書き足した箱に印", "a tick in a box of one's own", layout: .ticks,
        grid: "交流の推進|↓□全て達成 □一部未達成 □全て未達成 ■概ね達成|参加者が減った。"),
      Example(
        "全角なら表記のゆれ", "full width is a matter of spelling only",
        grid: "加入率|%|60|70|65|Ｃ|理由を書いた。|内容を書いた。|①"),
    ],
    check: ChoiceUnknown.check)
}

private enum ChoiceUnknown {
  static func check(_ context: RuleContext) -> [Finding] {
    let words = ChoiceField.filled(context).filter { $0.match == nil }.map { choice in
      finding(choice.field, choice.field.raw, at: choice.field.location, choice.owner, context)
    }
    let ticks = TickQuestion.all(context).flatMap { question in
      question.ticks.ticked.filter { $0.option == nil }.map { box in
        finding(question.field, box.label, at: box.location, question.record.owner, context)
      }
    }
    return words + ticks
  }

  private static func finding(
    _ field: Field, _ raw: String, at location: Location, _ owner: String, _ context: RuleContext
  ) -> Finding {
    let written = Wording.line(raw)
    let options = field.type.options
    let list = options.joined(separator: "・")
    return context.finding(
      at: location, key: field.key, owner: owner,
      Message(
        ja: "「\(written)」は選択肢にありません", en: "\"\(written)\" is not one of the choices"),
      detail: [
        .written(
          ja: "「\(written)」　選択肢 \(list)",
          en: "\"\(written)\", choices \(options.joined(separator: ", "))"),
        .remedy(
          ja: "\(location.cell) を選択肢の中から選び直す",
          en: "choose one of them in \(location.cell)"),
      ],
      evidence: [Evidence("value", written), Evidence("choices", list)])
  }
}
