import Forms
import Grid
import Notation

extension Rule {
  /// "9 of 11 districts … the remaining 3".
  static let partsMissTotal = Rule(
    id: "NUM-021",
    title: Message(ja: "内訳数と総数", en: "Parts and their total"),
    severity: .warning,
    why: Message(
      ja: "済んだ数と残りの数を足して全体にならないと、どれが正しいか分かりません。",
      en: "Where done and left do not make the whole, nobody knows which is right."),
    condition: Message(
      ja: "「11地区中9地区…残り2地区」のように全体・済んだ数・残りを書いた文で、済んだ数と残りの和が全体と違う。",
      en:
        "A text gives the whole, the part and the rest (残り, 残る), and part and rest do not make the "
        + "whole."),
    remedy: Message(ja: "三つの数を確かめてください。", en: "Check the three numbers."),
    source: "NUM-021（数値）",
    scope: .cell,
    examples: [
      Example(
        "合わない残り", "a rest that does not fit", layout: .texts,
        grid: "設立地区数|地区||||9|9|↓市内11地区中9地区で設立されたが、残り3地区の支援が必要である。"),
      Example(
        "合っている残り", "one that fits", layout: .texts,
        grid: "設立地区数|地区||||9|9|市内11地区中9地区で設立されたが、残り2地区の支援が必要である。"),
      Example(
        "残りの一部", "some of the rest", layout: .texts,
        grid: "設立地区数|地区||||9|9|市内11地区中9地区で設立された。残りのうち1地区は来年度に設立する。"),
      Example(
        "ほかの単位", "another unit", layout: .texts,
        grid: "設立地区数|地区||||9|9|市内11地区中9地区で設立されたが、残り3か月で支援を終える。"),
    ],
    check: PartsMissTotal.check)
}

private enum PartsMissTotal {
  private static let joints: Set<String> = [
    "残り", "残りの", "残る", "残り、", "残り約", "未設置", "未設置の", "未実施", "未実施の",
  ]

  static func check(_ context: RuleContext) -> [Finding] {
    context.findings { narrative in
      narrative.ratios.compactMap { ratio in
        rest(of: ratio, narrative).flatMap { fault(ratio, $0) }
      }
    }
  }

  /// The first number of the same unit behind 残り, in the same paragraph.
  private static func rest(of ratio: RatioText, _ narrative: Narrative) -> ParsedNumber? {
    guard let unit = ratio.unit.flatMap({ Units.lookup($0) }), !ratio.part.approximate,
      !ratio.whole.approximate,
      let next = narrative.numbers.first(where: { $0.range.lowerBound >= ratio.range.upperBound }),
      next.unit.flatMap({ Units.lookup($0) })?.isSame(as: unit) == true, !next.approximate
    else { return nil }
    let between = narrative.words(ratio.range.upperBound..<next.range.lowerBound)
    guard !between.hasLineBreak,
      joints.contains(where: { between.hasSuffix($0) })
    else { return nil }
    return next
  }

  private static func fault(_ ratio: RatioText, _ rest: ParsedNumber) -> TextFault? {
    let (whole, part) = (ratio.whole.value, ratio.part.value)
    guard part + rest.value != whole else { return nil }
    let unit = ratio.unit ?? ""
    return TextFault(
      range: ratio.range.lowerBound..<rest.range.upperBound,
      message: Message(
        ja: "\(part)と残り\(rest.value)を足すと\(part + rest.value)で、全体の\(whole)\(unit)と合いません",
        en: "\(part) and the rest of \(rest.value) make \(part + rest.value), not \(whole)"),
      detail: [
        .written(
          ja: "全体 \(whole)\(unit)　済み \(part)\(unit)　残り \(rest.value)\(unit)",
          en: "whole \(whole), part \(part), rest \(rest.value)"),
        .remedy(
          ja: "残りは \(whole - part)\(unit) になる。三つの数を確かめる",
          en: "the rest would be \(whole - part); check the three numbers"),
      ],
      evidence: [
        Evidence("whole", whole.description), Evidence("part", part.description),
        Evidence("rest", rest.value.description),
      ])
  }
}
