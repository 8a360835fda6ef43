import Forms
import Formula
import Grid
import Notation

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
      ja: "同じ列のほかの行は数式なのに（または様式で数式の合計などの欄に、様式の「項目」で数式と決めた欄に）、値が直接入力されている。"
        + "計算した値と合わないときはエラー、合うときは注意。CSVは対象外。",
      en:
        "A number is typed where the other rows of the column calculate, where the form itself has a formula (a total), or where the template's 項目 "
        + "sheet has one; an error where it is not "
        + "what they would give, else a warning. CSV files have no formulas."),
    remedy: Message(
      ja: "数式を戻してください。上か下の行の数式をコピーできます。", en: "Put the formula back; another row has it."),
    source: "LAY-007（様式）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "計算と違う値", "not what the formula gives", layout: .rates,
        grid: "加入率|%|↗|60|80|60|0.75{0.0%}=F2/E2|\n参加率|%|↗|60|80|40|0.5{0.0%}=F3/E3|"
          + "\n満足度|%|↗|60|80|20|↓0.65{0.0%}|",
        corrected: "加入率|%|↗|60|80|60|0.75{0.0%}=F2/E2|\n参加率|%|↗|60|80|40|0.5{0.0%}=F3/E3|"
          + "\n満足度|%|↗|60|80|20|0.25{0.0%}=F4/E4|"),
      Example(
        "計算どおりの値", "what the formula gives", layout: .rates,
        grid: "加入率|%|↗|60|80|60|0.75{0.0%}=F2/E2|\n参加率|%|↗|60|80|40|0.5{0.0%}=F3/E3|"
          + "\n満足度|%|↗|60|80|20|↓0.25{0.0%}|",
        corrected: "加入率|%|↗|60|80|60|0.75{0.0%}=F2/E2|\n参加率|%|↗|60|80|40|0.5{0.0%}=F3/E3|"
          + "\n満足度|%|↗|60|80|20|0.25{0.0%}=F4/E4|"),
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
  /// A typed cell, the formula it should hold where that can be worked out, and where it comes from.
  private struct Case {
    var location: Location
    var formula: CellFormula?
    /// As it reads where it comes from: another cell, or the template.
    var source: String
    var calculating: Location?
    var rate: RateCase?
    /// The formula would show nothing, target or actual being blank.
    var isBlank = false
    /// The indicator, where the template itself calculates its values.
    var owner: String?
  }

  static func check(_ context: RuleContext) -> [Finding] {
    let rates = context.rates
    var seen: Set<Place> = []
    let formulas = context.form.alignment.sheets.flatMap(\.lostFormulas)
    var cases: [Case] = formulas.filter { !isLabel($0.location, context) }.map { lost in
      seen.insert(Place(lost.location))
      return Case(
        location: lost.location, formula: CellFormula(lost, context), source: lost.formula,
        calculating: lost.calculating,
        rate: rates.first { Place($0.location) == Place(lost.location) },
        isBlank: CellFormula.isBlank(lost, context))
    }
    cases += ofTemplate(context, rates).filter { seen.insert(Place($0.location)).inserted }
    return cases.map { finding($0, context) }
  }

  /// In a form that nobody has described words where others calculate are a row of another kind.
  private static func isLabel(_ place: Location, _ context: RuleContext) -> Bool {
    guard context.form.template.isProposal, case .text(let text)? = context.cell(at: place)?.value
    else { return false }
    return NumberText.parse(text) == nil && text.contains(where: \.isLetter)
  }

  /// The numbers typed where the template's 項目 sheet has a formula.
  private static func ofTemplate(_ context: RuleContext, _ rates: [RateCase]) -> [Case] {
    guard context.form.template.items.contains(where: { $0.formula != nil }) else { return [] }
    return context.form.allIndicators.flatMap { indicator in
      indicator.values.compactMap { value -> Case? in
        guard value.status == .value, value.cell?.formula == nil,
          let formula = CellFormula(value, of: indicator, context)
        else { return nil }
        return Case(
          location: value.location, formula: formula, source: formula.text,
          rate: rates.first { Place($0.location) == Place(value.location) },
          owner: indicator.name)
      }
    }
  }

  private static func finding(_ lost: Case, _ context: RuleContext) -> Finding {
    let cell = context.cell(at: lost.location)
    let written = Wording.line(cell?.shown ?? "")
    let expected = lost.rate?.judgement.expected.map { "\($0)%" } ?? lost.formula?.result.text
    return context.finding(
      at: lost.location, key: "formula", owner: lost.owner ?? lost.rate?.name ?? lost.source,
      severity: isWrong(lost, cell, context) ? .error : .warning,
      Message(ja: "数式が入力値で上書きされています", en: "A formula was overwritten with a number"),
      detail: [
        .written(
          ja: "「\(written)」" + (expected.map { "　計算 \($0)" } ?? ""),
          en: "\"\(written)\"" + (expected.map { ", calculated \($0)" } ?? "")),
        .cause(ja: "値を直接入力した、または値として貼り付けた", en: "typed or pasted as a value"),
        remedy(lost),
      ],
      evidence: [Evidence("written", written), Evidence("formula", lost.source)]
        + (expected.map { [Evidence("calculated", $0.filter { $0 != "%" })] } ?? []),
      related: (lost.formula?.inputs(at: lost.location) ?? [])
        + [lost.calculating].compactMap(\.self),
      fix: fix(lost, cell, context))
  }

  private static func remedy(_ lost: Case) -> Message {
    let place = lost.location.cell
    if let formula = lost.formula {
      return .remedy(
        ja: "\(place) に数式 =\(formula.text) を戻す",
        en: "put the formula =\(formula.text) back into \(place)")
    }
    let why = Message(
      ja: "（結果をここでは計算できないため、自動では直しません）",
      en: " (its result cannot be worked out here, so it is not put back by itself)")
    guard let source = lost.calculating?.cell else {
      return .remedy(
        ja: "\(place) に様式の数式 =\(lost.source) を戻す" + why.ja,
        en: "put the form's formula =\(lost.source) back into \(place)" + why.en)
    }
    return .remedy(
      ja: "\(source) の数式を \(place) にコピーする" + why.ja,
      en: "copy the formula of \(source) to \(place)" + why.en)
  }

  private static func isWrong(_ lost: Case, _ cell: Cell?, _ context: RuleContext) -> Bool {
    if let rate = lost.rate {
      return rate.judgement.outcome == .wrong && !rate.contradictsWeakDirection(context)
    }
    guard case .number(let number)? = cell?.value else { return false }
    guard let formula = lost.formula else { return lost.isBlank }
    return !formula.gives(number)
  }

  /// Whether a cell's own format shows all that its neighbour's would. A text such as 86% had none;
  /// and the neighbour may be the one that is shown in another way than the rest.
  private static func shows(_ wanted: String, _ own: String?) -> Bool {
    guard let own, FormatCode.isPlainNumber(own) else { return own == wanted }
    return own.contains("%") == wanted.contains("%")
      && FormatCode.decimals(own) >= FormatCode.decimals(wanted)
  }

  /// Safe where the formula gives what is written: then nothing but the formula comes back.
  private static func fix(_ lost: Case, _ cell: Cell?, _ context: RuleContext) -> Fix? {
    guard let formula = lost.formula, let double = formula.result.double, !context.isPlainText
    else { return nil }
    let format = lost.calculating.flatMap { context.cell(at: $0)?.numberFormat }
    let shown = format.flatMap { shows($0, cell?.numberFormat) ? nil : $0 }
    guard
      let edit = context.edit(
        lost.location, to: .number(double), formula: formula.text, format: shown)
    else { return nil }
    if case .number(let number)? = cell?.value, formula.gives(number),
      lost.rate.map({ $0.judgement.outcome == .correct }) ?? true
    {
      return Fix(.safe, [edit])
    }
    return Fix(.unsafe, [edit])
  }
}
