import Forms
import Grid
import Notation

extension Rule {
  /// One name with and without a space in it.
  static let nameSpacesMixed = Rule(
    id: "REF-008",
    title: Message(ja: "氏名の空白ゆれ", en: "Spaces in a name"),
    severity: .info,
    why: Message(
      ja: "空白の有無が違うと、同じ人が別の人として数えられます。",
      en: "With and without a space one person counts as two."),
    condition: Message(
      ja: "記入者・課長などの欄の同じ氏名・職氏名で、空白の入れ方だけが違う（文字は比べるだけで変えない）。",
      en: "The same name or post in the fields of writers and heads differs only in its spaces "
        + "(letters are compared, never changed)."),
    remedy: Message(ja: "空白の入れ方をそろえてください。", en: "Use one spacing."),
    source: "REF-008（参照）",
    fixSafety: .safe,
    scope: .form,
    examples: [
      Example(
        "空白のある表が1つ", "a space in one table", layout: .departments,
        grid: """
          人権|市民課|企画課|市民部次長 甲乙 丙
          国際|市民課|企画課|市民部次長 甲乙 丙
          広報|市民課|企画課|↓市民部次長 甲乙丙、参事 丁
          """,
        corrected: """
          人権|市民課|企画課|市民部次長 甲乙 丙
          国際|市民課|企画課|市民部次長 甲乙 丙
          広報|市民課|企画課|市民部次長 甲乙 丙、参事 丁
          """),
      Example(
        "同じ書き方", "one spacing", layout: .departments,
        grid: """
          人権|市民課|企画課|市民部次長 甲乙 丙
          国際|市民課|企画課|市民部次長 甲乙 丙
          """),
      Example(
        "別の人", "other people", layout: .departments,
        grid: """
          人権|市民課|企画課|市民部次長 甲乙 丙
          国際|市民課|企画課|市民部次長 甲乙 丁
          """),
    ],
    check: NameSpacesMixed.check)
}

private enum NameSpacesMixed {
  private struct Use {
    var field: Field
    var entry: NameList.Entry
  }

  private static let keys: Set<String> = [
    "所管.記入者", "所管.作成者", "所管.主管課長", "所管.課長", "所管.担当者", "所管.責任者",
  ]

  static func check(_ context: RuleContext) -> [Finding] {
    var names: [String: [Use]] = [:]
    var order: [String] = []
    for text in context.texts.filled where keys.contains(text.field.key) {
      for entry in NameList.entries(text.field.raw, dots: false) {
        let key = Normalization.withoutSpaces(entry.text)
        if names[key] == nil { order.append(key) }
        names[key, default: []].append(Use(field: text.field, entry: entry))
      }
    }
    return order.compactMap { finding($0, names[$0] ?? [], context) }
  }

  private static func finding(_ name: String, _ uses: [Use], _ context: RuleContext) -> Finding? {
    let counts = Frequency(uses.map { spelling($0.entry.text) })
    guard counts.ordered.count > 1, let usual = counts.mostFrequent,
      let standard = uses.first(where: { spelling($0.entry.text) == usual })
    else { return nil }
    let deviating = uses.filter { spelling($0.entry.text) != usual }
    guard let first = deviating.first else { return nil }
    let edits = deviating.compactMap { edit($0, to: standard.entry.text, context) }
    return context.finding(
      at: first.field.location.stretch(first.entry.range), key: first.field.key, owner: name,
      Message(
        ja: "同じ氏名の空白の入れ方が違います", en: "One name is written with different spaces"),
      detail: [
        .written(
          ja: "\(first.field.location.cell)　ほかの欄 \(standard.field.location.cell)",
          en: "\(first.field.location.cell), otherwise than in \(standard.field.location.cell)"),
        .remedy(
          ja: "\(first.field.location.cell) の空白をほかの欄とそろえる",
          en: "use the same spaces in \(first.field.location.cell)"),
      ],
      related: deviating.dropFirst().map(\.field.location) + [standard.field.location],
      fix: edits.isEmpty ? nil : Fix(.safe, edits))
  }

  /// Where the spaces are, whichever kind they are; the letters stay as they are.
  private static func spelling(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Only where the letters are the very same: a variant of a character is never touched.
  private static func edit(_ use: Use, to standard: String, _ context: RuleContext) -> CellEdit? {
    func letters(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }
    guard letters(use.entry.text) == letters(standard), use.field.location.range == nil
    else { return nil }
    return context.edit(
      use.field.location,
      to: .text(use.field.raw.replacing(utf8: use.entry.range, with: standard)))
  }
}
