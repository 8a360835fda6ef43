import Forms
import Grid

extension Rule {
  /// A number typed over a formula.
  static let formulaOverwritten = Rule(
    id: "LAY-007",
    title: Message(ja: "数式の上書き", en: "A formula was overwritten"),
    severity: .error,
    why: Message(
      ja: "数式を消して打った値は、目標や実績を直しても変わりません。",
      en: "A typed number stays as it is when target or actual are corrected."),
    condition: Message(
      ja: "同じ列のほかの行は数式なのに、値が直接入力されている。"
        + "計算した値と合わないときはエラー、合うときは注意。CSVは対象外。",
      en:
        "A number is typed where the other rows of the column calculate; an error where it is not "
        + "what they would give, else a warning. CSV files have no formulas."),
    remedy: Message(
      ja: "上か下の行の数式をコピーして戻してください。", en: "Copy the formula of another row."),
    source: "LAY-007（様式）",
    scope: .cell,
    examples: [
      Example(
        "計算と違う値", "not what the formula gives", layout: .rates,
        grid: "加入率|%|↗|60|80|60|0.75{0.0%}=F2/E2|\n参加率|%|↗|60|80|40|0.5{0.0%}=F3/E3|"
          + "\n満足度|%|↗|60|80|20|↓0.65{0.0%}|"),
      Example(
        "計算どおりの値", "what the formula gives", layout: .rates,
        grid: "加入率|%|↗|60|80|60|0.75{0.0%}=F2/E2|\n参加率|%|↗|60|80|40|0.5{0.0%}=F3/E3|"
          + "\n満足度|%|↗|60|80|20|↓0.25{0.0%}|"),
      Example(
        "すべて数式", "formulas all over", layout: .rates,
        grid: "加入率|%|↗|60|80|60|0.75{0.0%}=F2/E2|\n参加率|%|↗|60|80|40|0.5{0.0%}=F3/E3|"),
      Example(
        "もともと手で書く欄", "a column that is typed", layout: .rates,
        grid: "加入率|%|↗|60|80|60|0.75{0.0%}=F2/E2|\n参加率|%|↗|60|80|40|0.5{0.0%}|"
          + "\n満足度|%|↗|60|80|20|0.25{0.0%}|"),
    ],
    check: FormulaOverwritten.check)
}

private enum FormulaOverwritten {
  static func check(_ context: RuleContext) -> [Finding] {
    let rates = RateCase.all(context)
    return context.form.alignment.sheets.flatMap(\.lostFormulas).map { lost in
      finding(lost, rates.first { Place($0.location) == Place(lost.location) }, context)
    }
  }

  private static func finding(
    _ lost: SheetComparison.LostFormula, _ rate: RateCase?, _ context: RuleContext
  ) -> Finding {
    let written = Wording.line(context.cell(at: lost.location)?.shown ?? "")
    let expected = rate?.judgement.expected
    let isWrong = rate.map {
      $0.judgement.outcome == .wrong && !$0.contradictsWeakDirection(context)
    }
    return context.finding(
      at: lost.location, key: "formula", owner: rate?.name ?? lost.formula,
      severity: isWrong ?? false ? .error : .warning,
      Message(ja: "数式が入力値で上書きされています", en: "A formula was overwritten with a number"),
      detail: [
        .written(
          ja: "「\(written)」" + (expected.map { "　計算 \($0)%" } ?? ""),
          en: "\"\(written)\"" + (expected.map { ", calculated \($0)%" } ?? "")),
        .cause(ja: "値を直接入力した、または値として貼り付けた", en: "typed or pasted as a value"),
        .remedy(
          ja: "\(lost.calculating.cell) の数式を \(lost.location.cell) にコピーする",
          en: "copy the formula of \(lost.calculating.cell) to \(lost.location.cell)"),
      ],
      evidence: [Evidence("written", written), Evidence("formula", lost.formula)]
        + (expected.map { [Evidence("calculated", $0.description)] } ?? []),
      related: [lost.calculating])
  }
}
