import Forms
import Grid
import Notation

extension Rule {
  /// A unit in another spelling than the usual one.
  static let unitSpeltDifferently = Rule(
    id: "UNT-001",
    title: Message(ja: "単位の表記ゆれ", en: "Unit in another spelling"),
    severity: .info,
    why: Message(
      ja: "「％」と「%」、「箇所」と「か所」が混ざると、同じ単位の指標をまとめられません。",
      en: "With two spellings side by side, indicators of one unit cannot be put together."),
    condition: Message(
      ja: "単位欄の単位、または値と同じセルに書いた単位が、単位の表にある別表記。",
      en: "The unit cell, or a value with its unit in one cell, holds a variant of the unit table."),
    remedy: Message(
      ja: "標準の表記にそろえてください。", en: "Use the usual spelling."),
    source: "UNT-001（単位）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "全角の％", "a full-width percent sign",
        grid: "加入率|↓％|60|70|75|A|-|内容|①",
        corrected: "加入率|%|60|70|75|A|-|内容|①"),
      Example(
        "名と人", "名 for 人",
        grid: "参加者数|↓名|60|70|75|A|-|内容|①",
        corrected: "参加者数|人|60|70|75|A|-|内容|①"),
      Example(
        "延べ人は意味が変わるので直さない", "延べ人 means more: no fix",
        grid: "参加者数|↓延べ人|60|70|75|A|-|内容|①"),
      Example(
        "値と同じセルの単位", "a unit beside its value", layout: .register,
        grid: "加入率|60.5%|↓70.0％|会員÷世帯", corrected: "加入率|60.5%|70.0%|会員÷世帯"),
      Example("標準の表記", "the usual spelling", grid: "加入率|%|60|70|75|A|-|内容|①"),
    ],
    check: UnitSpeltDifferently.check)
}

private enum UnitSpeltDifferently {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.flatMap { indicator in
      WrittenUnit.all(indicator).compactMap { finding($0, indicator, context) }
    }
  }

  private static func finding(
    _ place: WrittenUnit, _ indicator: Indicator, _ context: RuleContext
  ) -> Finding? {
    let written = place.unit
    guard let canonical = Units.canonicalSpelling(written), canonical != written,
      !canonical.isEmpty
    else { return nil }
    let edit =
      losesMeaning(written)
      ? nil : context.edit(place.location, to: .text(place.text(with: canonical)))
    let cell = place.location.cell
    return context.finding(
      at: place.location, key: place.key, owner: indicator.name,
      Message(
        ja: "単位「\(written)」は「\(canonical)」の別表記です",
        en: "The unit \"\(written)\" is another spelling of \"\(canonical)\""),
      detail: [
        .written(
          ja: "「\(written)」　標準「\(canonical)」", en: "\"\(written)\", usually \"\(canonical)\""),
        edit == nil
          ? .remedy(
            ja: "単位を「\(canonical)」にし、「\(written)」の残りの意味は指標名に書く",
            en: "use \"\(canonical)\" and put the rest of \"\(written)\" into the name")
          : .remedy(
            ja: "\(cell) の単位を「\(canonical)」にする", en: "make the unit in \(cell) \"\(canonical)\""),
      ],
      evidence: [Evidence("unit", written), Evidence("canonical", canonical)],
      related: [indicator.nameLocation].compactMap { $0 },
      fix: edit.map { Fix(.safe, [$0]) })
  }

  /// A qualifier or a period is part of the datum.
  private static func losesMeaning(_ written: String) -> Bool {
    guard let unit = Units.lookup(written) else { return true }
    return unit.qualifier != nil || unit.period != nil || unit.bound != nil
  }
}
