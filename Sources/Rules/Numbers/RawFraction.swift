import Forms
import Grid
import Notation

extension Rule {
  /// A calculated value with all its decimals.
  static let rawFraction = Rule(
    id: "NUM-012",
    title: Message(ja: "端数の生値", en: "Unrounded fraction"),
    severity: .warning,
    why: Message(
      ja: "割り算の結果をそのまま貼ると、本来ない精度があるように見えます。",
      en: "A pasted quotient claims a precision that nobody measured."),
    condition: Message(
      ja: "見えている小数が 6 桁を超える。", en: "More than six significant decimals are shown."),
    remedy: Message(
      ja: "単位に合う桁数に四捨五入してください。", en: "Round to the decimals that fit the unit."),
    source: "NUM-012（数値）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "割り算の結果そのまま", "a quotient as it came",
        grid: "加入率|%|66.1{0.0}|70.0{0.0}|↓54.987212276215|C|理由|内容|①",
        corrected: "加入率|%|66.1{0.0}|70.0{0.0}|55.0{0.0}|C|理由|内容|①"),
      Example(
        "単位と一緒に書いた値", "beside its unit", layout: .register,
        grid: "加入率|↓66.123456789%|70.0%|割合", corrected: "加入率|66.1%|70.0%|割合"),
      Example(
        "表示形式で丸めてある", "rounded by its format",
        grid: "加入率|%|66.1{0.0}|70.0{0.0}|54.987212276215{0.0}|C|理由|内容|①"),
      Example("小数6桁まで", "six decimals", grid: "水質|mg/L|0.0005|0.0004|0.000123|C|理由|内容|①"),
    ],
    check: RawFraction.check)
}

private enum RawFraction {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.flatMap { indicator in
      indicator.values.filter { significantDecimals($0) > 6 }.map {
        finding($0, indicator, context)
      }
    }
  }

  /// Zeros between the point and the first other digit only place the point.
  private static func significantDecimals(_ value: IndicatorValue) -> Int {
    guard value.status == .value, let number = value.value, value.shownDecimals > 6
    else { return 0 }
    let digits = number.normalized
    return min(digits.scale, String(digits.units.magnitude).utf8.count)
  }

  private static func finding(
    _ value: IndicatorValue, _ indicator: Indicator, _ context: RuleContext
  ) -> Finding {
    let others = indicator.numbers.filter { $0.role != .rate && significantDecimals($0) == 0 }
    let whole = indicator.knownUnit?.integerOnly ?? false
    let decimals = whole ? 0 : Frequency(others.map(\.shownDecimals)).mostFrequent ?? 1
    let rounded = value.value?.rescaled(decimals)
    let percent = value.cell?.numberFormat?.contains("%") ?? false
    let edit = rounded.flatMap { number -> CellEdit? in
      guard !percent else { return nil }
      if value.composite { return WrittenDigits(value)?.edit(to: number, context) }
      guard !context.isPlainText else {
        return context.edit(value.location, to: .text(number.description))
      }
      return context.edit(
        value.location, to: .number(number.double),
        format: FormatCode.code(decimals: decimals, grouped: false))
    }
    let shown = rounded.map { "\($0)" } ?? ""
    return context.finding(
      value, of: indicator,
      Message(ja: "小数が丸められていません", en: "The value is not rounded"),
      detail: [
        .cause(ja: "割り算の結果をそのまま貼り付けた", en: "a calculated value was pasted as it came"),
        .remedy(
          ja: "\(value.location.cell) を小数 \(decimals) 桁の \(shown) にする",
          en: "round \(value.location.cell) to \(shown)"),
      ],
      related: [indicator.unitLocation].compactMap { $0 },
      fix: edit.map { Fix(.unsafe, [$0]) })
  }
}
