import Forms
import Grid
import Notation

extension Rule {
  /// Thousands beside tens of thousands within one indicator.
  static let scalesDisagree = Rule(
    id: "UNT-005",
    title: Message(ja: "倍率違い", en: "Scales of one indicator disagree"),
    severity: .error,
    why: Message(
      ja: "千円と円、千トンと万トンが混ざると、値は10倍・1000倍違って見えます。",
      en: "With 千円 beside 円 values look a thousand times different."),
    condition: Message(
      ja: "1つの指標の値に付いた単位の種類は同じで、倍率（千・万・百万など）が違う。単位欄の単位とも比べる。",
      en: "The units with the values of one indicator measure the same but on different scales, "
        + "among themselves or against the unit cell."),
    remedy: Message(
      ja: "単位をそろえてください。", en: "Use one scale for the whole indicator."),
    source: "UNT-005（単位）",
    fixSafety: .unsafe,
    scope: .indicator,
    examples: [
      Example(
        "千トンと万トン", "thousands and tens of thousands", layout: .register,
        grid: "ごみ焼却量|56.5千トン|↓54.1万トン|焼却した量",
        corrected: "ごみ焼却量|56.5千トン|54.1千トン|焼却した量"),
      Example(
        "円と千円で値も換算されている", "円 and 千円, converted rightly", layout: .register,
        grid: "使用料収入|2,500,000円|↓2,600千円|収入の額",
        corrected: "使用料収入|2,500,000円|2,600,000円|収入の額"),
      Example(
        "％と割", "per cent and tenths", layout: .register,
        grid: "満足した人の割合|80%|↓9割|アンケートの結果",
        corrected: "満足した人の割合|80%|90%|アンケートの結果"),
      Example(
        "同じ倍率", "one scale", layout: .register,
        grid: "ごみ焼却量|56.5千トン|54.1千トン|焼却した量"),
      Example(
        "別表記は同じ倍率", "a variant has the same scale", layout: .register,
        grid: "面積|12ha|15ヘクタール|整備した面積"),
    ],
    check: ScalesDisagree.check)
}

private enum ScalesDisagree {
  private struct Scaled {
    var value: IndicatorValue
    var number: ExactDecimal
    var unit: Unit
  }

  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      let scaled = indicator.numbers.compactMap { value -> Scaled? in
        // 1億2,000万円 is written in full, whatever the others are written in.
        guard let parsed = value.parsed, !parsed.isCompound, let text = parsed.unit,
          let number = value.value,
          let unit = Units.lookup(text, indicator: indicator.shortName)
        else { return nil }
        return Scaled(value: value, number: number, unit: unit)
      }.sorted { $0.value.location < $1.value.location }
      let declared = indicator.unitField.flatMap {
        $0.isEmpty ? nil : Units.lookup($0.raw, indicator: indicator.shortName)
      }
      guard let first = scaled.first,
        let standard = declared?.scaleFactor
          ?? Frequency(scaled.map(\.unit.scaleFactor)).mostFrequent,
        let other = scaled.first(where: { $0.unit.scaleFactor != standard }),
        scaled.allSatisfy({ $0.unit.dimension == (declared ?? first.unit).dimension })
      else { return nil }
      let wanted = declared ?? scaled.first { $0.unit.scaleFactor == standard }?.unit ?? other.unit
      return finding(other, wanted, scaled, indicator, context)
    }
  }

  private static func finding(
    _ other: Scaled, _ wanted: Unit, _ scaled: [Scaled], _ indicator: Indicator,
    _ context: RuleContext
  ) -> Finding {
    let like = scaled.filter { $0.unit.scaleFactor == wanted.scaleFactor }
    // Numbers alike under different units: the unit is the slip, not the number.
    let isSlip = like.contains { isAlike($0.number, other.number) }
    let written = WrittenUnit.all(indicator).first { $0.location == other.value.location }
    let converted = other.unit.convert(other.number, to: wanted)?.normalized
    let edit =
      isSlip
      ? written.flatMap { context.edit($0.location, to: .text($0.text(with: wanted.canonical))) }
      : converted.flatMap {
        WrittenDigits(other.value)?.edit(to: $0, unit: wanted.canonical, grouped: true, context)
      }
    let place = other.value.location.cell
    let shown = converted.map { "\($0.grouped)\(wanted.canonical)" } ?? wanted.canonical
    return context.finding(
      other.value, of: indicator,
      Message(
        ja: "単位の倍率がそろっていません（\(wanted.canonical) と \(other.unit.canonical)）",
        en: "The scales disagree (\(wanted.canonical) and \(other.unit.canonical))"),
      inputs: scaled.map(\.value),
      detail: [
        .cause(
          ja: isSlip
            ? "\(wanted.canonical) と \(other.unit.canonical) の書き間違い"
            : "この値だけ \(other.unit.canonical) で書いた（\(wanted.canonical) では \(shown)）",
          en: isSlip
            ? "\(other.unit.canonical) written for \(wanted.canonical)"
            : "only this value is in \(other.unit.canonical); it is \(shown)"),
        .remedy(
          ja: isSlip
            ? "\(place) の単位を \(wanted.canonical) にする"
            : "\(place) を \(wanted.canonical) で書く（\(shown)）",
          en: isSlip
            ? "make the unit in \(place) \(wanted.canonical)"
            : "write \(place) in \(wanted.canonical) (\(shown))"),
      ],
      evidence: scaled.map { Evidence("unit", $0.unit.canonical) },
      related: [indicator.unitField?.location].compactMap { $0 },
      fix: edit.map { Fix(.unsafe, [$0]) })
  }

  private static func isAlike(_ one: ExactDecimal, _ other: ExactDecimal) -> Bool {
    let three = ExactDecimal(3)
    return one <= other * three && other <= one * three
  }
}
