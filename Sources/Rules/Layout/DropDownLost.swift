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
    scope: .form,
    examples: [
      Example(
        "貼り付けで一覧がなくなった", "pasting has destroyed the list", layout: .choices,
        grid: "加入率|↓B|順調\n参加率|C|順調", dropDowns: []),
      Example(
        "1つの欄だけ", "in one cell only", layout: .choices,
        grid: "加入率|B|順調\n参加率|↓C|順調", dropDowns: ["B2"]),
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
    let choices = lost.choices?.joined(separator: "・")
    return context.finding(
      at: first, key: "validation", owner: lost.type + (choices ?? ""),
      Message(
        ja: lost.type == "list" ? "選択肢の一覧（入力規則）がなくなっています" : "入力規則がなくなっています",
        en: lost.type == "list" ? "The drop-down is gone" : "The input rule is gone"),
      detail: [
        .written(
          ja: "入力規則のない欄 \(count)か所（\(first.cell) から）" + (choices.map { "　様式の選択肢 \($0)" } ?? ""),
          en: "\(count) cell\(count == 1 ? "" : "s") from \(first.cell) on"
            + (choices.map { "; the form offers \($0)" } ?? "")),
        .cause(ja: "ほかのファイルからの貼り付け", en: "cells were pasted over"),
        .remedy(
          ja: "様式の欄をコピーし、形式を選択して貼り付け→入力規則 で戻す",
          en: "copy a cell of the form and paste its validation"),
      ],
      evidence: [Evidence("type", lost.type), Evidence("cells", "\(count)")],
      related: Array(lost.cells.dropFirst()))
  }
}
