import Forms
import Grid

extension Rule {
  /// A target that is worse than where the indicator started.
  static let targetBehindBaseline = Rule(
    id: "NUM-017",
    title: Message(ja: "目標が基準値より後退/同値", en: "Target is no better than the baseline"),
    severity: .warning,
    why: Message(
      ja: "基準値より悪い目標は、何もしなくても達成となり、目標の意味がありません。",
      en: "A target worse than the baseline is reached by doing nothing."),
    condition: Message(
      ja: "増加が望ましい指標で目標＜基準、減少が望ましい指標で目標＞基準。"
        + "同値は、方向の欄で増減を指定した指標だけ。範囲・維持の指標は対象外。",
      en: "Target below baseline where more is better, above where less is better; equal only "
        + "where a direction cell says up or down. Ranges and indicators to be kept are left alone."
    ),
    remedy: Message(
      ja: "目標値と基準値を確かめ、意図した目標なら理由を添えてください。",
      en: "Check target and baseline; if the target is meant so, say why."),
    source: "NUM-017（数値）",
    scope: .indicator,
    examples: [
      Example(
        "目標が基準より小さい", "target below baseline",
        grid: "登録団体数|団体|64|↓60|70|B|-|内容|①"),
      Example(
        "少ないほど良い指標で増えている", "target above baseline where less is better",
        grid: "苦情|件|10|↓12|9|B|-|内容|①"),
      Example(
        "前進している", "an advance",
        grid: "登録団体数|団体|64|100|70|C|理由|内容|①"),
      Example(
        "同値は維持と読む", "equal is read as to be kept",
        grid: "登録団体数|団体|64|64|70|B|-|内容|①"),
      Example(
        "望ましい範囲がある", "a range is given", layout: .register,
        grid: "実質収支比率|5.4%|5.0%|※一般的に3%から5%が望ましい範囲とされている。"),
      Example(
        "利用者数は多いほど良い", "more users are better", layout: .register,
        grid: "集会所利用者数|30,056人|↓30,000人|利用した人数"),
    ],
    check: TargetBehindBaseline.check)
}

private enum TargetBehindBaseline {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      guard let pair = TargetPair(indicator) else { return nil }
      let (baseline, target) = (pair.baselineNumber, pair.targetNumber)
      let same = target == baseline && indicator.directionSource == .column
      switch indicator.direction {
      case .up where target < baseline || same: break
      case .down where target > baseline || same: break
      default: return nil
      }
      return finding(indicator, pair, context)
    }
  }

  private static func finding(
    _ indicator: Indicator, _ pair: TargetPair, _ context: RuleContext
  ) -> Finding {
    let inputs = Wording.inputs([pair.baseline, pair.target])
    let direction = Wording.direction(indicator.direction)
    let same = pair.baselineNumber == pair.targetNumber
    let place = pair.target.location.cell
    return context.finding(
      at: pair.target.location, key: Wording.key(pair.target), owner: indicator.name,
      same
        ? Message(ja: "目標値が基準値と同じです", en: "The target equals the baseline")
        : Message(ja: "目標値が基準値より後退しています", en: "The target is worse than the baseline"),
      detail: [
        .written(
          ja: "\(indicator.name)　\(inputs.ja)（\(direction.ja)）",
          en: "\(indicator.name): \(inputs.en) (\(direction.en))"),
        .cause(
          ja: "目標と基準の書き間違い、または減少・維持をめざす指標",
          en: "target or baseline mistyped, or an indicator that is meant to fall or be kept"),
        .remedy(
          ja: "\(place) と \(pair.baseline.location.cell) を確かめる。意図した目標なら理由を書き添える",
          en: "check \(place) and \(pair.baseline.location.cell); if it is meant so, say why"),
      ],
      evidence: Wording.evidence([pair.baseline, pair.target])
        + [Evidence("direction", direction.en)],
      related: [pair.baseline.location] + [indicator.nameLocation].compactMap { $0 })
  }
}
