import Forms
import Grid

extension Rule {
  /// Values that belong to no indicator.
  static let nameMissing = Rule(
    id: "REQ-006",
    title: Message(ja: "名称のない指標値", en: "Values without an indicator's name"),
    severity: .error,
    why: Message(
      ja: "名称のない値は、何の値か分からず集計できません。",
      en: "Nobody knows what values without a name stand for."),
    condition: Message(
      ja: "0 でない値があるのに、指標の名称が空欄・「0」・「-」。",
      en: "There are values other than 0, and the name is blank, 0 or a dash."),
    remedy: Message(
      ja: "名称を書くか、要らない値を消してください。", en: "Write the name, or remove the values."),
    source: "REQ-006（必須項目）",
    scope: .indicator,
    examples: [
      Example("名称が空欄", "a blank name", layout: .duties, grid: "説明会|市民課|↓|人|12|10|-"),
      Example("名称が0", "the name is 0", layout: .duties, grid: "説明会|市民課|↓0|人|12|10|-"),
      Example("値も0", "values of 0", layout: .duties, grid: "説明会|市民課||人|0|0|-"),
      Example("使っていない枠", "an unused slot", layout: .duties, grid: "説明会|市民課||||-|-"),
    ],
    check: NameMissing.check)
}

private enum NameMissing {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      let values = indicator.numbers.filter { !($0.value?.isZero ?? true) }
      guard !indicator.isNamed, let first = values.first, !isTotal(indicator, context) else {
        return nil
      }
      let place = indicator.nameLocation ?? first.location
      let shown = Wording.list(values.map(Wording.shown))
      return context.finding(
        at: place, key: "name", owner: indicator.group,
        Message(ja: "値があるのに指標の名称がありません", en: "There are values, but no indicator's name"),
        detail: [
          .written(ja: "値 \(shown.ja)", en: "values \(shown.en)"),
          .remedy(
            ja: "\(place.cell) に名称を書くか、\(first.location.cell) などの値を消す",
            en:
              "write the name into \(place.cell), or remove the values from \(first.location.cell) on"
          ),
        ],
        evidence: Wording.evidence(values), related: values.map(\.location))
    }
  }

  /// 「計」 stands in another column of the row than the names.
  private static func isTotal(_ indicator: Indicator, _ context: RuleContext) -> Bool {
    context.form.record(of: indicator)?.fields.contains { TotalRows.isTotal($0.text) } ?? false
  }
}
