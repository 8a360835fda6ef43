import Forms
import Grid
import Notation

extension Rule {
  /// A direction that is not one of the three arrows.
  static let directionSignForeign = Rule(
    id: "ENM-007",
    title: Message(ja: "方向記号のゆれ", en: "Directions in other signs"),
    severity: .warning,
    why: Message(
      ja: "↑ や「増加」が ↗ に混ざると、めざす方向ごとの集計と達成の判定が食い違います。",
      en: "With ↑ or 増加 among ↗ the counts by direction, and the verdicts, go apart."),
    condition: Message(
      ja: "めざす方向を ↗ → ↘ で書く欄に、それ以外の記号や言葉がある。"
        + "（様式の選択肢が別の言葉のとき、欄に矢印が1つもないときは対象外）",
      en: "A column of directions written ↗ → ↘ holds something else. Not judged where the form "
        + "offers other words, nor where the column holds no such arrow at all."),
    remedy: Message(ja: "↗・→・↘ のどれかにしてください。", en: "Write ↗, → or ↘."),
    source: "ENM-007（選択肢）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "↑ と「減少」", "↑ and a word", layout: .directions,
        grid: """
          加入率|%|↗|70|75
          登録団体数|団体|↓↑|30|31
          待機児童数|人|↓減少|0|2
          """,
        corrected: """
          加入率|%|↗|70|75
          登録団体数|団体|↗|30|31
          待機児童数|人|↘|0|2
          """),
      Example(
        "方向の分からない言葉", "a word that names no direction", layout: .directions,
        grid: """
          加入率|%|↗|70|75
          登録団体数|団体|↓検討中|30|31
          """),
      Example(
        "三つの矢印", "the three arrows", layout: .directions,
        grid: """
          加入率|%|↗|70|75
          登録団体数|団体|→|30|31
          待機児童数|人|↘|0|2
          """),
      Example(
        "言葉で書く様式", "a form that uses words", layout: .directions,
        grid: """
          加入率|%|増加|70|75
          待機児童数|人|減少|0|2
          """),
    ],
    check: DirectionSignForeign.check)
}

private enum DirectionSignForeign {
  private static let arrows = ["↗", "→", "↘"]

  static func check(_ context: RuleContext) -> [Finding] {
    let fields = context.form.allRecords.flatMap { record in
      record.fields.filter { $0.key == "指標.方向" && !$0.filledDown && !$0.isEmpty }
        .map { (field: $0, owner: record.owner) }
    }
    let offered = fields.first.map(\.field.type.options) ?? []
    let isArrows =
      offered.isEmpty
      ? fields.contains { arrows.contains(trimmed($0.field.raw)) }
      : offered.allSatisfy(arrows.contains)
    guard isArrows else { return [] }
    return fields.compactMap { finding($0.field, $0.owner, context) }
  }

  private static func finding(
    _ field: Field, _ owner: String, _ context: RuleContext
  ) -> Finding? {
    let written = trimmed(field.raw)
    guard !arrows.contains(written), MissingMark.parse(written) == nil,
      !BlankReference.isZero(context.cell(at: field.location)?.value)
    else { return nil }
    let arrow = arrow(written)
    let edit = arrow.flatMap { context.edit(field.location, to: .text($0)) }
    let line = Wording.line(written)
    return context.finding(
      at: field.location, key: field.key, owner: owner,
      Message(
        ja: "めざす方向「\(line)」は ↗・→・↘ のどれでもありません",
        en: "The direction \"\(line)\" is none of ↗, → and ↘"),
      detail: [
        .written(
          ja: "「\(line)」" + (arrow.map { "　意味は \($0)" } ?? ""),
          en: "\"\(line)\"" + (arrow.map { ", which means \($0)" } ?? "")),
        .remedy(
          ja: "\(field.location.cell) を \(arrow.map { "\($0) " } ?? "↗・→・↘ のどれか")にする",
          en: "make \(field.location.cell) \(arrow ?? "one of ↗, → and ↘")"),
      ],
      evidence: [Evidence("value", written)] + (arrow.map { [Evidence("arrow", $0)] } ?? []),
      fix: edit.map { Fix(.safe, [$0]) })
  }

  private static func arrow(_ text: String) -> String? {
    switch DirectionText.column(text) {
    case .up: "↗"
    case .down: "↘"
    case .keep: "→"
    case .range, nil: nil
    }
  }
}
