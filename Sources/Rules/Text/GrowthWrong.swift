import Forms
import Grid
import Notation

extension Rule {
  /// 「900社（3%増）」 where the figures grow by another share.
  static let growthWrong = Rule(
    id: "TXT-004",
    title: Message(ja: "増減率の誤り", en: "Wrong rate of growth"),
    severity: .warning,
    why: Message(
      ja: "増減率が合わないと、目標の水準を読み違えます。",
      en: "With a wrong rate of growth the target is misjudged."),
    condition: Message(
      ja: "値に付けた「(n%増)」「(n人増)」が、基準値からの増減（設定の端数処理で同じ桁に丸める）と違う。"
        + "本文の「前年度比n%増」は、両方の値（金額は同じ文の2つの額）が分かり、どの端数処理でも合わないとき。"
        + "「前年度の3.2倍」は、最後の桁で1以上違うとき。",
      en:
        "「(n%増)」 or 「(n人増)」 beside a value is not its growth from the baseline, rounded as the form "
        + "says; in running text, 「前年度比n%増」 that no rounding of both known values gives (of "
        + "amounts, the two in the sentence); a multiple (3.2倍) that is off by one in its last digit."
    ),
    remedy: Message(
      ja: "基準値からの増減を計算し直してください。", en: "Work out the growth from the baseline again."),
    source: "TXT-004（文章と表）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "切り捨てている", "cut off", layout: .register,
        grid: "市内の事業所数|868社|↓900社 (3%増)|登録された数",
        corrected: "市内の事業所数|868社|900社 (4%増)|登録された数"),
      Example(
        "小数1桁でも合う", "right at one decimal", layout: .register,
        grid: "市内の事業所数|868社|900社 (3.7%増)|登録された数"),
      Example(
        "四捨五入で合う", "right when rounded", layout: .register,
        grid: "市内の事業所数|868社|900社 (4%増)|登録された数"),
      Example(
        "数の増減", "growth in numbers", layout: .register,
        grid: "市内の事業所数|868社|↓900社 (42社増)|登録された数",
        corrected: "市内の事業所数|868社|900社 (32社増)|登録された数"),
      Example(
        "本文の前年度比", "against last year in the text", layout: .texts,
        grid: "施設の利用者数|人||500|480|520|541|↓施設の利用者数は541人で、前年度比21.7%の増となった。"),
      Example(
        "本文の前年度比が合う", "the right one in the text", layout: .texts,
        grid: "施設の利用者数|人||500|480|520|541|施設の利用者数は541人で、前年度比12.7%の増となった。"),
      Example(
        "金額の増減率", "growth of an amount", layout: .texts,
        grid: "利用者数|人||||520|541||↓令和4年度の決算額は、令和3年度の5,971千円から13.5%増の6,182千円となった。"),
      Example(
        "金額の増減率が合う", "the right growth of an amount", layout: .texts,
        grid: "利用者数|人||||520|541||決算額は6,182千円で、前年度の5,971千円に比べ3.5%増加した。"),
    ],
    check: GrowthWrong.check)
}

enum GrowthWrong {
  static func check(_ context: RuleContext) -> [Finding] {
    notes(context) + context.narratives.compactMap { texts($0, context) }
  }

  private static func notes(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      indicator.values.lazy.compactMap { note($0, indicator, context) }.first
    }
  }

  private static func note(
    _ value: IndicatorValue, _ indicator: Indicator, _ context: RuleContext
  ) -> Finding? {
    guard let note = value.parsed?.growthNote, let told = NumberText.find(in: note).first,
      let base = indicator.value(.baseline), value.role != .baseline,
      let from = base.value, let to = value.value, from > .zero, indicator.sameUnit(base, value)
    else { return nil }
    let isMore = note.hasSuffix("増")
    let change = isMore ? to - from : from - to
    let isPercent = told.unit.flatMap(Units.canonicalSpelling) == "%"
    let exact =
      isPercent
      ? (change * ExactDecimal(100)).divided(
        by: from, scale: told.value.scale,
        context.form.template.settings.achievementRounding ?? .halfUp) : change
    guard let exact, exact != told.value, told.unit == nil || isPercent || isSame(told, value)
    else { return nil }
    let shown = value.shown
    let right = "\(exact)" + (told.unit ?? "") + (isMore ? "増" : "減")
    let place = place(of: note, in: shown)
    let detailed = isPercent ? (change * ExactDecimal(100)).divided(by: from, scale: 2) : nil
    let unitText = isPercent ? "%" : told.unit ?? ""
    let fault = TextFault(
      range: place ?? 0..<shown.utf8.count,
      message: Message(
        ja: "「(\(note))」は、\(Wording.shown(base)) からの増減では \(right) です",
        en: "\"(\(note))\" is \(right) counted from \(Wording.shown(base))"),
      detail: [
        .written(
          ja: "\(Wording.shown(base)) → \(shown)　計算 \(detailed ?? exact)\(unitText)",
          en: "\(Wording.shown(base)) → \(shown); calculated \(detailed ?? exact)\(unitText)"),
        .cause(
          ja: isCutOff(detailed, told.value) ? "四捨五入でなく切り捨てた" : "計算間違い、または値だけを直した",
          en: isCutOff(detailed, told.value)
            ? "cut off instead of rounded" : "miscalculated, or only the value was changed"),
        .remedy(ja: "「(\(right))」と書く", en: "write \"(\(right))\""),
      ],
      evidence: Wording.evidence([base, value])
        + [Evidence("growth", note), Evidence("calculated", (detailed ?? exact).description)],
      related: [base.location, value.location],
      replacements: place.map { [TextReplacement($0, right)] } ?? [])
    return context.finding(
      at: value.location, key: Wording.key(value), owner: indicator.name, [fault])
  }

  private static func isSame(_ told: ParsedNumber, _ value: IndicatorValue) -> Bool {
    guard let one = told.unit.flatMap({ Units.lookup($0) }),
      let other = (value.unit ?? value.declaredUnit).flatMap({ Units.lookup($0) })
    else { return false }
    return one.isSame(as: other)
  }

  private static func isCutOff(_ exact: ExactDecimal?, _ told: ExactDecimal) -> Bool {
    exact?.rescaled(told.scale, .floor) == told
  }

  private static func place(of note: String, in text: String) -> Range<Int>? {
    let (bytes, wanted) = (Array(text.utf8), Array(note.utf8))
    guard wanted.count <= bytes.count else { return nil }
    return (0...(bytes.count - wanted.count)).first {
      bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
    }.map { $0..<$0 + wanted.count }
  }
}
