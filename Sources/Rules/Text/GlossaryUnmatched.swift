import Forms
import Grid
import Notation

extension Rule {
  /// A word marked as explained that is not, or explained and never marked.
  static let glossaryUnmatched = Rule(
    id: "TXT-020",
    title: Message(ja: "用語解説の対応", en: "Marked words and their explanations"),
    severity: .info,
    why: Message(
      ja: "印があるのに説明がないと、読む人は用語を探し回ることになります。",
      en: "A mark without its explanation sends readers looking for it."),
    condition: Message(
      ja: "用語の説明（※ 用語：説明）がある様式で、本文の「用語*」に説明がない、または説明した用語に印がない。1つの用語につき1件。",
      en: "In a form that explains words (※ word：…), a marked 「word*」 has no explanation, or an "
        + "explained word bears no mark anywhere. One finding for each word."),
    remedy: Message(
      ja: "説明か印を補うか、要らないほうを消してください。", en: "Add what is missing, or take the other one out."),
    source: "TXT-020（文章と表）",
    scope: .form,
    examples: [
      Example(
        "説明がない", "not explained", layout: .glossary,
        grid: "財政|↓自主財源*の確保と市債*の管理が必要です。|※ 市債：資金を調達するときに負う債務。"),
      Example(
        "印がない", "not marked", layout: .glossary,
        grid: "財政|自主財源の確保と市債*の管理が必要です。|↓※ 市債：資金を調達するときに負う債務。⏎※ 自主財源：自ら収入する財源。"),
      Example(
        "対応している", "all of them match", layout: .glossary,
        grid: "財政|自主財源*の確保と市債＊の管理が必要です。|※ 市債：資金を調達するときに負う債務。⏎※自主財源：自ら収入する財源。"),
      Example(
        "番号のある印", "numbered marks", layout: .glossary,
        grid: "財政|自主財源※1の確保と市債※2の管理が必要です。|※1 自主財源：自ら収入する財源。⏎※2 市債：資金を調達するときに負う債務。"),
      Example(
        "別の施策の用語", "explained elsewhere in the form", layout: .glossary,
        grid: "財政|市債*の管理が必要です。|※ 市債：資金を調達するときに負う債務。\n公債|市債*の残高を減らします。|"),
      Example(
        "用語の説明でない※と掛け算", "notes and products", layout: .glossary,
        grid: "財政|※比率が低いほど健全です。3*4人で算定しました。|"),
      Example(
        "説明のない様式", "a form without explanations", layout: .glossary,
        grid: "財政|市債*の管理が必要です。|"),
    ],
    check: GlossaryUnmatched.check)
}

private enum GlossaryUnmatched {
  static func check(_ context: RuleContext) -> [Finding] {
    let inputs = context.texts.inputs
    let explained = inputs.flatMap { input in
      GlossaryText.definitions(in: input.text).map { (input: input, definition: $0) }
    }
    guard !explained.isEmpty else { return [] }
    let marked = inputs.flatMap { input in
      GlossaryText.marks(in: input.text).map { (input: input, mark: $0) }
    }
    let used = explained.map { one in marked.contains { one.definition.explains($0.mark) } }
    // Where no mark leads to any explanation, the signs are used for something else.
    guard used.contains(true) else { return [] }
    let glossaries = zip(explained, used).filter(\.1).map { Place($0.0.input.location) }
    var told: Set<String> = []
    let lonely = zip(explained, used).filter { one, isUsed in
      !isUsed && glossaries.contains(Place(one.input.location))
        && told.insert(one.definition.word).inserted
    }.map { one, _ in (input: one.input, fault: unmarked(one.definition)) }
    let places = Frequency(explained.map(\.input.location)).ordered.map(\.value)
    let open = marked.filter { one in
      !explained.contains { $0.definition.explains(one.mark) }
        && told.insert(one.mark.word).inserted
    }.map { (input: $0.input, fault: unexplained($0.mark, Array(places.prefix(3)))) }
    return findings(lonely + open, context)
  }

  private static func findings(
    _ faults: [(input: InputText, fault: TextFault)], _ context: RuleContext
  ) -> [Finding] {
    let cells = Dictionary(grouping: faults) { Place($0.input.location) }
    return cells.values.compactMap { here in
      here.first.flatMap { first in
        context.finding(
          at: first.input.location, key: first.input.key, owner: first.input.owner,
          here.map(\.fault))
      }
    }.sorted { $0.location < $1.location }
  }

  private static func unexplained(
    _ mark: GlossaryText.Mark, _ glossaries: [Location]
  ) -> TextFault {
    TextFault(
      range: mark.range,
      message: Message(
        ja: "「\(mark.word)」に印がありますが、説明（※）がありません",
        en: "\"\(mark.word)\" is marked but nowhere explained"),
      detail: [
        .remedy(
          ja: "用語の欄に「\(mark.word)」の説明を書くか、印を消す",
          en: "explain \(mark.word), or take the mark away")
      ],
      evidence: [Evidence("word", mark.word)], related: glossaries)
  }

  private static func unmarked(_ definition: GlossaryText.Definition) -> TextFault {
    TextFault(
      range: definition.range,
      message: Message(
        ja: "「\(definition.word)」の説明がありますが、本文のどこにも印がありません",
        en: "\"\(definition.word)\" is explained, but no text marks it"),
      detail: [
        .remedy(
          ja: "本文の「\(definition.word)」に印を付けるか、説明を消す",
          en: "mark \(definition.word) in the text, or take the explanation out")
      ],
      evidence: [Evidence("word", definition.word)])
  }
}

extension ExampleLayout {
  /// Measures with their issues and the words explained below them.
  fileprivate static let glossary = ExampleLayout(
    name: "例", headings: "施策名|現状と課題|用語",
    tags: "{{#施策}}{{施策.名称}}|{{本文.現状と課題}}|{{本文.用語}}{{/施策}}", settings: [])
}
