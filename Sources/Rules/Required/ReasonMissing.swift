import Forms
import Grid

extension Rule {
  /// A missed target, and the cell for its reason is blank.
  static let reasonMissing = Rule(
    id: "REQ-007",
    title: Message(ja: "未達成理由なし", en: "No reason given for a missed target"),
    severity: .error,
    why: Message(
      ja: "目標に届かなかった理由がないと、次に何を変えるかを議論できません。",
      en: "Without the reason nobody can discuss what to change."),
    condition: Message(
      ja: "未達成の指標があるのに、未達成の理由を書く欄が空欄か欠損記号。欄1つにつき1件。",
      en: "An indicator missed its target, and the cell for the reasons is blank or a missing mark."
    ),
    remedy: Message(ja: "未達成の指標ごとに理由を書いてください。", en: "Write the reason for each missed target."),
    source: "REQ-007（必須項目）",
    scope: .form,
    examples: [
      Example(
        "未達成なのに空欄", "missed and blank", layout: .texts,
        grid: "利用者数|人||||520|514|||↓"),
      Example(
        "未達成なのに「-」", "missed and a dash", layout: .texts,
        grid: "利用者数|人||||520|514|||↓-"),
      Example(
        "達成していれば空欄でよい", "met, nothing to explain", layout: .texts,
        grid: "利用者数|人||||520|541|||-"),
      Example(
        "理由がある", "a reason is given", layout: .texts,
        grid: "利用者数|人||||520|514|||・利用者数は、休館により減少した。"),
    ],
    check: ReasonMissing.check)
}

private enum ReasonMissing {
  static func check(_ context: RuleContext) -> [Finding] {
    ReasonText.all(context).filter { $0.isMissing && !$0.unmet.isEmpty }.map { reason in
      let shown = ReasonText.shown(reason.unmet, year: context.form.evaluationYear)
      let written = Wording.line(reason.field.raw)
      return context.finding(
        at: reason.field.location, key: reason.field.key, owner: reason.record.owner,
        Message(
          ja: "未達成の指標があるのに理由が書かれていません",
          en: "A target was missed, but no reason is given"),
        detail: [
          .written(
            ja: "未達成 \(shown.written.ja)　理由 \(written.isEmpty ? "（空欄）" : "「\(written)」")",
            en: "missed: \(shown.written.en); reason: \(written.isEmpty ? "(blank)" : written)"),
          .remedy(
            ja: "\(reason.field.location.cell) に理由を書く",
            en: "write the reason into \(reason.field.location.cell)"),
        ],
        evidence: reason.unmet.map { Evidence("indicator", $0.shortName) }, related: shown.places)
    }
  }
}
