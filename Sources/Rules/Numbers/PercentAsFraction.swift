import Forms
import Grid
import Notation

extension Rule {
  /// Percentages entered as numbers between 0 and 1.
  static let percentAsFraction = Rule(
    id: "NUM-009",
    title: Message(ja: "率が小数(0–1)で入力", en: "Percentage entered as a fraction"),
    severity: .error,
    why: Message(
      ja: "単位が％なのに 0.35 と書かれた値は、集計では 0.35％ として扱われます。",
      en: "With the unit %, 0.35 counts as 0.35 percent in every total."),
    condition: Message(
      ja: "単位が％の指標で、すべての値の絶対値が 1 以下、0 より大きく 1 より小さい値があり、"
        + "セルの表示形式が％ではない。",
      en: "The unit is %, no value is above 1 in size, at least one lies between 0 and 1, and the "
        + "number format is no percent format."),
    remedy: Message(
      ja: "100 倍した値（35 など）を入力してください。", en: "Enter the value times 100 (such as 35)."),
    source: "NUM-009（数値）",
    fixSafety: .unsafe,
    scope: .indicator,
    examples: [
      Example(
        "0.35 は 35％", "0.35 for 35 percent",
        grid: "加入率|%|↓0.35|0.4|0.38|C|理由|内容|①",
        corrected: "加入率|%|35|40|38|C|理由|内容|①"),
      Example(
        "％の付いた小数", "a share with a percent sign", layout: .register,
        grid: "市税収納率|↓0.945%|0.970%|納付額の割合",
        corrected: "市税収納率|94.5%|97.0%|納付額の割合"),
      Example(
        "小さな百分率", "small percentages", layout: .register,
        grid: "不明水率|0.8%|0.5%|不明水の割合"),
      Example(
        "表示形式が％", "a percent format",
        grid: "加入率|%|0.35{0.0%}|0.40{0.0%}|0.38{0.0%}|C|理由|内容|①"),
      Example("1 を超える値がある", "one value above 1", grid: "不法投棄率|%|0.8|0.5|1.2|C|理由|内容|①"),
      Example("単位が％でない", "another unit", grid: "一人当たり面積|㎡|0.3|0.5|0.4|C|理由|内容|①"),
    ],
    check: PercentAsFraction.check)
}

private enum PercentAsFraction {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      guard indicator.holdsFractions,
        let first = indicator.numbers.filter(\.isFraction).min(by: { $0.location < $1.location })
      else { return nil }
      return finding(first, indicator.numbers, indicator, context)
    }
  }

  private static func finding(
    _ first: IndicatorValue, _ numbers: [IndicatorValue], _ indicator: Indicator,
    _ context: RuleContext
  ) -> Finding {
    let hundred = ExactDecimal(100)
    let edits = numbers.compactMap { value -> CellEdit? in
      guard let scaled = value.timesHundred.value else { return nil }
      if value.composite {
        let decimals = max(scaled.scale, value.shownDecimals - 2)
        return WrittenDigits(value)?.edit(to: scaled.rescaled(decimals), context)
      }
      return context.isPlainText
        ? context.edit(value.location, to: .text(scaled.description))
        : context.edit(value.location, to: .number(scaled.double))
    }
    let percent = first.value.map { "\(($0 * hundred).normalized)" } ?? ""
    return context.finding(
      first, of: indicator,
      Message(
        ja: "単位が％なのに 0～1 の小数で書かれています",
        en: "The unit is %, but the values are fractions of 1"),
      inputs: numbers,
      detail: [
        .cause(
          ja: "割合（0.35）のまま入力した。\(Wording.shown(first)) は \(percent)% のはず",
          en: "entered as a fraction; \(Wording.shown(first)) should be \(percent)%"),
        .remedy(
          ja: "\(numbers.map { "\($0.location.cell)" }.joined(separator: "、")) を 100 倍する",
          en: "multiply " + numbers.map { "\($0.location.cell)" }.joined(separator: ", ")
            + " by 100"),
      ],
      related: [indicator.unitLocation].compactMap { $0 },
      fix: edits.count == numbers.count ? Fix(.unsafe, edits) : nil)
  }
}

extension Indicator {
  /// Percentages of 0.35 for 35 %. A percent format says itself that it is a percentage, and so does
  /// 「0.5%」; 「0.945%」 with its decimals is a share with a sign behind it.
  var holdsFractions: Bool {
    guard knownUnit?.canonical == "%", numbers.contains(where: \.isFraction) else { return false }
    let hasSigns = numbers.contains { $0.parsed?.unit != nil }
    return numbers.allSatisfy { $0.magnitude <= ExactDecimal(1) && !$0.hasPercentFormat }
      && (!hasSigns || numbers.contains { $0.shownDecimals > 1 })
  }
}

extension IndicatorValue {
  fileprivate var magnitude: ExactDecimal { value?.magnitude ?? .zero }

  fileprivate var isFraction: Bool { !magnitude.isZero && magnitude < ExactDecimal(1) }

  fileprivate var hasPercentFormat: Bool { cell?.numberFormat?.contains("%") ?? false }

  /// What a share would be as a percentage.
  var timesHundred: IndicatorValue {
    var copy = self
    copy.value = value.map { ($0 * ExactDecimal(100)).normalized }
    return copy
  }
}
