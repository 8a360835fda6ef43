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
        "前期の目標が基準より小さい", "the first period's target is below the baseline",
        layout: .baselineAndPeriods,
        grid: "加入率|%|↗|66|↓60|64|69|61"),
      Example(
        "同値は維持と読む", "equal is read as to be kept",
        grid: "登録団体数|団体|64|64|70|B|-|内容|①"),
      Example(
        "望ましい範囲がある", "a range is given", layout: .register,
        grid: "実質収支比率|5.4%|5.0%|※一般的に3%から5%が望ましい範囲とされている。"),
      Example(
        "年ごとの増加分", "what was added each year", layout: .baselineAndPeriods,
        grid: "利用者数|人|↗|2400|600|412|800|873"),
      Example(
        "実績は基準の近く", "actuals near the baseline", layout: .baselineAndPeriods,
        grid: "利用者数|人|↗|2400|↓600|2412|800|2473"),
      Example(
        "利用者数は多いほど良い", "more users are better", layout: .register,
        grid: "集会所利用者数|30,056人|↓30,000人|利用した人数"),
    ],
    check: TargetBehindBaseline.check)
}

private enum TargetBehindBaseline {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      // Of plan periods each has a target of its own; of yearly ones the last says where to.
      let periods = indicator.hasYearlyTargets ? [] : indicator.values.filter { $0.role == .target }
      let pairs = periods.map { TargetPair(indicator, target: $0) } + [TargetPair(indicator)]
      let behind = pairs.compactMap { $0 }.filter { isBehind($0, indicator) }
      // A target that stands in two columns of the form is told where the plan gives it.
      guard let first = behind.first, !tellsGrowth(indicator, from: first.baselineNumber) else {
        return nil
      }
      let same = behind.last {
        $0.targetNumber == first.targetNumber && $0.target.period == first.target.period
      }
      return finding(indicator, same ?? first, context)
    }
  }

  /// Each year's growth beside the level it starts from (増加分 of a KPI): far below it, year by year,
  /// both aimed at and reached.
  private static func tellsGrowth(_ indicator: Indicator, from baseline: ExactDecimal) -> Bool {
    [Role.target, .actual].allSatisfy { role in
      let numbers = indicator.values.filter { $0.role == role }.compactMap(\.value)
      return numbers.count >= 2 && numbers.allSatisfy { $0 * ExactDecimal(2) < baseline }
    }
  }

  private static func isBehind(_ pair: TargetPair, _ indicator: Indicator) -> Bool {
    let (baseline, target) = (pair.baselineNumber, pair.targetNumber)
    let same = target == baseline && indicator.directionSource == .column
    return switch indicator.direction {
    case .up: target < baseline || same
    case .down: target > baseline || same
    default: false
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

extension ExampleLayout {
  /// A baseline and two periods of a plan, each with its target and actual at the end.
  fileprivate static let baselineAndPeriods = ExampleLayout(
    name: "例",
    headings: "指標名|単位|めざす方向|策定時(H22)|前期目標(H26)|前期実績(H26)|後期目標(H30)|後期実績(H30)",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.方向}}|{{指標.基準@H22}}|{{指標.目標@H26}}"
      + "|{{指標.実績@H26}}|{{指標.目標@H30}}|{{指標.実績@H30}}{{/指標}}",
    settings: [("評価年度", "2018")])
}
