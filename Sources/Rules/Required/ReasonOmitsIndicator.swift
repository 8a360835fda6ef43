import Forms
import Grid
import Notation

extension Rule {
  /// A missed target that the reasons do not speak of.
  static let reasonOmitsIndicator = Rule(
    id: "REQ-008",
    title: Message(
      ja: "未達成指標が理由欄に出てこない", en: "A missed indicator is not among the reasons"),
    severity: .error,
    why: Message(
      ja: "理由のない未達成の指標が残り、説明が足りないと受け取られます。",
      en: "One missed target stays unexplained."),
    condition: Message(
      ja: "未達成の指標の名前（修飾語・助詞の違いや略称、似た名前を含む）が、理由の欄に出てこない。",
      en: "The name of a missed indicator, its short forms and likenesses included, does not occur "
        + "in the reasons."),
    remedy: Message(
      ja: "その指標の理由を、指標名を挙げて書き足してください。",
      en: "Add the reason for that indicator, naming it."),
    source: "REQ-008（必須項目）",
    scope: .indicator,
    examples: [
      Example(
        "別のことだけが書かれている", "only other things", layout: .texts,
        grid: "町内会への加入率|%||||62|58|||↓・講座の開催数については、講師の都合により減少した。"),
      Example(
        "名前がある", "named", layout: .texts,
        grid: "町内会への加入率|%||||62|58|||・「町内会への加入率」は、転入者の加入が進まなかった。"),
      Example(
        "助詞が違う名前", "named with another particle", layout: .texts,
        grid: "町内会への加入率|%||||62|58|||・町内会の加入率は、転入者の加入が進まなかった。"),
      Example(
        "略した名前", "a short form", layout: .texts,
        grid: "日本語ボランティア養成講座の定員に対する参加率|%||||62|58|||・日本語ボランティア養成講座については、参加者が少なかった。"),
      Example(
        "番号で挙げてある", "named by its number", layout: .texts,
        grid: "①町内会への加入率|%||||62|58|||・指標①は、転入者が少なかった。"),
      Example(
        "達成していれば挙げなくてよい", "met, need not be named", layout: .texts,
        grid: "町内会への加入率|%||||62|64|||・講座の開催数については、講師の都合により減少した。"),
    ],
    check: ReasonOmitsIndicator.check)
}

private enum ReasonOmitsIndicator {
  static func check(_ context: RuleContext) -> [Finding] {
    ReasonText.all(context).filter { !$0.isMissing }.compactMap { reason in
      let numbers = numbered(reason)
      let omitted = reason.unmet.enumerated().filter { index, indicator in
        !numbers.contains(index) && !isNamed(indicator, in: reason.field.raw)
      }.map(\.element)
      guard !omitted.isEmpty, !speaksOfAll(reason.field.raw) else { return nil }
      let shown = ReasonText.shown(omitted, year: context.form.evaluationYear)
      return context.finding(
        at: reason.field.location, key: reason.field.key, owner: reason.record.owner,
        Message(
          ja: "未達成の" + omitted.map { "「\($0.shortName)」" }.joined(separator: "、")
            + "の理由が書かれていません",
          en: "No reason is given for "
            + omitted.map { "\"\($0.shortName)\"" }.joined(separator: ", ")),
        detail: [
          .written(ja: "未達成 \(shown.written.ja)", en: "missed: \(shown.written.en)"),
          .cause(ja: "書き忘れ、または別の名前で書いている", en: "forgotten, or told under another name"),
          .remedy(
            ja: "指標名を挙げて理由を書き足す", en: "add the reason, naming the indicator"),
        ],
        evidence: omitted.map { Evidence("indicator", $0.shortName) }, related: shown.places)
    }
  }

  /// Which of the missed ones the text names by their numbers.
  private static func numbered(_ reason: ReasonText) -> Set<Int> {
    let subjects = (reason.unmet + reason.met).claimSubjects
    let mentions = NameMention.find(in: reason.field.raw, subjects: subjects, ofIndicators: true)
    return Set(mentions.filter { $0.form == .number }.compactMap(\.subject))
  }

  private static func isNamed(_ indicator: Indicator, in text: String) -> Bool {
    if NameMention.find(in: text, subjects: [indicator.claimSubject]).contains(where: {
      $0.subject != nil
    }) {
      return true
    }
    // Six characters of the name in a row, or nearly all of its pairs, are enough.
    let (name, plain) = (Normalization.n3(indicator.shortName), Normalization.n3(text))
    let scalars = Array(name.unicodeScalars)
    guard scalars.count >= 6 else { return plain.contains(name) }
    return (0...(scalars.count - 6)).contains { start in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<start + 6])
      return plain.contains(String(view))
    }
  }

  private static func speaksOfAll(_ text: String) -> Bool {
    ["全ての指標", "すべての指標", "全指標", "各指標", "いずれの指標", "両指標"].contains { text.contains($0) }
  }
}
