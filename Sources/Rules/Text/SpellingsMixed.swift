import Forms
import Grid
import Notation

extension Rule {
  /// 取り組み here, 取組 there.
  static let spellingsMixed = Rule(
    id: "TXT-015",
    title: Message(ja: "表記ゆれ", en: "One word in several spellings"),
    severity: .info,
    why: Message(
      ja: "同じ文書で表記がそろっていないと、読みにくく検索でも漏れます。",
      en: "Mixed spellings read badly, and searches miss some of them."),
    condition: Message(
      ja: "ブックの文章に、同じ組（取り組み・取組み・取組／箇所・か所／子供・子ども・こども／及び・および／等・など／"
        + "目標は達した・達成した）の表記が2つ以上ある。少ないほうを最初の場所で1件にまとめる。",
      en:
        "The texts of the book use several spellings of one group. The rarer ones are one finding "
        + "at their first place."),
    remedy: Message(ja: "どれか1つの表記にそろえてください。", en: "Use one spelling throughout."),
    source: "TXT-015（文章と表）",
    fixSafety: .unsafe,
    scope: .form,
    examples: [
      Example(
        "取り組みと取組", "two spellings", layout: .texts,
        grid: "利用者数|人||||520|541|各地区の取り組みと市の取り組みを紹介した。|↓新たな取組を始めた。",
        corrected: "利用者数|人||||520|541|各地区の取り組みと市の取り組みを紹介した。|新たな取り組みを始めた。"),
      Example(
        "そろっている", "one spelling", layout: .texts,
        grid: "利用者数|人||||520|541|各地区の取り組みを紹介した。|新たな取り組みを始めた。"),
      Example(
        "等級や平等は「等」ではない", "等 inside a word", layout: .texts,
        grid: "利用者数|人||||520|541|男女平等の啓発と高等学校での講座などを行った。"),
    ],
    check: SpellingsMixed.check)
}

private enum SpellingsMixed {
  static func check(_ context: RuleContext) -> [Finding] {
    let groups = SpellingGroup.all.map { group in
      context.narratives.flatMap { narrative in
        group.uses(in: narrative.text).map {
          WordUse(
            field: narrative.field, owner: narrative.owner, range: $0.range, word: $0.spelling)
        }
      }
    }
    return context.findings(mixed: groups, sparesNames: true)
  }
}
