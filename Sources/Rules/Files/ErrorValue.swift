import Forms
import Grid

extension Rule {
  /// A cell that shows an error of Excel's.
  static let errorValue = Rule(
    id: "FIL-008",
    title: Message(ja: "エラー値", en: "Error value"),
    severity: .warning,
    why: Message(
      ja: "エラー値のセルは集計に入らず、参照しているほかのセルもエラーになります。",
      en: "A cell with an error counts in no total and makes every cell that reads it an error."),
    condition: Message(
      ja: "セルの値が #REF!・#DIV/0!・#N/A・#VALUE!・#NAME? などのエラー値、または同じ文字列。",
      en: "A cell's value is #REF!, #DIV/0!, #N/A, #VALUE!, #NAME? or another error, or "
        + "the same as text."),
    remedy: Message(
      ja: "数式の参照先を直すか、値を入力してください。",
      en: "Mend what the formula refers to, or enter the value."),
    source: "FIL-008（ファイル）",
    scope: .cell,
    examples: [
      Example(
        "参照先のない数式", "a reference that leads nowhere",
        grid: "加入率|%|60|70|↓#REF!|A|-|内容|①"),
      Example(
        "0で割った", "divided by zero",
        grid: "加入率|%|60|↓#DIV/0!|75|A|-|↓#N/A|①"),
      Example(
        "番号の記号", "a number sign in text", grid: "加入率|%|60|70|75|A|-|#1 の内容|①"),
    ],
    checkFile: ErrorValue.check)
}

enum ErrorValue {
  static let codes: Set<String> = [
    "#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!",
  ]

  fileprivate static func check(_ context: FileContext) -> [Finding] {
    context.book.sheets.enumerated().flatMap { index, sheet in
      sheet.cells.compactMap { cell -> Finding? in
        switch cell.value {
        case .error(let code): finding(cell, code, index, context)
        case .text(let text) where codes.contains(text):
          finding(cell, text, index, context)
        default: nil
        }
      }
    }
  }

  private static func finding(
    _ cell: Cell, _ code: String, _ index: Int, _ context: FileContext
  ) -> Finding {
    let inputs = cell.formula.map(FormulaInputs.cells) ?? []
    let formula = cell.formula.map { "　数式 =\($0)" } ?? ""
    return context.finding(
      at: cell.reference, inSheet: index,
      Message(ja: "エラー値 \(code) があります", en: "The cell shows \(code)"),
      detail: [
        .written(ja: code + formula, en: code + (cell.formula.map { ", formula =\($0)" } ?? "")),
        .cause(ja: cause(code).ja, en: cause(code).en),
        .remedy(
          ja: "\(cell.reference) の数式を直すか、値を入力する",
          en: "mend the formula of \(cell.reference), or enter the value"),
      ],
      evidence: [Evidence("error", code)] + (cell.formula.map { [Evidence("formula", $0)] } ?? []),
      related: inputs.map { context.book.location($0, inSheet: index) })
  }

  private static func cause(_ code: String) -> Message {
    switch code {
    case "#REF!": Message(ja: "参照していた行・列・シートが削除された", en: "what it refers to was deleted")
    case "#DIV/0!": Message(ja: "割る数（目標値など）が空欄か0", en: "the divisor is empty or 0")
    case "#N/A": Message(ja: "検索した値が表にない", en: "a look-up found nothing")
    case "#VALUE!": Message(ja: "数値の欄に文字がある", en: "text where a number is needed")
    case "#NAME?": Message(ja: "関数や名前の綴りが違う", en: "a misspelt function or name")
    default: Message(ja: "計算できない数式", en: "the formula cannot be calculated")
    }
  }
}

/// The cells of its own sheet that a formula reads.
private enum FormulaInputs {
  static func cells(_ formula: String) -> [CellReference] {
    var cells: [CellReference] = []
    let parts = formula.split {
      !($0.isASCII && ($0.isLetter || $0.isNumber) || "$:!'".contains($0))
    }
    for part in parts where !part.contains("!") && !part.contains("'") {
      guard let range = CellRange(part), range.rows.count * range.columns.count <= 20 else {
        continue
      }
      for row in range.rows {
        for column in range.columns { cells.append(CellReference(row: row, column: column)) }
      }
    }
    return Array(Frequency(cells).ordered.map(\.value).prefix(20))
  }
}
