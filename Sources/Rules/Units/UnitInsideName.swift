import Forms
import Grid
import Notation

extension Rule {
  /// A name that ends in its unit while the unit cell is blank.
  static let unitInsideName = Rule(
    id: "UNT-010",
    title: Message(ja: "単位が名称に埋め込み", en: "Unit inside the name"),
    severity: .info,
    why: Message(
      ja: "単位が名称の中にあると、単位で並べたり集計したりできません。",
      en: "A unit inside the name cannot be sorted or summed by."),
    condition: Message(
      ja: "名称が「（t）」「（％）」のように単位で終わり、単位欄が空欄。",
      en: "The name ends in a unit in brackets, and the unit cell is blank."),
    remedy: Message(
      ja: "単位を単位欄に書いてください。", en: "Write the unit into the unit cell."),
    source: "UNT-010（単位）",
    fixSafety: .safe,
    scope: .indicator,
    examples: [
      Example(
        "名称に（万トン）", "万トン in the name",
        grid: "↓ごみ焼却量（万トン）||56|54|53|A|-|内容|①",
        corrected: "ごみ焼却量（万トン）|万トン|56|54|53|A|-|内容|①"),
      Example("単位欄がある", "the unit cell is filled", grid: "ごみ焼却量（万トン）|万トン|56|54|53|A|-|内容|①"),
      Example(
        "かっこの中が単位でない", "no unit in the brackets",
        grid: "社会増減数（転入－転出）||56|54|53|A|-|内容|①"),
    ],
    check: UnitInsideName.check)
}

private enum UnitInsideName {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      guard let place = indicator.nameLocation, let unit = indicator.unitInName,
        indicator.isWithoutUnit
      else { return nil }
      let cell = indicator.unitField?.location
      let edit = cell.flatMap { context.edit($0, to: .text(unit.canonical)) }
      return context.finding(
        indicator, at: place, key: "unit",
        Message(
          ja: "単位「\(unit.canonical)」が名称の中に書かれています",
          en: "The unit \(unit.canonical) stands inside the name"),
        detail: [
          .remedy(
            ja: (cell.map { "\($0.cell) " } ?? "単位欄") + "に「\(unit.canonical)」と書く",
            en: "write \(unit.canonical) into " + (cell.map { "\($0.cell)" } ?? "the unit cell"))
        ],
        evidence: [Evidence("unit", unit.canonical)], related: [cell].compactMap { $0 },
        fix: edit.map { Fix(.safe, [$0]) })
    }
  }
}

extension Indicator {
  /// Neither the unit cell nor any value says what is counted.
  var isWithoutUnit: Bool {
    (unitField?.isEmpty ?? true) && values.allSatisfy { $0.role == .rate || $0.parsed?.unit == nil }
  }
}
