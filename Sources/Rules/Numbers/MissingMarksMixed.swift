import Forms
import Grid
import Notation

extension Rule {
  /// Several dashes for "not applicable" in one column.
  static let missingMarksMixed = Rule(
    id: "NUM-006",
    title: Message(ja: "欠損記号の不統一", en: "Different marks for missing values"),
    severity: .warning,
    why: Message(
      ja: "「-」「—」「該当なし」が混ざると、値がないのか書き忘れかを機械で区別できません。",
      en: "With -, — and 該当なし side by side a program cannot tell a missing value from an "
        + "oversight."),
    condition: Message(
      ja: "同じ列（同じ役割の値）に、該当なしを表す記号が2種類以上ある。"
        + "基準は様式の設定の欠損記号、なければ最も多い記号。",
      en: "One column holds two or more marks for not applicable. The form's own mark is the "
        + "standard, else the most frequent one."),
    remedy: Message(ja: "1種類の記号にそろえてください。", en: "Use one mark."),
    source: "NUM-006（数値）",
    fixSafety: .safe,
    scope: .form,
    examples: [
      Example(
        "「-」と「—」", "- and —",
        grid: """
          加入率|%|-|70|75|A|-|内容|①
          参加率|%|-|70|75|A|-|内容|①
          登録率|%|↓—|70|75|A|-|内容|①
          """,
        corrected: """
          加入率|%|-|70|75|A|-|内容|①
          参加率|%|-|70|75|A|-|内容|①
          登録率|%|-|70|75|A|-|内容|①
          """),
      Example(
        "1種類だけ", "one mark only",
        grid: """
          加入率|%|—|70|75|A|理由|内容|①
          参加率|%|—|70|75|A|理由|内容|①
          """),
      Example(
        "別の意味の語は別", "words of another meaning are another matter",
        grid: """
          加入率|%|-|70|75|A|理由|内容|①
          参加率|%|集計中|70|75|A|理由|内容|①
          """),
    ],
    check: MissingMarksMixed.check)
}

private enum MissingMarksMixed {
  private struct Mark {
    var location: Location
    var glyph: String
  }

  static func check(_ context: RuleContext) -> [Finding] {
    var columns: [String: [Mark]] = [:]
    var order: [String] = []
    func add(_ column: String, _ location: Location) {
      guard let cell = context.cell(at: location), cell.formula == nil,
        case .text(let text) = cell.value,
        MissingMark.parse(trimmed(text))?.kind == .notApplicable
      else { return }
      if columns[column] == nil { order.append(column) }
      columns[column, default: []].append(Mark(location: location, glyph: trimmed(text)))
    }
    for indicator in context.form.allIndicators {
      for value in indicator.values { add(Wording.key(value), value.location) }
    }
    for field in context.form.allFields where !field.filledDown { add(field.key, field.location) }
    return order.compactMap { finding($0, columns[$0] ?? [], context) }
  }

  private static func finding(
    _ column: String, _ marks: [Mark], _ context: RuleContext
  ) -> Finding? {
    var seen: Set<Place> = []
    let marks = marks.filter { seen.insert(Place($0.location)).inserted }
      .sorted { $0.location < $1.location }
    guard Set(marks.map(\.glyph)).count > 1 else { return nil }
    let counts = Frequency(marks.map(\.glyph))
    let standard = context.form.template.settings.missingMark ?? counts.mostFrequent ?? "-"
    let deviating = marks.filter { $0.glyph != standard }
    guard let first = deviating.first else { return nil }
    let list = counts.ordered.map { "「\($0.value)」\($0.count)件" }.joined(separator: "・")
    let listEN = counts.ordered.map { "\"\($0.value)\" × \($0.count)" }.joined(separator: ", ")
    let edits = deviating.compactMap { context.edit($0.location, to: .text(standard)) }
    return context.finding(
      at: first.location, key: column, owner: "",
      Message(
        ja: "同じ列に別の欠損記号があります（\(list)）",
        en: "Different marks for missing values in one column (\(listEN))"),
      detail: [
        .written(
          ja: "「\(first.glyph)」　そろえる記号「\(standard)」",
          en: "\"\(first.glyph)\", the standard is \"\(standard)\""),
        .remedy(
          ja: "\(deviating.map { "\($0.location.cell)" }.joined(separator: "、")) を「\(standard)」にする",
          en: "write \"\(standard)\" in "
            + deviating.map { "\($0.location.cell)" }.joined(separator: ", ")),
      ],
      evidence: counts.ordered.map { Evidence($0.value, "\($0.count)") },
      related: (deviating.dropFirst() + marks.filter { $0.glyph == standard }).map(\.location),
      fix: edits.isEmpty ? nil : Fix(.safe, edits))
  }
}
