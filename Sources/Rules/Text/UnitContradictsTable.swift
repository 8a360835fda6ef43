import Forms
import Grid
import Notation

extension Rule {
  /// A target or an actual that the text counts in another unit than the table.
  static let unitContradictsTable = Rule(
    id: "TXT-011",
    title: Message(ja: "記述の単位が表と違う", en: "Another unit in the text than in the table"),
    severity: .warning,
    why: Message(
      ja: "人と件のように単位が違うと、何を数えた値か分かりません。",
      en: "With 人 here and 件 there nobody knows what was counted."),
    condition: Message(
      ja: "文章に引用した目標・実績・基準の単位が、表の単位と（表記のゆれをそろえても）違う。"
        + "千円と円のように換算して値が合うものは除く。",
      en: "The unit of a quoted target, actual or baseline is not the table's, spellings made one. "
        + "Units that convert to the same value (千円, 円) are fine."),
    remedy: Message(ja: "単位をそろえてください。", en: "Use one unit."),
    source: "TXT-011（文章と表）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "人と件", "people and cases", layout: .texts,
        grid: "空き店舗の活用件数|件||||6|4|↓「空き店舗の活用件数」は、目標6人に対して実績4人であった。",
        corrected: "空き店舗の活用件数|件||||6|4|「空き店舗の活用件数」は、目標6件に対して実績4件であった。"),
      Example(
        "％と人", "a share counted in people", layout: .texts,
        grid: "町内会の加入率|%||||62|58|↓「町内会の加入率」は、目標62%に対して実績58人であった。",
        corrected: "町内会の加入率|%||||62|58|「町内会の加入率」は、目標62%に対して実績58%であった。"),
      Example(
        "目標の何％", "percent of the target", layout: .texts,
        grid: "図書館の利用者数|人||||600|624|図書館の利用者数は目標の104.0％に達した。"),
      Example(
        "表記のゆれは同じ単位", "spellings of one unit", layout: .texts,
        grid: "通いの場の数|か所||||6|4|「通いの場の数」は、目標６箇所に対して実績４ヶ所であった。"),
      Example(
        "換算して合う", "equal when converted", layout: .texts,
        grid: "出荷額|百万円||||248000|251300|「出荷額」は、目標2,480億円に対して実績2,513億円であった。"),
      Example(
        "名数の違う別のもの", "another thing", layout: .texts,
        grid: "空き店舗の活用件数|件||||6|4|「空き店舗の活用件数」は、相談に来た8人のうち5人が見送り、実績4件であった。"),
    ],
    check: UnitContradictsTable.check)
}

private enum UnitContradictsTable {
  static func check(_ context: RuleContext) -> [Finding] {
    context.findings { narrative in
      narrative.claims.compactMap { fault($0, narrative) }
    }
  }

  private static func fault(_ claim: Claim, _ narrative: Narrative) -> TextFault? {
    switch claim.quantity {
    case .target, .finalTarget, .actual, .baseline: break
    default: return nil
    }
    guard let indicator = narrative.indicator(of: claim), let written = claim.number.unit,
      let own = Units.lookup(written, indicator: indicator.shortName),
      let wanted = Units.lookup(indicator.unit, indicator: indicator.shortName),
      own.dimension != wanted.dimension, let range = claim.number.unitRange
    else { return nil }
    let cell = indicator.unitField?.location ?? indicator.values.first?.location
    return TextFault(
      range: range,
      message: Message(
        ja: "「\(indicator.shortName)」の単位が文章では\(written)、表では\(indicator.unit)です",
        en:
          "\"\(indicator.shortName)\" is counted in \(written) in the text, in \(indicator.unit) in "
          + "the table"),
      detail: [
        .written(
          ja: "文章 \(claim.written)　表の単位 \(indicator.unit)",
          en: "text: \(claim.written); the table's unit: \(indicator.unit)"),
        .cause(ja: "単位の書き間違い、または表の単位の誤り", en: "mistyped, or the table's unit is wrong"),
        .remedy(ja: "「\(indicator.unit)」にそろえる", en: "write \(indicator.unit)"),
      ],
      evidence: [Evidence("text", written), Evidence("table", indicator.unit)],
      related: [cell].compactMap(\.self), replacements: [TextReplacement(range, indicator.unit)])
  }
}
