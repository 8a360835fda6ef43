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
  /// Where a unit is written: the cell's whole text and the stretch of it that is the unit.
  private struct Place {
    var location: Location
    var key: String
    var owner: Indicator
    var text: String
    var stretch: Range<Int>

    var written: String { trimmed(String(decoding: Array(text.utf8)[stretch], as: UTF8.self)) }

    func text(with unit: String) -> String {
      let bytes = Array(text.utf8)
      return String(
        decoding: bytes[..<stretch.lowerBound] + Array(unit.utf8) + bytes[stretch.upperBound...],
        as: UTF8.self)
    }
  }

  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.flatMap { indicator in
      places(indicator).compactMap { finding($0, context) }
    }
  }

  private static func places(_ indicator: Indicator) -> [Place] {
    var places: [Place] = []
    if let field = indicator.unitField, field.location.range == nil, !field.isEmpty {
      places.append(
        Place(
          location: field.location, key: field.key, owner: indicator, text: trimmed(field.raw),
          stretch: 0..<trimmed(field.raw).utf8.count))
    }
    for value in indicator.values where value.composite {
      guard case .text(let text)? = value.cell?.value, let number = value.parsed,
        let unit = number.unitRange, let range = value.location.range
      else { continue }
      // The number's own offsets count from where its part of the text begins.
      let start = range.lowerBound - number.range.lowerBound
      let stretch = start + unit.lowerBound..<start + unit.upperBound
      guard stretch.lowerBound >= 0, stretch.upperBound <= text.utf8.count else { continue }
      places.append(
        Place(
          location: value.location, key: value.role.rawValue, owner: indicator, text: text,
          stretch: stretch))
    }
    return places
  }

  private static func finding(_ place: Place, _ context: RuleContext) -> Finding? {
    let written = place.written
    guard let canonical = Units.canonicalSpelling(written), canonical != written,
      !canonical.isEmpty
    else { return nil }
    let edit =
      losesMeaning(written)
      ? nil : context.edit(place.location, to: .text(place.text(with: canonical)))
    let cell = place.location.cell
    return context.finding(
      at: place.location, key: place.key, owner: place.owner.name,
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
      related: [place.owner.nameLocation].compactMap { $0 },
      fix: edit.map { Fix(.safe, [$0]) })
  }

  /// A qualifier or a period is part of the datum.
  private static func losesMeaning(_ written: String) -> Bool {
    guard let unit = Units.lookup(written) else { return true }
    return unit.qualifier != nil || unit.period != nil || unit.bound != nil
  }
}
