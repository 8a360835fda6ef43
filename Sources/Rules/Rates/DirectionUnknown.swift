import Forms
import Grid

extension Rule {
  /// A target below the baseline while nothing says which way is better.
  static let directionUnknown = Rule(
    id: "ACH-008",
    title: Message(ja: "方向未設定", en: "Direction not set"),
    severity: .warning,
    why: Message(
      ja: "増加と減少のどちらが望ましいか分からないと、達成率の計算方法を選べません。",
      en: "Without knowing which way is better no achievement rate can be calculated."),
    condition: Message(
      ja: "目標値が基準値より小さいのに、方向の欄・注記・用語・様式の既定のどれからも"
        + "望ましい方向が決まらない。",
      en: "The target is below the baseline, and neither a direction cell, nor a note, nor the "
        + "word list, nor the form's default says which way is better."),
    remedy: Message(
      ja: "増加・減少・維持のどれをめざす指標かを書いてください。",
      en: "Say whether the indicator is meant to rise, to fall or to be kept."),
    source: "ACH-008（達成率）",
    scope: .indicator,
    examples: [
      Example(
        "減らすのか増やすのか分からない", "to rise or to fall?", layout: .register,
        grid: "↓法律行政相談件数|631件|600件|相談を受けた件数"),
      Example(
        "注記で分かる", "the note tells", layout: .register,
        grid: "実質公債費比率|5.2%|5.0%|※比率が低いほど健全性が高いことを表す。"),
      Example(
        "目標が基準より大きい", "target above baseline", layout: .register,
        grid: "法律行政相談件数|600件|631件|相談を受けた件数"),
    ],
    check: DirectionUnknown.check)
}

private enum DirectionUnknown {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      guard indicator.direction == .unknown, let pair = TargetPair(indicator),
        pair.targetNumber < pair.baselineNumber
      else { return nil }
      let record = context.form.record(of: indicator)
      let directionCell = record?.fields.first { $0.key == "指標.方向" }?.location
      let inputs = Wording.inputs([pair.baseline, pair.target])
      return context.finding(
        at: directionCell ?? indicator.nameLocation ?? pair.target.location, key: "direction",
        owner: indicator.name,
        Message(
          ja: "目標が基準より小さく、増加と減少のどちらが望ましいか分かりません",
          en: "The target is below the baseline, and nothing says which way is better"),
        detail: [
          .written(
            ja: "\(indicator.name)　\(inputs.ja)", en: "\(indicator.name): \(inputs.en)"),
          .remedy(
            ja: "減らす指標なら「少ないほど良い」と注記する。増やす指標なら目標値を確かめる",
            en: "note that less is better if it is meant to fall; else check the target"),
        ],
        evidence: Wording.evidence([pair.baseline, pair.target]),
        related: [pair.baseline.location, pair.target.location]
          + (directionCell == nil ? [] : [indicator.nameLocation].compactMap { $0 }))
    }
  }
}
