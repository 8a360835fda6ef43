import Forms
import Grid
import Notation

extension Rule {
  /// No target for the year that is being evaluated.
  static let targetMissing = Rule(
    id: "REQ-004",
    title: Message(ja: "目標値なし", en: "No target"),
    severity: .error,
    why: Message(
      ja: "目標がないと、実績がよいのか悪いのか分かりません。",
      en: "Without a target nobody can say whether the actual is good."),
    condition: Message(
      ja: "使っている指標の評価年度の目標が空欄か「-」で、実績はある。実績の欄のない計画の表では、ただ一つの"
        + "必須の目標が空欄。「未設定」などの語なら情報。"
        + "目標の欄のない指標は対象外。",
      en:
        "The target of the evaluation year is blank or a dash while there is an actual; in a plan's "
        + "table without actuals, the only, required target is blank. A word such as 未設定 makes it "
        + "a hint. Indicators without a target column are left alone."),
    remedy: Message(
      ja: "目標を書くか、設定しない理由を書いてください。", en: "Write the target, or why there is none."),
    source: "REQ-004（必須項目）",
    scope: .cell,
    examples: [
      Example("目標が空欄", "a blank target", layout: .duties, grid: "説明会|市民課|参加者数|人|↓|10|-"),
      Example("未設定は情報", "未設定 is a hint", layout: .duties, grid: "説明会|市民課|参加者数|人|↓未設定|10|-"),
      Example("実績のある「-」", "a dash", layout: .duties, grid: "説明会|市民課|参加者数|人|↓-|10|-"),
      Example(
        "実績もない「-」", "a dash, and no actual", layout: .duties,
        grid: "説明会|市民課|参加者数|人|-|-|-"),
      Example("目標がある", "a target", layout: .duties, grid: "説明会|市民課|参加者数|人|12|10|-"),
    ],
    check: TargetMissing.check)
}

private enum TargetMissing {
  private static func isDash(_ value: IndicatorValue) -> Bool {
    MissingMark.parse(value.raw)?.kind == .notApplicable
  }

  /// Dashes for every year say that what is counted has no targets: 対象指標.
  private static func hasNoTargets(_ indicator: Indicator) -> Bool {
    let targets = indicator.values.filter { $0.role == .target || $0.role == .finalTarget }
    return targets.count > 1 && targets.allSatisfy(isDash)
  }

  static func check(_ context: RuleContext) -> [Finding] {
    ofYear(context) + ofPlan(context)
  }

  /// The only target of an indicator that has no actuals: a plan's register.
  private static func ofPlan(_ context: RuleContext) -> [Finding] {
    context.form.recordsInUse.flatMap(\.indicators).compactMap { indicator in
      let targets = indicator.values.filter { [.target, .finalTarget].contains($0.role) }
      guard indicator.isNamed, targets.count == 1, let target = targets.first,
        !indicator.values.contains(where: { $0.role == .actual }),
        target.status == .undefined
          || target.status == .blank && isRequired(target, context)
      else { return nil }
      return finding(
        target, of: indicator, Message(ja: "目標が空欄です", en: "The target is blank"),
        Message(ja: "目標が設定されていません", en: "No target is set"),
        beside: indicator.values.filter { $0.role == .baseline }, context)
    }
  }

  private static func isRequired(_ value: IndicatorValue, _ context: RuleContext) -> Bool {
    context.form.template.item("指標." + value.role.tagName)?.required ?? false
  }

  private static func ofYear(_ context: RuleContext) -> [Finding] {
    guard let year = context.form.evaluationYear else { return [] }
    return context.form.allIndicators.filter { $0.isNamed && !$0.isLeftOut(of: year) }
      .compactMap { indicator in
        guard let actual = indicator.actual(in: year),
          let target = indicator.value(.target, year: year),
          target.status == .blank || target.status == .undefined
            || isDash(target) && actual.status == .value && !hasNoTargets(indicator)
        else { return nil }
        return finding(
          target, of: indicator,
          Message(ja: "評価年度の目標が空欄です", en: "The target of the evaluation year is blank"),
          Message(ja: "評価年度の目標が設定されていません", en: "No target is set for the evaluation year"),
          beside: [actual], context)
      }
  }

  private static func finding(
    _ target: IndicatorValue, of indicator: Indicator, _ blank: Message, _ undefined: Message,
    beside others: [IndicatorValue], _ context: RuleContext
  ) -> Finding {
    let isOpen = target.status != .undefined
    let place = target.location.cell
    return context.finding(
      target, of: indicator, severity: isOpen ? nil : .info, isOpen ? blank : undefined,
      inputs: isOpen ? others : [target] + others,
      detail: [
        .remedy(
          ja: "\(place) に目標を書く（設定しないなら「未設定」と理由）",
          en: "write the target into \(place), or 未設定 and why")
      ])
  }
}
