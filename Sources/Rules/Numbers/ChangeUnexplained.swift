import Forms
import Grid
import Notation

extension Rule {
  /// A third more than last year, and no word about it.
  static let changeUnexplained = Rule(
    id: "NUM-023",
    title: Message(ja: "前年度からの急変", en: "Great change without a word"),
    severity: .warning,
    why: Message(
      ja: "急に増減した実績は、公表すると必ず理由を聞かれます。",
      en: "A sudden change is what everybody asks about."),
    condition: Message(
      ja: "評価年度の実績が前年度から30％（パラメータ 変化）を超えて増減し、文章の欄がその指標に触れていない。"
        + "「検査」シートか設定、--select で求めたときだけ調べる。",
      en:
        "The actual of the year differs from the year before by more than 30 % (parameter 変化), and "
        + "no text mentions the indicator. Run only where the sheet 検査, the settings or --select ask."
    ),
    remedy: Message(
      ja: "実績を確かめ、正しければ増減の理由を書いてください。",
      en: "Check the actual; if it holds, say why it changed."),
    source: "NUM-023（数値）",
    scope: .indicator,
    examples: [
      Example(
        "4割増", "40 % more", layout: .yearly,
        grid: "参加者数|人|100|110|120|100|↓140|-|-\n登録者数|人|100|110|120|100|120|-|-"),
      Example(
        "半減", "down by half", layout: .yearly, grid: "参加者数|人|100|110|120|100|↓48|-|-"),
      Example(
        "文章で触れている", "mentioned", layout: .yearly,
        grid: "参加者数|人|100|110|120|100|140|-|新しい会場を開いたため「参加者数」が増えた。"),
      Example(
        "指標が1つの欄で増減を説明", "the only indicator, explained", layout: .yearly,
        grid: "参加者数|人|100|110|120|100|140|-|会場を増やしたため大幅に増加した。"),
      Example(
        "上限を50％に", "a limit of 50 %", layout: .yearly.asking("NUM-023", "変化=50"),
        grid: "参加者数|人|100|110|120|100|140|-|-"),
      Example("前年が0", "nothing the year before", layout: .yearly, grid: "参加者数|人|0|10|20|0|14|-|-"),
    ],
    check: ChangeUnexplained.check
  ).onRequest
}

private enum ChangeUnexplained {
  static func check(_ context: RuleContext) -> [Finding] {
    guard let year = context.form.evaluationYear else { return [] }
    let most = context.parameters["変化"].flatMap { ExactDecimal($0) } ?? ExactDecimal(30)
    return context.form.allIndicators.compactMap { indicator in
      guard let step = Series(indicator, [.actual]).steps.first(where: { $0.after.year == year }),
        step.before.year == year - 1, !step.before.number.isZero,
        indicator.sameUnit(step.before.value, step.after.value)
      else { return nil }
      let (old, new) = (step.before.number, step.after.number)
      let change = (new - old).magnitude * ExactDecimal(100)
      guard change > old.magnitude * most, !isMentioned(indicator, context),
        let percent = change.divided(by: old.magnitude, scale: 1)
      else { return nil }
      return finding(step.before.value, step.after.value, percent, new > old, indicator, context)
    }
  }

  private static let words = ["増", "減", "急", "伸び", "落ち", "上昇", "低下", "上回", "下回", "回復"]

  private static func isMentioned(_ indicator: Indicator, _ context: RuleContext) -> Bool {
    context.narratives.contains { narrative in
      let own = narrative.indicators.firstIndex { $0.ownPlace == indicator.ownPlace }
      guard let own else { return false }
      return narrative.mentions.contains { $0.subject == own }
        || own == 0 && narrative.ownIndicators.count == 1
          && words.contains { narrative.text.contains($0) }
    }
  }

  private static func finding(
    _ before: IndicatorValue, _ after: IndicatorValue, _ percent: ExactDecimal, _ rose: Bool,
    _ indicator: Indicator, _ context: RuleContext
  ) -> Finding {
    context.finding(
      after, of: indicator,
      Message(
        ja: "実績が前年度から\(percent)%\(rose ? "増え" : "減り")ましたが、文章で触れていません",
        en: "The actual \(rose ? "rose" : "fell") by \(percent)% in a year, and no text says why"),
      inputs: [before, after],
      detail: [
        .cause(
          ja: "桁や単位の誤り、数え方の変更、または実際の急変",
          en: "digits or unit wrong, another way of counting, or a real change"),
        .remedy(
          ja: "\(after.location.cell) を確かめ、正しければ理由を文章に書く",
          en: "check \(after.location.cell); if it holds, give the reason in the text"),
      ],
      evidence: [Evidence("change", "\(percent)")])
  }
}
