import Forms
import Grid
import Notation

extension Rule {
  /// Nothing says which way is better, or two things say the opposite.
  static let directionUnknown = Rule(
    id: "ACH-008",
    title: Message(ja: "方向未設定", en: "Direction not set"),
    severity: .warning,
    why: Message(
      ja: "増加と減少のどちらが望ましいか分からないと、達成率の計算方法を選べません。",
      en: "Without knowing which way is better no achievement rate can be calculated."),
    condition: Message(
      ja: "目標値が基準値より小さいのに、方向の欄・注記・用語・様式の既定のどれからも"
        + "望ましい方向が決まらない。または、方向の欄と注記、既定の方向と目標・達成率が食い違う。",
      en: "The target is below the baseline, and neither a direction cell, nor a note, nor the "
        + "word list, nor the form's default says which way is better; or direction cell and note, "
        + "or the default and the figures, say the opposite."),
    remedy: Message(
      ja: "増加・減少・維持のどれをめざす指標かを書いてください。",
      en: "Say whether the indicator is meant to rise, to fall or to be kept."),
    source: "ACH-008（達成率）",
    fixSafety: .unsafe,
    scope: .indicator,
    examples: [
      Example(
        "減らすのか増やすのか分からない", "to rise or to fall?", layout: .register,
        grid: "↓法律行政相談件数|631件|600件|相談を受けた件数",
        corrected: "法律行政相談件数|631件|600件|相談を受けた件数⏎※少ないほど良い"),
      Example(
        "方向の欄が空いている", "the direction was left empty", layout: .rates,
        grid: "講座|回|↗|1|4|2|50.0%|\n法律行政相談件数|件|↓|631|600||||",
        corrected: "講座|回|↗|1|4|2|50.0%|\n法律行政相談件数|件|↘|631|600||||"),
      Example(
        "名前のない行", "a row without a name", layout: .register, grid: "|631件|600件|相談を受けた件数"),
      Example(
        "注記で分かる", "the note tells", layout: .register,
        grid: "実質公債費比率|5.2%|5.0%|※比率が低いほど健全性が高いことを表す。"),
      Example(
        "目標が基準より大きい", "target above baseline", layout: .register,
        grid: "法律行政相談件数|600件|631件|相談を受けた件数"),
      Example(
        "既定の方向と目標・達成率が食い違う", "the default against target and rate",
        layout: .rates.with(("指標の方向の既定", "up")),
        grid: "処理にかかる日数|日|↓|10|5|8|62.5%|\n講座|回||1|4|2|50.0%|"),
      Example(
        "矢印どおり", "as the arrow says", layout: .rates,
        grid: "処理にかかる日数|日|↘|10|5|8|62.5%|"),
    ],
    check: DirectionUnknown.check)
}

private enum DirectionUnknown {
  static func check(_ context: RuleContext) -> [Finding] {
    let settings = context.form.template.settings
    let rates = context.rates
    return context.form.allIndicators.compactMap { indicator in
      let record = context.form.record(of: indicator)
      let column = record?.fields.first { $0.key == "指標.方向" }
      let rate = rates.first { $0.stated.indicator.isSame(as: indicator) }
      let votes = DirectionVotes(
        indicator, column: column?.text, settings: settings,
        rate: rate.map { ($0.shown, $0.inputs, $0.convention) })
      let place = column?.location ?? indicator.nameLocation
      if let (one, other) = votes.contradiction {
        return contradiction(indicator, one, other, rate, at: place, context)
      }
      guard indicator.direction == .unknown else { return nil }
      return unknown(indicator, votes, column, rate, at: place, context)
    }
  }

