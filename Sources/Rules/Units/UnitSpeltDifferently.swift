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
      ja: "単位欄の単位、または値と同じセルに書いた単位が、単位の表にある別表記。"
        + "値と単位を同じセルに書く欄では、数字が全角のときも。",
      en: "The unit cell, or a value with its unit in one cell, holds a variant of the unit table; "
        + "or the digits before such a unit are of full width."),
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
      Example(
        "値と同じセルの全角の数字", "full-width digits beside a unit", layout: .register,
        grid: "利用者数|1,200人|↓１，５００人|窓口の利用者",
        corrected: "利用者数|1,200人|1,500人|窓口の利用者"),
      Example(
        "数字も単位も", "digits and unit", layout: .register,
        grid: "加入率|60.5%|↓７０．０％|会員÷世帯", corrected: "加入率|60.5%|70.0%|会員÷世帯"),
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
    let variant = variant(place.unit)
    let digits = place.wideDigits
    guard variant != nil || digits != nil else { return nil }
    let unit = variant ?? place.unit
    let mends = variant == nil || !losesMeaning(place.unit)
    let text = place.text(with: mends ? unit : place.unit)
    let edit = mends || digits != nil ? context.edit(place.location, to: .text(text)) : nil
    return context.finding(
      at: place.location, key: place.key, owner: indicator.name,
      message(place, variant: variant, digits: digits),
      detail: detail(place, unit, digits, mends: mends),
      evidence: (variant.map { [Evidence("unit", place.unit), Evidence("canonical", $0)] } ?? [])
        + (digits.map { [Evidence("digits", $0.written), Evidence("plain", $0.plain)] } ?? []),
      related: [indicator.nameLocation].compactMap { $0 },
      fix: edit.map { Fix(.safe, [$0]) })
  }

  /// The usual spelling, nil for a unit that has it and for one that is not in the table.
  private static func variant(_ written: String) -> String? {
    guard let canonical = Units.canonicalSpelling(written), canonical != written,
      !canonical.isEmpty
    else { return nil }
    return canonical
  }

  private static func message(
    _ place: WrittenUnit, variant: String?, digits: (written: String, plain: String)?
  ) -> Message {
    let unit = variant.map {
      Message(
        ja: "単位「\(place.unit)」は「\($0)」の別表記です",
        en: "The unit \"\(place.unit)\" is another spelling of \"\($0)\"")
    }
    let number = digits.map {
      Message(
        ja: "数字「\($0.written)」が全角です", en: "The digits \"\($0.written)\" are of full width")
    }
    let both = [unit, number].compactMap { $0 }
    return Message(
      ja: both.map(\.ja).joined(separator: "。"), en: both.map(\.en).joined(separator: "; "))
  }

  private static func detail(
    _ place: WrittenUnit, _ unit: String, _ digits: (written: String, plain: String)?, mends: Bool
  ) -> [Message] {
    let (cell, written) = (place.location.cell, (digits?.written ?? "") + place.unit)
    let usual = (digits?.plain ?? "") + unit
    return [
      .written(ja: "「\(written)」　標準「\(usual)」", en: "\"\(written)\", usually \"\(usual)\""),
      mends
        ? .remedy(
          ja: "\(cell) の\(digits == nil ? "単位" : "「\(written)」")を「\(usual)」にする",
          en: "make \(digits == nil ? "the unit" : "\"\(written)\"") in \(cell) \"\(usual)\"")
        : .remedy(
          ja: "単位を「\(unit)」にし、「\(place.unit)」の残りの意味は指標名に書く",
          en: "use \"\(unit)\" and put the rest of \"\(place.unit)\" into the name"),
    ]
  }

  /// A qualifier or a period is part of the datum.
  private static func losesMeaning(_ written: String) -> Bool {
    guard let unit = Units.lookup(written) else { return true }
    return unit.qualifier != nil || unit.period != nil || unit.bound != nil
  }
}
