import Forms
import Grid
import Notation

extension Rule {
  /// 「その他（NPO）」 where the form offers その他.
  static let choiceWithDetail = Rule(
    id: "ENM-009",
    title: Message(ja: "「その他」と詳細の混在", en: "Other, with its detail in the same cell"),
    severity: .warning,
    why: Message(
      ja: "「その他（…）」は書く人ごとに違う値になり、「その他」として数えられません。",
      en: "Every detail makes another value, and none is counted as other."),
    condition: Message(
      ja: "択一の欄に、選択肢の「その他」にかっこやコロンで詳細を付けて書いている。",
      en: "A cell with choices holds the choice その他 with a detail in brackets or after a colon."),
    remedy: Message(
      ja: "欄には「その他」だけを書き、詳細は備考などの欄に書いてください。",
      en: "Write その他 alone, and the detail in another cell."),
    source: "ENM-009（選択肢）",
    scope: .cell,
    examples: [
      Example(
        "かっこの詳細", "a detail in brackets", layout: .partners,
        grid: "講座の受講者数|↓その他（NPO）|"),
      Example(
        "コロンの詳細", "a detail after a colon", layout: .partners,
        grid: "講座の受講者数|↓その他：地元の商店|"),
      Example("その他だけ", "other alone", layout: .partners, grid: "講座の受講者数|その他|NPO"),
      Example("ほかの選択肢", "another choice", layout: .partners, grid: "講座の受講者数|市民|"),
      Example(
        "「その他」のない様式", "a form without other", layout: .choices, grid: "加入率|A|その他（NPO）"),
    ],
    check: ChoiceWithDetail.check)
}

private enum ChoiceWithDetail {
  private static let other = "その他"

  static func check(_ context: RuleContext) -> [Finding] {
    ChoiceField.filled(context).compactMap { choice in
      let text = Normalization.n2(choice.field.raw)
      guard choice.options.contains(other), choice.match == nil, text.hasPrefix(other),
        let mark = text.dropFirst(other.count).first, "(:".contains(mark)
      else { return nil }
      let written = Wording.line(choice.field.raw)
      let place = choice.field.location
      return context.finding(
        at: place, key: choice.field.key, owner: choice.owner,
        Message(
          ja: "「\(written)」は、選択肢の「その他」に詳細を書き足しています",
          en: "\"\(written)\" adds a detail to the choice その他"),
        detail: [
          .remedy(
            ja: "\(place.cell) を「その他」にし、詳細は備考などの欄に書く",
            en: "make \(place.cell) \"その他\", and write the detail in another cell")
        ],
        evidence: [Evidence("value", written)])
    }
  }
}