  private static func unknown(
    _ indicator: Indicator, _ votes: DirectionVotes, _ column: Field?, _ rate: RateCase?,
    at place: Location?, _ context: RuleContext
  ) -> Finding? {
    guard indicator.isNamed, let pair = TargetPair(indicator),
      pair.targetNumber < pair.baselineNumber || votes[.lexicon] == .down,
      votes[.rate] == nil || votes[.rate] != votes[.targets],
      // Nobody has said of a form without template that rates are to be worked out.
      rate != nil || !context.form.template.isProposal
    else { return nil }
    let inputs = Wording.inputs([pair.baseline, pair.target])
    let falls = pair.targetNumber < pair.baselineNumber
    return context.finding(
      at: place ?? pair.target.location, key: "direction", owner: indicator.name,
      falls
        ? Message(
          ja: "目標が基準より小さく、増加と減少のどちらが望ましいか分かりません",
          en: "The target is below the baseline, and nothing says which way is better")
        : Message(
          ja: "少ないほど良い指標のようですが、望ましい方向が決まっていません",
          en: "Less seems to be better, but no direction is set"),
      detail: [
        .written(
          ja: "\(indicator.name)　\(inputs.ja)", en: "\(indicator.name): \(inputs.en)"),
        .remedy(
          ja: "減らす指標なら「少ないほど良い」と注記する。増やす指標なら目標値を確かめる",
          en: "note that less is better if it is meant to fall; else check the target"),
      ],
      evidence: Wording.evidence([pair.baseline, pair.target]),
      related: related([pair.baseline, pair.target], indicator, place),
      fix: column.map { fill($0, context) } ?? indicator.note.flatMap { note($0, context) })
  }

  /// An empty direction as the form writes falling ones; targets are set by those who know the way.
  private static func fill(_ column: Field, _ context: RuleContext) -> Fix? {
    guard column.isEmpty, !column.filledDown, column.location.range == nil else { return nil }
    let options = column.type.options
    let written = options.isEmpty ? "↘" : options.first { DirectionText.column($0) == .down }
    guard let written, let edit = context.edit(column.location, to: .text(written)) else {
      return nil
    }
    return Fix(.unsafe, [edit])
  }

  /// Where the form has no cell for the direction, its note on the indicator tells it.
  private static func note(_ note: Field, _ context: RuleContext) -> Fix? {
    guard !note.filledDown, note.location.range == nil, case .text? = note.cell?.value else {
      return nil
    }
    let text = note.raw + "\n※少ないほど良い"
    return context.edit(note.location, to: .text(text)).map { Fix(.unsafe, [$0]) }
  }

  private static func contradiction(
    _ indicator: Indicator, _ one: DirectionVotes.Vote, _ other: DirectionVotes.Vote,
    _ rate: RateCase?, at place: Location?, _ context: RuleContext
  ) -> Finding? {
    guard let place = place ?? indicator.values.first?.location else { return nil }
    let values = rate.map { $0.inputs.values + [$0.stated.value] } ?? []
    let inputs = Wording.inputs(values)
    let (left, right) = (Wording.direction(one.direction), Wording.direction(other.direction))
    let (voice, against) = (one.voice.message, other.voice.message)
    return context.finding(
      at: place, key: "direction", owner: indicator.name,
      Message(
        ja: "望ましい方向が食い違います（\(voice.ja)は「\(left.ja)」、\(against.ja)は「\(right.ja)」）",
        en: "The directions disagree (\(voice.en): \(left.en); \(against.en): \(right.en))"),
      detail: [
        .written(
          ja: "\(indicator.name)　\(inputs.ja)", en: "\(indicator.name): \(inputs.en)"),
        .remedy(
          ja: "増加・減少のどちらをめざす指標かを確かめ、方向と達成率をそろえる",
          en: "check which way is meant, and make direction and rate agree"),
      ],
      evidence: Wording.evidence(values), related: related(values, indicator, place))
  }

  private static func related(
    _ values: [IndicatorValue], _ indicator: Indicator, _ place: Location?
  ) -> [Location] {
    (values.map(\.location) + [indicator.nameLocation].compactMap { $0 }).filter { $0 != place }
  }
}

extension Indicator {
  /// The same copy of the same indicator.
  fileprivate func isSame(as other: Indicator) -> Bool {
    record == other.record && nameLocation == other.nameLocation
      && values.first?.location == other.values.first?.location
  }
}
