import Forms
import Grid
import Notation

extension Rule {
  /// An indicator without the baseline that the form asks for.
  static let baselineMissing = Rule(
    id: "NUM-024",
    title: Message(ja: "基準値なし", en: "No baseline"),
    severity: .info,
    why: Message(
      ja: "基準値がないと、どれだけ進んだかを示せません。",
      en: "Without a baseline nobody can show how far things have come."),
    condition: Message(
      ja: "様式が基準値を必須としているのに、空欄で目標だけがある（「-」などの記号は対象外）。",
      en: "The form requires a baseline, and only the target is given (a mark such as - will do)."),
    remedy: Message(
      ja: "基準値を書くか、ない場合は欠損記号を書いてください。",
      en: "Write the baseline, or the missing mark where there is none."),
    source: "NUM-024（数値）",
    scope: .cell,
    examples: [
      Example("目標だけ", "only a target", layout: .requiredBaseline, grid: "住みやすいと感じる人の割合|%|↓|90"),
      Example("記号がある", "a mark", layout: .requiredBaseline, grid: "住みやすいと感じる人の割合|%|-|90"),
      Example(
        "基準値がある", "a baseline", layout: .requiredBaseline,
        grid: "住みやすいと感じる人の割合|%|85|90"),
    ],
    check: BaselineMissing.check)
}

private enum BaselineMissing {
  static func check(_ context: RuleContext) -> [Finding] {
    guard context.form.template.item("指標.基準")?.required ?? false else { return [] }
    return context.form.allIndicators.compactMap { indicator in
      let baselines = indicator.values.filter { $0.role == .baseline }
      guard !indicator.shortName.isEmpty, baselines.allSatisfy({ $0.status == .blank }),
        let target = indicator.value(.finalTarget) ?? indicator.value(.target),
        target.status != .blank
      else { return nil }
      return context.finding(
        baselines.first ?? target, of: indicator,
        Message(ja: "基準値がありません", en: "There is no baseline"),
        inputs: [target],
        detail: [
          .remedy(
            ja: "\((baselines.first ?? target).location.cell) に基準値を書く（ない場合は欠損記号）",
            en: "write the baseline into \((baselines.first ?? target).location.cell), or the "
              + "missing mark")
        ])
    }
  }
}
