import Forms
import Grid
import Notation

extension Rule {
  /// A field that the form requires is blank.
  static let requiredFieldEmpty = Rule(
    id: "REQ-001",
    title: Message(ja: "必須項目の未記入", en: "Required field is blank"),
    severity: .error,
    why: Message(
      ja: "必須の欄が空いていると、とりまとめの後で問い合わせと差し戻しになります。",
      en: "A blank in a required field means questions and returns after compiling."),
    condition: Message(
      ja: "様式の「項目」で必須とした欄が空欄（空白だけも含む）。使っていない枠と、まだ何も書いていない様式は対象外。",
      en: "A field marked 必須 in the template is blank or holds only spaces. Unused slots and forms "
        + "that nobody has begun are left alone."),
    remedy: Message(ja: "欄に記入してください。", en: "Fill in the field."),
    source: "REQ-001（必須項目）",
    scope: .cell,
    examples: [
      Example(
        "担当課が空欄", "no department", layout: .duties,
        grid: "説明会|↓|参加者数|人|10|12|-"),
      Example(
        "空白だけ", "only a space", layout: .duties,
        grid: "説明会|↓\"　\"|参加者数|人|10|12|-"),
      Example(
        "名前だけの行", "a row with nothing but its name", layout: .duties,
        grid: "説明会|市民課|参加者数|人|10|12|-\n研修会|↓|||||"),
      Example("記入済み", "filled in", layout: .duties, grid: "説明会|市民課|参加者数|人|10|12|-"),
      Example(
        "必須でない欄", "a field that may be blank", layout: .duties,
        grid: "説明会|市民課||||-|-"),
    ],
    check: RequiredFieldEmpty.check)
}

private enum RequiredFieldEmpty {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.recordsInUse.flatMap { record in
      record.fields.filter { isOpen($0, in: record) }.map { finding($0, record, context) }
        + record.indicators.filter(\.isNamed).flatMap { indicator in
          openTargets(indicator, context).map { context.finding($0, indicator) }
        }
    }
  }

  private static func isOpen(_ field: Field, in record: Record) -> Bool {
    guard field.required, !field.filledDown, trimmed(field.raw).isEmpty else { return false }
    // What has a rule of its own: dates and signatures, units, names of values.
    if ["所管.記入日", "所管.記入者", "指標.単位"].contains(field.key) { return false }
    guard field.key.hasPrefix("指標.") else { return true }
    // Beside its values a part of an indicator is no cell of its own.
    guard field.location.range == nil else { return false }
    let isNamed = record.indicators.contains(where: \.isNamed)
    guard field.key == "指標.名称" else { return isNamed }
    return !isNamed && record.indicators.allSatisfy { $0.numbers.isEmpty }
  }

  /// Plans and targets; of the targets of the year evaluated REQ-004 speaks where there are actuals
  /// too.
  private static func openTargets(_ indicator: Indicator, _ context: RuleContext)
    -> [IndicatorValue]
  {
    let hasActuals = indicator.values.contains { $0.role == .actual }
    return indicator.values.filter { value in
      (value.role == .target && !hasActuals || [.plan, .finalTarget].contains(value.role))
        && value.status == .blank
        && context.form.template.item("指標." + value.role.tagName)?.required ?? false
    }
  }

  private static func finding(
    _ field: Field, _ record: Record, _ context: RuleContext
  ) -> Finding {
    let heading = Wording.line(field.heading)
    let place = field.location.cell
    return context.finding(
      at: field.location, key: field.key, owner: record.owner,
      Message(
        ja: "必須の「\(heading)」が空欄です", en: "The required field \"\(heading)\" is blank"),
      detail: [.remedy(ja: "\(place) に記入する", en: "fill in \(place)")],
      related: [field.label].compactMap { $0 })
  }
}

extension RuleContext {
  fileprivate func finding(_ value: IndicatorValue, _ indicator: Indicator) -> Finding {
    finding(
      indicator, at: value.location, key: Wording.key(value),
      Message(
        ja: "必須の「\(value.role.title.ja)」が空欄です",
        en: "The required \(value.role.title.en) is blank"),
      detail: [
        .remedy(
          ja: "「\(indicator.name)」の\(value.role.title.ja)を \(value.location.cell) に書く（ない場合は欠損記号）",
          en:
            "write the \(value.role.title.en) of \(indicator.name) into \(value.location.cell), or "
            + "the missing mark")
      ],
      related: [value.headingLocation].compactMap { $0 })
  }
}
