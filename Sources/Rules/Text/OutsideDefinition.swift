import Forms
import Grid
import Notation

extension Rule {
  /// An indicator of universities is said to be met because of an agreement with a high school.
  static let outsideDefinition = Rule(
    id: "TXT-023",
    title: Message(ja: "定義外の対象を計上", en: "Something else counted"),
    severity: .warning,
    why: Message(
      ja: "指標の定義に入らないものを数えると、実績が実際より良く見えます。",
      en: "What the indicator does not mean makes its actual look better than it is."),
    condition: Message(
      ja: "指標名が学校の種類（大学・短大、高校、中学校、小学校、幼稚園・保育園）を言い、その指標を説明する文が別の種類だけを挙げている。",
      en:
        "The name says which kind of school is counted, and the sentence that accounts for it names "
        + "schools of another kind only."),
    remedy: Message(
      ja: "数えたものが指標の定義に入るか確かめ、入らなければ実績と文章を直してください。",
      en: "Check that what was counted is what the indicator means; correct actual and text if not."
    ),
    source: "TXT-023（文章と表）",
    scope: .cell,
    examples: [
      Example(
        "大学の指標に高校", "a high school for universities", layout: .texts,
        grid: "連携している大学・短大数|校||||6|7|"
          + "↓・「連携している大学・短大数」は、県立みどり高等学校と協定を結んだため、目標6校に対して実績7校で目標は達成した。"),
      Example(
        "同じ種類", "the same kind", layout: .texts,
        grid: "連携している大学・短大数|校||||6|7|"
          + "・「連携している大学・短大数」は、みどり大学と協定を結んだため、目標6校に対して実績7校で目標は達成した。"),
      Example(
        "両方を挙げる", "both", layout: .texts,
        grid: "連携している大学・短大数|校||||6|7|"
          + "・「連携している大学・短大数」は、みどり大学と附属高等学校に働きかけ、目標6校に対して実績7校で目標は達成した。"),
      Example(
        "小中学校", "primary and lower secondary", layout: .texts,
        grid: "改修した小中学校数|校||||6|7|"
          + "・「改修した小中学校数」は、みどり小学校の改修を終え、目標6校に対して実績7校で目標は達成した。"),
      Example(
        "別の話題の文", "another subject", layout: .texts,
        grid: "連携している大学・短大数|校||||6|7|・県立みどり高等学校と協定を結んだ。"),
    ],
    check: OutsideDefinition.check)
}

private enum OutsideDefinition {
  /// What is counted in schools; the words of one line mean the same kind.
  private static let kinds = [
    ["大学", "短大", "短期大学"],
    ["高等学校", "高校"],
    ["中学校", "小中学校", "小・中学校"],
    ["小学校", "小中学校", "小・中学校"],
    ["幼稚園", "保育園", "保育所", "こども園"],
  ]

  static func check(_ context: RuleContext) -> [Finding] {
    context.findings { faults(in: $0) }
  }

  private static func faults(in narrative: Narrative) -> [TextFault] {
    narrative.mentions.compactMap { mention in
      guard mention.form == .quoted, let subject = mention.subject else { return nil }
      let indicator = narrative.indicators[subject]
      let meant = Set(kinds.indices.filter { names(indicator.shortName, kinds[$0]) })
      guard !meant.isEmpty else { return nil }
      // Only words that account for a value: up to the end of the sentence, which has numbers.
      let rest = narrative.words(mention.range.upperBound..<narrative.text.utf8.count)
      let sentence = String(rest.prefix { $0 != "。" && !$0.isNewline })
      guard !NumberText.find(in: sentence).isEmpty,
        !meant.contains(where: { names(sentence, kinds[$0]) }),
        let other = kinds.indices.first(where: { !meant.contains($0) && names(sentence, kinds[$0]) }
        ),
        let word = kinds[other].first(where: { sentence.contains($0) }),
        let place = TextSearch.places(of: word, in: sentence).first
      else { return nil }
      let start = mention.range.upperBound + place.lowerBound
      return fault(indicator, word, start..<start + place.count)
    }
  }

  private static func names(_ text: String, _ words: [String]) -> Bool {
    let plain = Normalization.n2(text)
    return words.contains { plain.contains($0) }
  }

  private static func fault(
    _ indicator: Indicator, _ word: String, _ range: Range<Int>
  ) -> TextFault {
    TextFault(
      range: range,
      message: Message(
        ja: "指標「\(indicator.shortName)」の説明に「\(word)」があります",
        en: "The account of \"\(indicator.shortName)\" names \(word)"),
      detail: [
        .cause(
          ja: "指標の定義に入らないものを数えた", en: "something was counted that the indicator does not mean"),
        .remedy(
          ja: "「\(word)」が「\(indicator.shortName)」に入るか確かめる",
          en: "check whether \(word) belongs to \"\(indicator.shortName)\""),
      ],
      evidence: [Evidence("text", word), Evidence("indicator", indicator.shortName)],
      related: [indicator.nameLocation].compactMap(\.self))
  }
}
