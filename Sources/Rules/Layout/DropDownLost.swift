import Forms
import Grid

extension Rule {
  /// An input rule of the form that is gone.
  static let dropDownLost = Rule(
    id: "LAY-006",
    title: Message(ja: "入力規則の消失", en: "A drop-down is gone"),
    severity: .warning,
    why: Message(
      ja: "入力規則がないと、選択肢にない言葉や別の書き方が入ってしまいます。",
      en: "Without its drop-down a cell takes any spelling and any word."),
    condition: Message(
      ja: "様式で入力規則のある入力欄に、その規則がない。規則の範囲ごとに1件。CSVは対象外。",
      en: "An input cell lacks an input rule that the form has there; once for every range. "
        + "CSV files have none."),
    remedy: Message(
      ja: "様式のセルをコピーし、「形式を選択して貼り付け→入力規則」で戻してください。",
      en: "Copy a cell of the form and paste its validation."),
    source: "LAY-006（様式）",
    fixSafety: .safe,
    scope: .form,
    examples: [
      Example(
        "貼り付けで一覧がなくなった", "pasting has destroyed the list", layout: .choices,
        grid: "加入率|↓B|順調\n参加率|C|順調", corrected: "加入率|B|順調\n参加率|C|順調", dropDowns: []),
      Example(
        "1つの欄だけ", "in one cell only", layout: .choices,
        grid: "加入率|B|順調\n参加率|↓C|順調", corrected: "加入率|B|順調\n参加率|C|順調",
        dropDowns: ["B2"]),
      Example(
        "様式のとおり", "as in the form", layout: .choices,
        grid: "加入率|B|順調\n参加率|C|順調"),
    ],
    check: DropDownLost.check)
}

private enum DropDownLost {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.alignment.sheets.flatMap { sheet in
      sheet.lostValidations.map { finding($0, context) }
    }
  }

  private static func finding(
    _ lost: SheetComparison.LostValidation, _ context: RuleContext
  ) -> Finding {
    let first = lost.cells[0]
    let count = lost.cells.count
    let choices = lost.choices.map(Wording.list)
    return context.finding(
      at: first, key: "validation", owner: lost.type + (choices?.ja ?? ""),
      Message(
        ja: lost.type == "list" ? "選択肢の一覧（入力規則）がなくなっています" : "入力規則がなくなっています",
        en: lost.type == "list" ? "The drop-down is gone" : "The input rule is gone"),
      detail: [
        .written(
          ja: "入力規則のない欄 \(count)か所（\(first.cell) から）" + (choices.map { "　様式の選択肢 \($0.ja)" } ?? ""),
          en: "\(Message.counted(count, "cell")) from \(first.cell) on"
            + (choices.map { "; the form offers \($0.en)" } ?? "")),
        .cause(ja: "ほかのファイルからの貼り付け", en: "cells were pasted over"),
        .remedy(
          ja: "様式の欄をコピーし、形式を選択して貼り付け→入力規則 で戻す",
          en: "copy a cell of the form and paste its validation"),
      ],
      evidence: [Evidence("type", lost.type), Evidence("cells", "\(count)")],
      related: Array(lost.cells.dropFirst()), fix: fix(lost, context))
  }

  /// The form's own rule over the cells that lack it.
  private static func fix(
    _ lost: SheetComparison.LostValidation, _ context: RuleContext
  ) -> Fix? {
    guard !context.isPlainText, holdsHere(lost.rule, context) else { return nil }
    var rule = lost.rule
    rule.ranges = ranges(of: lost.cells.map(\.cell))
    let first = lost.cells[0]
    return Fix(
      .safe, [],
      sheetEdits: [
        SheetEdit(sheet: first.sheet, reference: first.cell, change: .validation(rule))
      ])
  }

  /// Whether a rule says the same in this book: choices and bounds written in it, or a list that the
  /// book has at the same place or under the same name.
  private static func holdsHere(_ rule: DataValidation, _ context: RuleContext) -> Bool {
    if rule.choices != nil { return true }
    let formulas = [rule.formula, rule.secondFormula].compactMap { $0 }
    if rule.type != "list" {
      return rule.type != "custom" && formulas.allSatisfy { ExactDecimal($0) != nil }
    }
    if let area = AreaReference(rule.formula), let name = area.sheet,
      let sheet = context.book.sheet(named: name)
    {
      return sheet.cells.contains { area.range.contains($0.reference) && !$0.value.isBlank }
    }
    return context.book.definedNames.contains { $0.name == rule.formula }
  }

  /// Cells below each other as ranges.
  private static func ranges(of cells: [CellReference]) -> [CellRange] {
    var ranges: [CellRange] = []
    for cell in cells.sorted(by: { ($0.column, $0.row) < ($1.column, $1.row) }) {
      if let last = ranges.last, last.last.column == cell.column, last.last.row + 1 == cell.row {
        ranges[ranges.count - 1] = CellRange(last.first, cell)
      } else {
        ranges.append(CellRange(cell, cell))
      }
    }
    return ranges
  }
}
