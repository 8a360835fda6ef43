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
  private struct Use {
    var narrative: Narrative
    var range: Range<Int>
    var spelling: String
  }

  static func check(_ context: RuleContext) -> [Finding] {
    var byCell: [Location: (narrative: Narrative, faults: [TextFault])] = [:]
    let names = context.form.allIndicators.map(\.shortName).filter { !$0.isEmpty }
    for group in SpellingGroup.all {
      let uses = context.narratives.flatMap { narrative in
        group.uses(in: narrative.text).map {
          Use(narrative: narrative, range: $0.range, spelling: $0.spelling)
        }
      }
      let counts = Frequency(uses.map(\.spelling))
      guard counts.ordered.count > 1, let standard = counts.mostFrequent else { continue }
      let deviating = uses.filter { $0.spelling != standard }
      guard let first = deviating.first else { continue }
      let fault = fault(first, deviating, counts, standard, names: names)
      byCell[first.narrative.field.location, default: (first.narrative, [])].faults.append(fault)
    }
    return byCell.values.compactMap { context.finding(in: $0.narrative, $0.faults) }
      .sorted { $0.location < $1.location }
  }

  private static func fault(
    _ first: Use, _ deviating: [Use], _ counts: Frequency<String>, _ standard: String,
    names: [String]
  ) -> TextFault {
    let list = counts.ordered.map { "\($0.value)×\($0.count)" }.joined(separator: "・")
    let fixed = fixedRanges(first.narrative.text, names)
    let here = deviating.filter { use in
      use.narrative.field.location == first.narrative.field.location
        && !fixed.contains { $0.overlaps(use.range) }
    }
    var cells: [Location] = []
    for use in deviating where !cells.contains(use.narrative.field.location) {
      cells.append(use.narrative.field.location)
    }
    return TextFault(
      range: first.range,
      message: Message(
        ja: "「\(first.spelling)」と「\(standard)」が混ざっています（\(list)）",
        en: "\"\(first.spelling)\" and \"\(standard)\" are mixed (\(list))"),
      detail: [
        .written(
          ja: cells.map { "\($0.sheet)!\($0.cell)" }.joined(separator: "、"),
          en: cells.map { "\($0.sheet)!\($0.cell)" }.joined(separator: ", ")),
        .remedy(ja: "多いほうの「\(standard)」にそろえる", en: "write \"\(standard)\", the more frequent one"),
      ],
      evidence: counts.ordered.map { Evidence("spelling", "\($0.value) \($0.count)") },
      related: Array(cells.dropFirst()), replacements: here.map { ($0.range, standard) })
  }

  /// Titles in quotes and names of the table are spelt as they are called.
  private static func fixedRanges(_ text: String, _ names: [String]) -> [Range<Int>] {
    var ranges = names.flatMap { TextSearch.places(of: $0, in: text) }
    var open: Int?
    var offset = 0
    for character in text {
      if "「『".contains(character) { open = open ?? offset }
      offset += character.utf8.count
      if "」』".contains(character), let start = open {
        ranges.append(start..<offset)
        open = nil
      }
    }
    return ranges
  }
}
