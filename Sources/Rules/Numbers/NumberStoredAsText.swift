import Forms
import Grid
import Notation

extension Rule {
  /// A number that the workbook stores as text.
  static let numberStoredAsText = Rule(
    id: "NUM-001",
    title: Message(ja: "数値が文字列", en: "Number stored as text"),
    severity: .warning,
    why: Message(
      ja: "文字列の数値は、Excel の合計や平均から黙って外れます。",
      en: "Excel leaves numbers stored as text out of sums and averages without a word."),
    condition: Message(
      ja: "数値だけを書く欄のセルが文字列で、全角・半角をそろえると全体が数値として読める"
        + "（CSV は対象外）。",
      en: "A cell for a bare number holds text that reads as a number as a whole once width is "
        + "unified (not in CSV)."),
    remedy: Message(
      ja: "数値として入力し直してください。", en: "Enter the value as a number."),
    source: "NUM-001（数値）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "文字列の整数と小数", "a whole number and a decimal as text",
        grid: "加入率|%|↓\"66\"|70.5{0.0}|↓\"64.20\"|C|理由|内容|①",
        corrected: "加入率|%|66|70.5{0.0}|64.20{0.00}|C|理由|内容|①"),
      Example(
        "全角と桁区切り", "full-width digits and grouping",
        grid: "利用者数|人|↓１１８，３８３|130000|↓\"118,400\"|C|理由|内容|①",
        corrected: "利用者数|人|118383{#,##0}|130000|118400{#,##0}|C|理由|内容|①"),
      Example(
        "△は負の数", "a triangle is a minus sign",
        grid: "増減数|人|↓△35|70|80|A|-|内容|①",
        corrected: "増減数|人|-35{#,##0;△#,##0}|70|80|A|-|内容|①"),
      Example(
        "数値のセル", "cells that are numbers",
        grid: "加入率|%|66{0.0}|70|0.642{0.0%}|C|理由|内容|①"),
      Example(
        "欠損記号は数値ではない", "a missing mark is no number",
        grid: "加入率|%|66|70|-|C|理由|内容|①"),
    ],
    check: NumberStoredAsText.check)
}

private enum NumberStoredAsText {
  static func check(_ context: RuleContext) -> [Finding] {
    guard !context.isPlainText else { return [] }
    return NumberCell.all(context).compactMap { cell in
      guard let text = cell.text, let number = NumberText.parse(text), number.isBareNumber,
        let decimals = PlainDigits(number)
      else { return nil }
      return finding(cell, text, decimals, context)
    }
  }

  private static func finding(
    _ cell: NumberCell, _ text: String, _ digits: PlainDigits, _ context: RuleContext
  ) -> Finding {
    let edit = digits.edit(of: cell, context)
    let written = Wording.line(text)
    return context.finding(
      at: cell.location, key: cell.key, owner: cell.owner,
      Message(
        ja: "数値「\(written)」が文字列として入力されています",
        en: "The number \"\(written)\" is stored as text"),
      detail: [
        .written(
          ja: "文字列「\(written)」　数値では \(digits.value)",
          en: "text \"\(written)\", the number is \(digits.value)"),
        .cause(
          ja: "全角で入力した、または先頭に ' がある・書式が文字列のセルに入力した",
          en: "typed in full width, after an apostrophe, or into a cell with the text format"),
        .remedy(
          ja: "\(cell.location.cell) を数値の \(digits.value) にする",
          en: "make \(cell.location.cell) the number \(digits.value)"),
      ],
      evidence: [Evidence("text", text), Evidence("number", "\(digits.value)")],
      related: cell.name.map { [$0] } ?? [],
      fix: edit.map { Fix(.safe, [$0]) })
  }
}
