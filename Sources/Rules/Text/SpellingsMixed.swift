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
        + "目標は達した・達成した）の表記が2つ以上ある。少ないほうを最初の場所で1件にまとめる。"
        + "かぎ括弧の中の名称・指標名・複合語の中は数えない。",
      en:
        "The texts of the book use several spellings of one group. The rarer ones are one finding "
        + "at their first place. Names (in 「」, of indicators, inside compounds) do not count."),
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
        "どの欄も直す", "all cells are corrected", layout: .texts,
        grid:
          "利用者数|人||||520|541|各地区の取り組みと市の取り組みと町の取り組みを紹介した。|↓新たな取組を始め、取組みを続けた。",
        corrected:
          "利用者数|人||||520|541|各地区の取り組みと市の取り組みと町の取り組みを紹介した。|新たな取り組みを始め、取り組みを続けた。"),
      Example(
        "名称の中", "inside names", layout: .texts,
        grid: "利用者数|人||||520|541|「子ども・子育て会議」と公共施設等総合管理計画に基づく。|子供などが参加した。"),
      Example(
        "等級や平等は「等」ではない", "等 inside a word", layout: .texts,
        grid: "利用者数|人||||520|541|男女平等の啓発と高等学校での講座などを行った。"),
    ],
    check: SpellingsMixed.check)
}

private enum SpellingsMixed {
  static func check(_ context: RuleContext) -> [Finding] {
    let indicators = Set(context.form.allIndicators.map(\.shortName)).subtracting([""])
    let groups = SpellingGroup.all.map { group in
      // A name that holds none of the words covers none.
      let names = indicators.filter(group.mayStand)
      return context.narratives.flatMap { narrative -> [WordUse] in
        let uses = group.uses(in: narrative.text)
        guard !uses.isEmpty else { return [] }
        let named = places(of: names, in: narrative.text)
        return uses.compactMap { range, word in
          let isName = named.contains { $0.overlaps(range) }
          guard !isName, !isInsideCompound(word, range, narrative.text) else { return nil }
          return WordUse(field: narrative.field, owner: narrative.owner, range: range, word: word)
        }
      }
    }
    return context.findings(mixed: groups)
  }

  /// 等 of 「公共施設等総合管理計画」 is a part of the word.
  private static func isInsideCompound(_ word: String, _ range: Range<Int>, _ text: String) -> Bool
  {
    guard word.count == 1 else { return false }
    let rest = text.utf8Text(range.upperBound..<text.utf8.count)
    return rest.unicodeScalars.first?.properties.isIdeographic ?? false
  }

  /// Where a text calls something by its name, which is spelt as it is: titles in quotes and
  /// indicators.
  private static func places(of names: Set<String>, in text: String) -> [Range<Int>] {
    var ranges = names.flatMap { TextSearch.places(of: $0, in: text) }
    var open: Int?
    var offset = 0
    for scalar in text.unicodeScalars {
      if scalar == "「" || scalar == "『" { open = open ?? offset }
      offset += UTF8.width(scalar)
      if scalar == "」" || scalar == "』", let start = open {
        ranges.append(start..<offset)
        open = nil
      }
    }
    return ranges
  }
}
